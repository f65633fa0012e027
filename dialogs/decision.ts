import { sayDate } from '../src/dialog/index.ts'
import type { QuestionOf, Refusal } from '../src/dialog/types.ts'
import type { ChildFacts } from '../src/bot/facts.ts'
import { asRuled, because, labelIn, listed } from './by-edition.ts'
import { fieldOf, type Chosen, type Context } from './record-goal/rules.ts'

export const forums = 'decided-forum'

/** In which meeting something was decided, and on which day: that day picks the edition. */
export interface Decided {
  decidedForum?: string | undefined
  decidedOn?: string | undefined
}

const decidedOn = (day: string, _: unknown, c: Context): Refusal | null => {
  if (day > c.today) return { because: `The day of the decision cannot be after today, ${sayDate(c.today)}.` }
  const born = c.facts.child.dateOfBirth
  if (born !== null && day < born)
    return { because: 'The day of the decision cannot be before the child was born.' }
  const then = c.rulesOn(day)
  if (then.edition !== null) return null
  return { because: `No ${then.stateName} rules in force on ${sayDate(day)} are known here.` }
}

/** Asked where the edition wants to know who decided. */
export const decisionQuestions: readonly QuestionOf<Decided, ChildFacts>[] = [
  {
    ...asRuled<Chosen, ChildFacts>(fieldOf('decided-forum')),
    ask: 'decidedForum',
    label: 'Decided at',
    aliases: ['meeting', 'forum', 'decided in'],
    kind: 'choice',
    prompt: () => 'At which meeting was it decided?',
    options: (_, c) => listed(forums, c),
  },
  {
    ...asRuled<Chosen, ChildFacts>(fieldOf('decided-on')),
    ask: 'decidedOn',
    label: 'Decided on',
    past: true,
    aliases: ['meeting date', 'day of the meeting', 'decision date', 'held on', 'meeting on', 'meeting of'],
    kind: 'date',
    prompt: () => 'On which day was it decided?',
    note: (_, c) => because(fieldOf('decided-on')({}, c)).text,
    check: decidedOn,
  },
]

/** "72-hour meeting on Fri 2 Oct 2026". */
export const sayDecision = ({ decidedForum, decidedOn: day }: Decided, c: Context): string =>
  `${decidedForum === undefined ? 'Decided' : labelIn(forums, decidedForum, c)} on ${sayDate(day ?? c.today)}`
