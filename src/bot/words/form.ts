import type { AskedQuestion, ItemName } from '../../dialog/types.ts'
import type { Field } from '../reply.ts'

export interface FieldError {
  ask: string
  label: string
  text: string
  /** The same without the choices, for where they are listed right below. */
  short: string
}

/** The choice that takes an optional choice back; it stands for no entry. */
export const nothingChosen = '-'

/** Why an entry was not taken. Where its question is `asking`, the choices stand right below and are not said twice. */
export function notTaken({ ask, label, text, short }: FieldError, asking: string | null): string {
  const said = ask === asking ? short : text
  return said.startsWith(label) ? said : `${label} not taken: ${said}`
}

/** While an item is filled in, the form is that item's; otherwise it asks everything at once. */
export function formAt(form: readonly AskedQuestion[], here: ItemName | null): readonly AskedQuestion[] {
  if (here === null) return form.filter(({ decides }) => !decides)
  return form.filter(({ item }) => item?.group === here.group && item.n === here.n)
}

/** The fields of a form, with what was wrong with the last entries beside them. */
export function fieldsFor(questions: readonly AskedQuestion[], errors: readonly FieldError[]): Field[] {
  return [...questions].sort((a, b) => rank(a) - rank(b)).map((q) => fieldFor(q, errors))
}

/** One field of a form. */
export function fieldFor(q: AskedQuestion, errors: readonly FieldError[]): Field {
  return {
    id: q.ask,
    label: q.need === 'required' ? q.label : `${q.label} (optional)`,
    kind: q.kind,
    required: q.need === 'required',
    options:
      q.kind === 'choice' && q.need !== 'required'
        ? [{ value: nothingChosen, label: 'None' }, ...q.options]
        : q.options,
    value: inputOf(q),
    maxLength: q.maxLength,
    min: q.min,
    max: q.max,
    why: q.why.text === '' ? null : q.why.text,
    error: errors.find((error) => error.ask === q.ask)?.text ?? null,
  }
}

/** The answer that stands, as an input holds it. */
export function inputOf({ kind, current }: Pick<AskedQuestion, 'kind' | 'current'>): string | null {
  if (current === null) return null
  if (Array.isArray(current)) return current.join(kind === 'lines' ? '\n' : ',')
  return typeof current === 'object' ? null : String(current)
}

/** What must be filled comes first; a date that is only offered, such as the start date, comes last. */
const rank = ({ need, kind }: AskedQuestion) =>
  need === 'required' ? 0 : need === 'offered' && kind === 'date' ? 2 : 1
