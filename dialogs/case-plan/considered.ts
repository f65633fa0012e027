import type { GroupOf, Option } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { cansOf } from './checklist.ts'
import { contentOf } from './content.ts'
import { stated, type Context } from './facts.ts'
import type { Answers, CasePlanRecord, ConsideredItem } from './record.ts'
import { cansChoices } from './service-words.ts'

type ConsideredGroup = Extract<GroupOf<CasePlanRecord, JobFacts>, { group: 'considered' }>

/** Items that may get a word instead of a service: those that need none and have none. */
const open = (a: Answers, n: number, c: Context): Option[] => {
  const others = (a.considered ?? []).flatMap(({ cansItem }, at) => (at + 1 === n ? [] : [cansItem]))
  const may = cansOf(contentOf(a, c), c).filter(({ needsService, served }) => !needsService && !served)
  return cansChoices(a, c).filter(
    ({ value }) => may.some(({ item }) => item.id === value) && !others.includes(value),
  )
}

const nameOf = ({ cansItem }: Partial<ConsideredItem>, a: Answers, c: Context): string =>
  cansChoices(a, c).find(({ value }) => value === cansItem)?.label ?? ''

/** CANS items that get no service, each with the reason. */
export const considered: ConsideredGroup = {
  group: 'considered',
  label: 'Considered CANS item',
  aliases: ['considered item', 'considered'],
  atMost: 50,
  when: (a, c) => open({ ...a, considered: [] }, 0, c).length > 0,
  show: (item, c, { all }) => [nameOf(item, all, c), item.reason].filter(Boolean).join(': '),
  items: [
    {
      ask: 'cansItem',
      label: 'CANS item',
      kind: 'choice',
      need: 'required',
      prompt: () => 'Which CANS item gets no service?',
      why: (_, c) => stated('considered', c),
      options: (_, c, { n, all }) => open(all, n, c),
    },
    {
      ask: 'reason',
      label: 'Reason',
      kind: 'text',
      maxLength: 1000,
      need: 'required',
      prompt: () => 'Why is no service needed?',
      why: (_, c) => stated('considered', c),
    },
  ],
}
