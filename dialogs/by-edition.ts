import type { Asked, Citation, RuleFacts } from '../src/policy/types.ts'
import type { FlowContext, Need, Option, Reason } from '../src/dialog/types.ts'

type Ruling = { because: string; citation: Citation | null }

export const because = (rule?: Ruling | null): Reason => ({
  text: rule?.because ?? '',
  citation: rule?.citation ?? null,
})

/** Whether the edition asks for the field at all; what is not known is asked for. */
export const isAsked = ({ value }: Asked): boolean => value !== 'not-asked'

/** A question that comes up as the edition rules about its field. `optional`: how one comes up that may stay empty. */
export const asRuled = <A, Facts>(
  asked: (a: A, c: FlowContext<Facts>) => Asked,
  optional: Exclude<Need, 'required'> = 'offered',
) => ({
  need: (a: A, c: FlowContext<Facts>): Need => (asked(a, c).value === 'optional' ? optional : 'required'),
  when: (a: A, c: FlowContext<Facts>): boolean => isAsked(asked(a, c)),
  why: (a: A, c: FlowContext<Facts>): Reason => because(asked(a, c)),
})

/** The codes of a list of the edition, to choose from. */
export const listed = (list: string, { rules }: Pick<FlowContext<unknown>, 'rules'>): Option[] =>
  (rules.list(list)?.items ?? []).map(({ id, label, note }) => ({
    value: id,
    label,
    ...(note !== undefined && { note }),
  }))

/** A code of a list in the edition's words; the code itself where the list does not have it. */
export const labelIn = (list: string, id: string, { rules }: Pick<FlowContext<unknown>, 'rules'>): string =>
  rules.list(list)?.items.find((item) => item.id === id)?.label ?? id

/** A yes or no that an edition's condition looks at; undefined while it is open. */
export const truth = (said: string | undefined): boolean | undefined =>
  said === undefined ? undefined : said === 'yes'

export const yesNo: Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

export type { RuleFacts }
