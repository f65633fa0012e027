import type { AskedQuestion } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import { isFree, type Open } from './in-flow.ts'
import { plain } from './phrases.ts'

/** "approve", "submit": the words of a choice that is the confirmation itself, or the name of a question with one choice. */
export function deciding(text: string, open: Open): Command | null {
  if (isFree(open.view.asking)) return null
  const words = plain(text).replace(/^(?:please )/, '')
  for (const question of open.view.open.filter(({ decides }) => decides)) {
    const value = chosen(words, question, open)
    if (value !== null) return { type: 'submit', values: { [question.ask]: value }, confirm: true }
  }
  return null
}

function chosen(words: string, { ask, label, options }: AskedQuestion, open: Open): string | null {
  const named = options.find((option) => plain(option.label) === words)
  if (named) return named.value
  if (ask === open.view.asking?.ask) return options[Number(words) - 1]?.value ?? null
  const own = open.dialog.questions.find((q) => q.ask === ask)
  const names = [label, ...(own?.aliases ?? [])].map(plain)
  const [only, ...others] = options
  return only && others.length === 0 && names.includes(words) ? only.value : null
}
