import type { IsoDate } from '../../policy/types.ts'
import type { Command } from '../command.ts'
import type { CaseLine, CaseRecord, Participant } from '../facts.ts'
import type { Action, Reply } from '../reply.ts'
import { caseLine, childLine, servedChildren } from './people.ts'
import { plainReply, unreachable } from './plain.ts'

type NeedsChild = Extract<Command, { case: string | null; child: string | null }>

/** "For which child?" over all of the worker's cases. */
export function chooseCase(cases: readonly CaseLine[] | null, today: IsoDate, command: NeedsChild): Reply {
  if (cases === null) return unreachable(command)
  const children = servedChildren(cases)
  if (children.length === 0) return plainReply('No cases', 'You have no open cases with a child on them.')
  return choose('For which child?', children, today, command)
}

/** "For which case?" over all of the worker's cases, for a job about a whole case. */
export function chooseCaseFile(cases: readonly CaseLine[] | null, command: NeedsChild): Reply {
  if (cases === null) return unreachable(command)
  if (cases.length === 0) return plainReply('No cases', 'You have no open cases.')
  const lines = cases.map(caseLine)
  const actions = cases.slice(0, 6).map((line): Action => ({
    label: caseLine(line),
    command: { ...command, case: line.id, child: null },
  }))
  const ask = 'For which case?'
  const more = cases.length > 6 ? [...lines.slice(6), 'Others: type the case’s number.'] : []
  const reply = plainReply('Which case?', [ask, ...more].join('\n\n'), [], actions)
  const text = [ask, ...lines, `Answer with the number, such as ${cases[0]?.id}.`].join('\n')
  return { ...reply, text }
}

/** "For which child?" within one case. */
export function chooseChild(
  of: CaseRecord,
  children: readonly Participant[],
  today: IsoDate,
  command: NeedsChild,
): Reply {
  const listed = children.map((person) => ({ case: of.id, person }))
  return choose(
    `Case ${of.id} has ${children.length === 1 ? 'one child' : 'several children'}. For which child?`,
    listed,
    today,
    command,
  )
}

export function noChild(of: string): Reply {
  return plainReply(
    'No child served',
    `Case ${of} has no child who receives direct services, so there is nobody to record a goal for.`,
  )
}

function choose(
  ask: string,
  children: readonly { case: string; person: Participant }[],
  today: IsoDate,
  command: NeedsChild,
): Reply {
  const lines = children.map(({ person }) => childLine(person, today))
  const actions = children.slice(0, 6).map(({ case: of, person }): Action => ({
    label: childLine(person, today),
    command: { ...command, case: of, child: person.id },
  }))
  const reply = plainReply('Which child?', [ask, ...lines].join('\n'), [], actions)
  const more = children.length > 6 ? 'Others: type the child’s number.' : ''
  const body = children.length > 6 ? [ask, ...lines.slice(6), more].join('\n\n') : ask
  return {
    ...reply,
    text: `${[ask, ...lines].join('\n')}\nAnswer with the number, such as ${children[0]?.person.id}.`,
    card: reply.card && { ...reply.card, body },
  }
}
