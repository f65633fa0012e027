import { sayDate } from '../../src/dialog/index.ts'
import type { Answer, AskedQuestion } from '../../src/dialog/types.ts'
import type { Field, SealedAction } from '../../src/bot/reply.ts'
import type { Table } from './table.ts'

type Said = Readonly<Record<string, unknown>>
export type Face = (table: Table, said: Said) => void

const mostMoves = 150

/** An answer as a worker types it. */
function typed({ kind, options }: Pick<AskedQuestion, 'kind' | 'options'>, value: unknown): string {
  const place = (one: unknown) => String(options.findIndex((option) => option.value === one) + 1)
  if (kind === 'choice') return options.find((option) => option.value === value)?.label ?? String(value)
  if (kind === 'choices') return [value].flat().map(place).join(', ')
  if (kind === 'date') return sayDate(String(value))
  return kind === 'lines' ? (value as string[]).join('; ') : String(value)
}

/** An answer as a form's input sends it. */
const entered = ({ kind }: Pick<Field, 'kind'>, value: unknown): string =>
  Array.isArray(value) ? value.join(kind === 'lines' ? '\n' : ',') : String(value)

/** Whether what was to be said stands; a rule may have added to a list. */
const stands = (answer: Answer | undefined, value: unknown): boolean =>
  Array.isArray(value) && Array.isArray(answer)
    ? value.every((one) => answer.includes(one as string))
    : answer === value

const missing = (table: Table, said: Said): string[] =>
  Object.keys(said).filter((ask) => !stands(table.answers()[ask], said[ask]))

const groupOf = (ask: string) => /^(.+)-(\d+)-/.exec(ask)?.[1] ?? null

const isThere = (table: Table, ask: string): boolean =>
  table.named().fields.some((field) => field.ask === ask)

const labelled = (actions: readonly SealedAction[], label: string) =>
  actions.find((action) => action.label.toLowerCase() === label.toLowerCase())

function until(table: Table, move: () => void): void {
  for (let moves = 0; !table.written(); moves++) {
    if (moves > mostMoves) throw new Error(`No end to it: ${table.reply().text}`)
    move()
  }
}

const groupLabel = (table: Table, ask: string) =>
  table.named().groups.find(({ group }) => group === groupOf(ask))?.label ?? ''

/** What is not asked of itself is asked for: an item more, an offered question, or another answer than stands. */
function sayMore(table: Table, said: Said, ask: string): void {
  const field = table.named().fields.find((one) => one.ask === ask)
  if (!field) return table.say(`add another ${groupLabel(table, ask).toLowerCase()}`)
  if (!field.answered)
    return table.say(field.item ? `change ${field.label.toLowerCase()}` : `add ${field.label}`)
  table.say(`change ${field.label} to ${typed({ kind: field.kind, options: field.options() }, said[ask])}`)
}

function answerInWords(table: Table, said: Said): void {
  const { asking } = table.view()
  if (!asking) return
  if (!(asking.ask in said) || stands(asking.current ?? undefined, said[asking.ask])) table.say('skip')
  else table.say(typed(asking, said[asking.ask]))
}

/** The next thing, in the order in which it is to be said; false where nothing is left. */
function inWords(table: Table, said: Said): boolean {
  const [next] = missing(table, said)
  const { asking, offers } = table.view()
  const offered = offers.some(({ ask, item }) => ask === next && item === null)
  if (asking && !offered) answerInWords(table, said)
  else if (next !== undefined) sayMore(table, said, next)
  return asking !== null || next !== undefined
}

/** Turn by turn: each question is answered in words, what is optional and not wanted is skipped. */
export const chat: Face = (table, said) =>
  until(table, () => {
    if (!inWords(table, said)) table.say('confirm')
  })

const filling = (fields: readonly Field[], said: Said): Record<string, string> =>
  Object.fromEntries(
    fields.filter(({ id }) => id in said).map((field) => [field.id, entered(field, said[field.id])]),
  )

const primary = (actions: readonly SealedAction[]) => actions.find(({ style }) => style === 'primary')

/** The one card: its fields and its buttons; what they do not offer is typed beside it. */
export const card: Face = (table, said) =>
  until(table, () => {
    const { card: shown, actions } = table.reply()
    const fields = shown?.fields ?? []
    const values = filling(fields, said)
    const [next] = missing(table, said).filter((ask) => !(ask in values))
    const send = primary(actions)
    if (!send) throw new Error(`No way on: ${table.reply().text}`)
    const more =
      next === undefined || isThere(table, next) ? null : labelled(actions, `Add ${groupLabel(table, next)}`)
    if (more) return table.press(more.token, more.sends ? values : {})
    if (next === undefined || send.label === 'Continue') return table.press(send.token, values)
    const row = shown?.rows.find(
      ({ label }) => label === table.named().fields.find(({ ask }) => ask === next)?.label,
    )
    if (row?.change) return table.press(row.change.token)
    inWords(table, said)
  })

/** One form with every question at once. */
export const form: Face = (table, said) =>
  until(table, () => {
    const window = table.reply().form
    if (!window) throw new Error(`No form: ${table.reply().text}`)
    const values = filling(window.fields, said)
    const [next] = missing(table, said).filter((ask) => !(ask in values))
    const label =
      next === undefined ? 'Confirm' : isThere(table, next) ? 'Continue' : `Add ${groupLabel(table, next)}`
    const send = labelled(window.actions, label) ?? labelled(window.actions, 'Continue')
    table.press(send?.token ?? '', values)
  })

/** The form as lines of text, copied, filled in and sent back. */
export const lines: Face = (table, said) =>
  until(table, () => {
    table.say('form')
    const printed = table.reply().text.split('\n').slice(1)
    const questions = table.reply().form?.fields ?? []
    const filled = questions.map((field, at) => {
      const label = (printed[at] ?? '').replace(/:.*$/, ':')
      return field.id in said && !stands(table.answers()[field.id], said[field.id])
        ? `${label} ${typed(field, said[field.id])}`
        : label
    })
    if (filled.some((line) => !line.endsWith(':'))) return table.say(filled.join('\n'))
    const [next] = missing(table, said)
    if (next !== undefined) return sayMore(table, said, next)
    if (table.view().asking) return table.say('review')
    table.say('confirm')
  })
