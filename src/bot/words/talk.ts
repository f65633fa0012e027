import type { IsoDate } from '../../policy/types.ts'
import type { CaseLine, Person } from '../facts.ts'
import type { Action, Reply } from '../reply.ts'
import { childLine, servedChildren } from './people.ts'
import { help, myCases, plainReply, unreachable } from './plain.ts'

const record = (label: string, of: string | null, child: string | null): Action => ({
  label,
  command: { type: 'start', dialog: 'record-goal', case: of, child, values: {} },
})
const drafts: Action = { label: 'My drafts', command: { type: 'drafts' } }
const supervisor: Action = { label: 'Talk to my supervisor', command: { type: 'hand-off' } }

/** The welcome: what can be done, with a button for each of the worker's first children. */
export function welcome(person: Person, cases: readonly CaseLine[] | null, today: IsoDate): Reply {
  const children = servedChildren(cases ?? [])
  const buttons = children
    .slice(0, 5)
    .map(({ case: of, person: child }) => record(`Goal · ${childLine(child, today)}`, of, child.id))
  const first = person.name.split(' ')[0] ?? person.name
  const body =
    `Hello ${first}. I help you record permanency goals and tell you which goals the rules allow, with the source. ` +
    'Nothing is saved before you confirm it.'
  const example = children[0]
    ? `For example: "set ${children[0].person.id}'s goal to adoption by 22 May 2027", or "which goals are allowed for ${children[0].person.id}?"`
    : ''
  const reply = plainReply('Waymark', [body, example].filter(Boolean).join('\n\n'), [], [...buttons, myCases])
  return {
    ...reply,
    text: [body, example, 'Say "my cases", "my drafts" or "help".'].filter(Boolean).join('\n'),
  }
}

/** All that can be said, in short. */
export const helpReply: Reply = {
  ...plainReply(
    'What you can say',
    [
      '- Record: "set tn-1001-c1’s goal to adoption by 22 May 2027 and guardianship as second goal"',
      '- Ask: "which goals are allowed for tn-1001-c1?", "what goals does tn-1003-c1 have?", "why?"',
      '- While you fill something in: "back", "skip", "change target date to 1 June 2027", "review", "confirm"',
      '- Keep or leave: "save", "my drafts", "resume", "start over", "cancel"',
      '- Others: "my cases", "what is missing?" (in the documents), "repeat", "talk to my supervisor"',
    ].join('\n'),
    [],
    [record('Record a goal', null, null), myCases, drafts, supervisor],
  ),
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
export function notUnderstood(misses: number): Reply {
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
    'I did not understand that. Nothing was changed. You can record a goal, ask which goals are allowed, or say "help".',
    [],
    [record('Record a goal', null, null), help, myCases],
  )
}

export const handOff: Reply = plainReply(
  'Your supervisor',
  'Please write to your supervisor directly; I have sent nothing. If something is half entered, say "save" first and it is kept as a draft.',
  [],
  [drafts, help],
)

/** The honest answer in Spanish until there is more of it. */
export const onlyEnglish: Reply = plainReply(
  'Español',
  'Por ahora solo entiendo inglés. Su supervisor puede ayudarle. / For now I only understand English.',
  [],
  [help, supervisor],
)

export const nothingOpen: Reply = plainReply(
  'Nothing is open',
  'There is nothing open to change or confirm. You can record a goal, or say "my drafts".',
  [],
  [record('Record a goal', null, null), drafts, help],
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
