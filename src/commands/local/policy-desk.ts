import { answersFrom, type Answers } from '../../answers/answer/answer.ts'
import type { Person } from '../../bot/facts.ts'
import type { Recipients } from '../../bot/notices.ts'
import type { PolicyDesk } from '../../bot/policy-ports.ts'
import { openQuestions, type Database } from '../../store/index.ts'
import { openKnowledge } from '../ask/knowledge.ts'
import type { Rules } from '../rules.ts'

interface DeskParts {
  database: Database
  directory: string
  rules: Pick<Rules, 'policyLeads'>
  /** Whether the supervisors keep the desk where the agency's file names nobody. */
  demo: boolean
}

/** The policy desk of this agency: what is kept for it, and what answers are checked against. */
export async function openPolicyDesk({ database, directory, rules, demo }: DeskParts): Promise<PolicyDesk> {
  const { policyLeads: named } = rules
  let made: Answers | null = null
  const answers = () => (made ??= answersFrom(openKnowledge(directory)))
  return {
    memory: await openQuestions({ database }),
    check: (written, today) => answers().check(written, today),
    rests: (reviewed, on) => answers().rests(reviewed, on),
    isLead: ({ id, role }) => (named.length > 0 ? named.includes(id) : demo && role === 'supervisor'),
    leadsFor: (person) =>
      named.length > 0
        ? named.map((id) => ({ type: 'person', person: id }))
        : demo
          ? supervisorsOf(person)
          : [],
  }
}

const supervisorsOf = ({ unit, supervisor }: Person): Recipients[] => [
  { type: 'supervisors', unit, named: supervisor?.id ?? null },
]
