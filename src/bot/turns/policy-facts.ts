import type * as z from 'zod'
import type { Ask } from '../../answers/answer/types.ts'
import type { Dialog } from '../../dialog/types.ts'
import type { GoalFacts, RuleFacts } from '../../policy/types.ts'
import type { AskPolicy } from '../commands/policy-talk.ts'
import { wholeCase, type JobFacts } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import { noTalk } from '../policy-talk.ts'
import type { Session } from '../session.ts'
import { plain } from '../understand/phrases.ts'
import { caseTypeIn } from '../understand/questions.ts'
import { goalFacts } from './goals.ts'
import { contextFor, factsNow, jobsHere, type Situation } from './situation.ts'

/** A question with what the open case and the open job know. In a channel nothing of a case is known. */
export function askFor({ question, facts, unsure }: AskPolicy, session: Session, situation: Situation): Ask {
  const { person, focus, today } = situation
  const of = situation.private && (focus.type === 'child' || focus.type === 'case') ? focus.facts : null
  const history = (session.policy ?? noTalk).asked.map((one) => one.question)
  const state = of?.case.state ?? person.state
  const base = { question, state, on: today, history, ...(unsure && { unsure }) }
  if (!of) return { ...base, goalFacts: { ...facts }, ruleFacts: {} }
  const main = of.activeGoals.find(({ role }) => role === 'primary')?.goal
  const known: GoalFacts = focus.type === 'child' ? goalFacts(focus.facts) : { caseType: of.case.caseType }
  const supposed = facts?.age === undefined ? {} : { dateOfBirth: undefined }
  if (ofAnother(question, of, situation)) return { ...base, goalFacts: { ...facts }, ruleFacts: {} }
  return {
    ...base,
    goalFacts: { ...known, ...supposed, ...facts },
    ...(main !== undefined && { goal: main }),
    ruleFacts: ruleFactsOf(of, session, situation),
  }
}

/** A question about another kind of case than the open one, and about nobody in it, is a general one. */
function ofAnother(question: string, { case: of }: JobFacts, { rulesFor }: Situation): boolean {
  const named = caseTypeIn(plain(question), rulesFor(of.state))
  return named !== undefined && named !== of.caseType && !somebody.test(question)
}

const somebody = /\b(?:s?he|she's|he's|they|her|him|his|them|this|my)\b/i

/** What each job of the state would know before anything is asked, and the open one by its answers. */
function ruleFactsOf(of: JobFacts, { flow }: Session, situation: Situation): RuleFacts {
  const all = jobsHere(situation).flatMap((job) => {
    const facts = job.about === 'case' ? wholeCase(of) : of
    if (job.about === 'child' && facts.child === null) return []
    const open = flow?.state.dialog === job.id && factsNow(flow, situation.focus) !== null
    return Object.entries(factsIn(job, facts, open ? flow.state.answers : null, situation))
  })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

function factsIn(job: GuidedFlow, facts: JobFacts, answers: object | null, situation: Situation): RuleFacts {
  const { ruleFacts, prefill } = job as unknown as Pick<
    Dialog<z.ZodObject, JobFacts>,
    'ruleFacts' | 'prefill'
  >
  if (!ruleFacts) return {}
  const context = contextFor(facts, situation)
  return ruleFacts(answers ?? prefill?.({}, context) ?? {}, context)
}
