import type { MoPlanContent } from '../bot/plan-on-record.ts'
import { entries, heading, quiet, text, type Block } from './blocks.ts'
import type { PlanSource } from './source.ts'
import { sayDay, sayShortDay, yesNo } from './words.ts'

const questions = [
  ['achieve', 'What do we want to achieve?'],
  ['getThere', 'How will we get there?'],
  ['onTrack', 'How will we know that we are on track?'],
  ['howLong', 'How long will it take?'],
] as const

const places = [
  ['next', 'Next steps'],
  ['existing-strength', 'Existing strengths'],
  ['existing-safety', 'Existing safety'],
] as const

/** A plan of questions and tasks: what is to be reached, who does what by when, where treatment comes from, who agreed. */
export function steps(content: MoPlanContent, _: PlanSource): Block[] {
  return [...answers(content), ...tasks(content), ...treatments(content), ...agreement(content)]
}

function answers(content: MoPlanContent): Block[] {
  const told = questions.flatMap(([key, question]) => {
    const words = content[key]
    return words ? [heading(3, question), text(words)] : []
  })
  return told.length > 0 ? [heading(2, 'The plan'), ...told] : []
}

function tasks({ tasks: all }: MoPlanContent): Block[] {
  const told = places.flatMap(([state, label]) => {
    const own = all.filter((task) => task.state === state)
    if (own.length === 0) return []
    const rows = own.map(({ who, what, by }) => [who, what, sayShortDay(by) || 'No day set'])
    return [
      heading(3, label),
      { type: 'table', heads: ['Who', 'What', 'By'], widths: [25, 53, 22], rows } as const,
    ]
  })
  return [heading(2, 'Tasks'), ...(told.length > 0 ? told : [quiet('No tasks are entered.')])]
}

function treatments({ treatments: all }: MoPlanContent): Block[] {
  if (all.length === 0) return []
  return [
    heading(2, 'Treatment'),
    ...all.flatMap(({ resource, capacity, culture, natural }) =>
      entries(resource, [
        ['Capacity', capacity],
        ['Culture', culture],
        ['From the family’s own circle', yesNo(natural)],
      ]),
    ),
  ]
}

function agreement({ agreedBy, uploadedToImaging, pprtOn }: MoPlanContent): Block[] {
  return [
    heading(2, 'Agreement'),
    ...entries(null, [
      ['Agreed by the family', yesNo(agreedBy.family)],
      ['Agreed by the division', yesNo(agreedBy.division)],
      ['Agreed by the team', yesNo(agreedBy.team)],
      ['Permanency Planning Review Team', sayDay(pprtOn)],
      ['Uploaded to imaging', yesNo(uploadedToImaging)],
    ]),
  ]
}
