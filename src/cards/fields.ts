import {
  ChoiceSetInput,
  DateInput,
  NumberInput,
  TextInput,
  type CardElementArray,
} from '@microsoft/teams.cards'
import type { Field } from '../bot/reply.ts'
import type { Limits } from './limits.ts'
import { paragraph, quiet } from './text.ts'
import { line } from './words.ts'

const longestValue = 200
const shortList = 5

/** The form, what is required first: each field with its label, what is wrong with the entry, and why it is asked. */
export function fields(all: readonly Field[], limits: Limits): CardElementArray {
  const ordered = [...all].sort((a, b) => Number(b.required) - Number(a.required))
  const shown = inputs(ordered.slice(0, limits.fields), limits)
  const left = all.length - limits.fields
  return left > 0 ? [...shown, paragraph(`${left} more to fill in after these.`, 60, quiet)] : shown
}

/** The fields as they come, each with what is said beside it. */
export const inputs = (all: readonly Field[], limits: Limits): CardElementArray =>
  all.flatMap((field) => drawField(field, limits))

function drawField(field: Field, limits: Limits): CardElementArray {
  const { error, why } = field
  return [
    ...input(field, limits),
    ...(error
      ? [paragraph(error, limits.why, { color: 'Attention', weight: 'Bolder', spacing: 'Small' })]
      : []),
    ...(why ? [paragraph(why, limits.why, { ...quiet, spacing: 'Small' })] : []),
  ]
}

function input(field: Field, limits: Limits): CardElementArray {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return choices(field, limits)
    case 'date':
      return [date(field, limits)]
    case 'number':
      return [number(field, limits)]
    case 'lines':
      return text(field, limits, 'One on each line')
    case 'text':
      return text(field, limits)
  }
}

function asked(field: Field, limits: Limits, missing: string) {
  const label = line(field.label, limits.label) || 'Entry'
  const required = field.required && { isRequired: true, errorMessage: `${missing} ${label}.` }
  return { id: field.id, label, spacing: 'Medium' as const, ...required }
}

function choices(field: Field, limits: Limits): CardElementArray {
  const fits = field.options.filter(({ value }) => value !== '' && value.length <= longestValue)
  const offered = keepChosen(fits, field, limits.options)
  if (offered.length === 0) return text({ ...field, value: null }, limits)
  const several = field.kind === 'choices'
  const value = chosen(field).filter((each) => offered.some((option) => option.value === each))
  const drawn = new ChoiceSetInput(
    ...offered.map((option) => ({ title: title(option, limits), value: option.value })),
  )
  Object.assign(drawn, asked(field, limits, several ? 'Choose at least one for' : 'Choose one for'), {
    style: several || offered.length <= shortList ? 'expanded' : 'compact',
    wrap: true,
    ...(several && { isMultiSelect: true }),
    ...(value.length > 0 && { value: value.join(',') }),
    ...(!several && offered.length > shortList && { placeholder: 'Choose one' }),
  })
  const missing = offered.length < field.options.length
  return missing ? [drawn, paragraph('Not every choice fits here. You can type yours.', 80, quiet)] : [drawn]
}

function chosen({ kind, value }: Field): string[] {
  return value === null ? [] : kind === 'choices' ? value.split(',') : [value]
}

function keepChosen(options: Field['options'], field: Field, most: number) {
  if (options.length <= most) return options
  const mine = new Set(chosen(field))
  const others = options.filter(({ value }) => !mine.has(value))
  const kept = new Set(others.slice(0, Math.max(0, most - mine.size)))
  return options.filter((option) => mine.has(option.value) || kept.has(option))
}

function title({ label, note }: Field['options'][number], limits: Limits): string {
  const words = note ? `${label} – ${note}` : label
  return line(words, limits.optionText) || '–'
}

function date(field: Field, limits: Limits) {
  const value = /^\d{4}-\d{2}-\d{2}$/u.test(field.value ?? '') && { value: field.value as string }
  return new DateInput({ ...asked(field, limits, 'Pick a day for'), ...value })
}

function number(field: Field, limits: Limits) {
  const { min, max } = field
  const value = /^-?\d{1,15}$/u.test(field.value ?? '') && { value: Number(field.value) }
  const bounds = { ...(min !== null && { min }), ...(max !== null && { max }) }
  const missing = `${bounded(min, max)} for`
  return new NumberInput({ ...asked(field, limits, missing), ...bounds, ...value })
}

function bounded(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `Enter a number from ${min} to ${max}`
  if (max !== null) return `Enter a number up to ${max}`
  return min === null ? 'Enter a number' : `Enter a number from ${min}`
}

/** A text too long to be shown is not drawn as an input at all: sending the form would shorten what is kept. */
function text(field: Field, limits: Limits, placeholder?: string): CardElementArray {
  const { value } = field
  // The length of a list is that of each of its lines, which no input can check.
  const maxLength = field.kind === 'lines' ? null : field.maxLength
  if (value && value.length > limits.inputText) {
    const label = line(field.label, limits.label)
    return [
      paragraph(label, limits.label, { weight: 'Bolder', spacing: 'Medium' }),
      paragraph(
        `Your text is kept, but too long to edit here. To replace it, type "change ${label} to …".`,
        200,
      ),
    ]
  }
  const length = maxLength !== null && maxLength > 0 && { maxLength }
  return [
    new TextInput({
      ...asked(field, limits, 'Write something for'),
      isMultiline: true,
      ...length,
      ...(placeholder && { placeholder }),
      ...(value && { value }),
    }),
  ]
}
