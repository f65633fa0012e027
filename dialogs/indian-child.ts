import type { JobFacts, Participant } from '../src/bot/facts.ts'
import type { FlowContext, Notice } from '../src/dialog/types.ts'

type Children = readonly Pick<Participant, 'indianChild'>[]

const reasonFor = (children: Children): string | null => {
  if (children.some(({ indianChild }) => indianChild === 'yes')) {
    return children.length > 1
      ? 'The record says that one of these children is an Indian child, and other standards apply.'
      : 'The record says that this child is an Indian child, and other standards apply.'
  }
  if (!children.some(({ indianChild }) => indianChild === 'unknown')) return null
  return children.length > 1
    ? 'It is not known whether each of these children is an Indian child. If one is, other standards apply.'
    : 'It is not known whether this child is an Indian child. If so, other standards apply.'
}

/** The stop-and-consult notice where one of the children is, or may be, an Indian child (25 CFR 23.120, 23.129 to 23.131). */
export const consultFirst = (children: Children, c: FlowContext<JobFacts>): Notice[] => {
  const why = reasonFor(children)
  if (why === null) return []
  const text = `Stop and consult before you go on. ${why} The usual hints are left out here.`
  return [{ kind: 'consult', text, citation: c.rules.statement('indian-child')?.citation ?? null }]
}

/** The children that a job about a whole case may touch. */
export const servedChildren = (c: FlowContext<JobFacts>): Participant[] =>
  c.facts.case.participants.filter(({ served }) => served)

/** What a worker should know beside the answers: where consulting comes first, the usual hints are held back. */
export const withConsult = (
  children: Children,
  c: FlowContext<JobFacts>,
  facts: readonly Notice[],
  hints: () => readonly Notice[],
): Notice[] => {
  const first = consultFirst(children, c)
  const all = [...first, ...facts, ...(first.length > 0 ? [] : hints())]
  return all.filter((notice, at) => all.findIndex(({ text }) => text === notice.text) === at)
}
