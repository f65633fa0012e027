import type { IsoDate } from '../../policy/types.ts'
import type { CaseLine, Person } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import type { Action, Reply } from '../reply.ts'
import { jobButtons, jobList, shortName, startAction } from './jobs.ts'
import { childLine, servedChildren, type ListedChild } from './people.ts'
import { help, myCases, plainReply, unreachable } from './plain.ts'

const drafts: Action = { label: 'My drafts', command: { type: 'drafts' } }
const supervisor: Action = { label: 'Talk to my supervisor', command: { type: 'hand-off' } }

/** What the words of a greeting or of the help look at. */
export interface Offer {
  person: Person
  jobs: readonly GuidedFlow[]
  today: IsoDate
}

/** The welcome: what can be done, with a button for each of the worker's first children. */
export function welcome({ person, jobs, today }: Offer, cases: readonly CaseLine[] | null): Reply {
  const children = servedChildren(cases ?? [])
  const first = person.name.split(' ')[0] ?? person.name
  const doing = jobs.length > 0 ? `I help you with ${jobList(jobs)}, and tell you` : 'I tell you'
  const body =
    `Hello ${first}. ${doing} which goals the rules allow, with the source. ` +
    'Nothing is saved before you confirm it.'
  const [child] = children
  const example = child
    ? `For example: ${[...jobs.slice(0, 1).map((job) => exampleOf(job, child)), `"which goals are allowed for ${child.person.id}?"`].join(', or ')}`
    : ''
  const buttons = caseButtons(children, jobs) ?? children.map((one) => childButton(one, jobs, today))
  const reply = plainReply(
    'Waymark',
    [body, example].filter(Boolean).join('\n\n'),
    [],
    [...buttons.slice(0, 5), myCases],
  )
  return {
    ...reply,
    text: [body, example, 'Say "my cases", "my drafts" or "help".'].filter(Boolean).join('\n'),
  }
}

/** Where a state has one job and it is about a case, a button for each case opens it. */
function caseButtons(children: readonly ListedChild[], jobs: readonly GuidedFlow[]): Action[] | null {
  const [only, ...more] = jobs
  if (only?.about !== 'case' || more.length > 0) return null
  const cases = [...new Set(children.map(({ case: of }) => of))]
  return cases.map((of) => startAction(only, of, null, `${shortName(only)} · ${of}`))
}

/** Where a state has one job about a child, its button opens it; otherwise it shows the child with all there is to do. */
function childButton({ case: of, person }: ListedChild, jobs: readonly GuidedFlow[], today: IsoDate): Action {
  const [only, ...more] = jobs
  const line = childLine(person, today)
  if (only?.about === 'child' && more.length === 0)
    return startAction(only, of, person.id, `${shortName(only)} · ${line}`)
  return { label: line, command: { type: 'goals-on-record', case: of, child: person.id } }
}

const exampleOf = (
  job: GuidedFlow,
  { case: of, person }: Pick<ListedChild, 'case'> & { person: { id: string } },
) =>
  job.id === 'record-goal'
    ? `"set ${person.id}'s goal to adoption by 22 May 2027"`
    : `"${(job.cues?.[0] ?? job.title).toLowerCase()} for ${job.about === 'case' ? of : person.id}"`

/** All that can be said, in short. `place`: a case and child to name in the examples. */
export function helpReply({ jobs }: Offer, place: { case: string; child: string }): Reply {
  const examples = jobs.map((job) => exampleOf(job, { case: place.case, person: { id: place.child } }))
  const lines = [
    ...(jobs.length > 0 ? [`- Jobs here: ${jobList(jobs)}. Say: ${examples.join(', ')}`] : []),
    `- Ask: "which goals are allowed for ${place.child}?", "what goals does ${place.child} have?", "why?", or anything about policy`,
    '- Due dates: "what is due this week?", "what is overdue?", "remind me each morning", "I am away until 5 December"',
    '- While you fill something in: "back", "skip", "change target date to 1 June 2027", "review", "confirm"',
    '- Keep or leave: "save", "my drafts", "resume", "start over", "cancel"',
    '- Others: "my cases", "what is missing?" (in the documents), "repeat", "talk to my supervisor"',
  ]
  const actions = [...jobButtons(jobs, 3), myCases, drafts, supervisor]
  return plainReply('What you can say', lines.join('\n'), [], actions)
}

/** In a channel: only what names nobody. */
export const channelHelp: Reply = plainReply(
  'Ask me privately',
  'In a channel I answer only general questions, such as "which goals are allowed in a custodial case?". For anything about a case, write to me in a private chat.',
)

export function caseList(cases: readonly CaseLine[] | null, today: IsoDate): Reply {
  if (cases === null) return unreachable({ type: 'cases' })
  const children = servedChildren(cases)
  if (children.length === 0)
    return plainReply('My cases', 'You have no open cases with a child on them.', [], [help])
  const lines = children.map(({ person }) => childLine(person, today))
  const buttons = children.slice(0, 6).map(({ case: of, person }): Action => ({
    label: childLine(person, today),
    command: { type: 'goals-on-record', case: of, child: person.id },
  }))
  const more = lines.slice(6).map((line) => `- ${line}`)
  const body = [
    'Press a child to see the goals on record.',
    ...(more.length > 0 ? ['More children, by their number:', ...more] : []),
  ]
  const reply = plainReply('My cases', body.join('\n'), [], buttons)
  return {
    ...reply,
    text: ['The children on your cases:', ...lines, 'Say a child’s number to see the goals on record.'].join(
      '\n',
    ),
  }
}

/** Not understood: the first times with examples, the third time with a person. Never a loop. */
export function notUnderstood(misses: number, jobs: readonly GuidedFlow[]): Reply {
  if (misses >= 2) {
    return plainReply(
      'Let us get you to a person',
      'I still do not follow, and that is my fault. Your supervisor can help, or say "help" to see what I know. Nothing was changed.',
      [],
      [supervisor, help, myCases],
    )
  }
  return plainReply(
    'I did not understand that',
    `I did not understand that. Nothing was changed. ${canDo(jobs)} ask which goals are allowed, or say "help".`,
    [],
    [...jobButtons(jobs, 4), help, myCases],
  )
}

const canDo = (jobs: readonly GuidedFlow[]) =>
  jobs.length > 0 ? `I help with ${jobList(jobs)}. You can also` : 'You can'

export const nothingOpen = (jobs: readonly GuidedFlow[]): Reply =>
  plainReply(
    'Nothing is open',
    `There is nothing open to change or confirm. ${jobs.length > 0 ? `I help with ${jobList(jobs)}; or` : 'You can'} say "my drafts".`,
    [],
    [...jobButtons(jobs, 4), drafts, help],
  )

/** `open`: something is half filled in, and its card is further down. */
export function oldButtonSaid(open: boolean): Reply {
  const next = open ? 'Go on in the newest card, or just write.' : 'Say "help" to see what I can do.'
  return plainReply(
    'Not taken',
    `That button was used already, or its card is an earlier one. Nothing was changed by it. ${next}`,
  )
}

export function refusedInput(because: string): Reply {
  return plainReply('Not taken', `${because} Nothing was changed.`, [], [help])
}
