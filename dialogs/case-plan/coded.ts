import type { Option, Reason } from '../../src/dialog/types.ts'
import type { CodeList } from '../../src/policy/types.ts'
import type { Context } from './facts.ts'

/** The list of this name where it is given whole; null where it has to be said in the worker's own words. */
export const listed = (list: string, c: Context): CodeList | null => {
  const codes = c.rules.list(list)
  return codes === null || codes.missing || codes.open || codes.items.length === 0 ? null : codes
}

/** The choices of a list, by the words that stand in the record. */
export const choicesOf = (list: string, c: Context): Option[] =>
  (listed(list, c)?.items ?? []).map(({ label, note }) => ({
    value: label,
    label,
    ...(note !== undefined && { note }),
  }))

/** Words from an older plan as an entry of today: one of the list where there is a list, otherwise as they are. */
export const recoded = <T extends string, L extends string>(
  list: string,
  words: string,
  { own, fromList }: { own: T; fromList: L },
  c: Context,
): { [key in T | L]?: string } => {
  const codes = listed(list, c)
  if (codes === null) return { [own]: words } as { [key in T | L]?: string }
  const item = codes.items.find(
    ({ id, label }) => id === words || label.toLowerCase() === words.toLowerCase(),
  )
  return (item ? { [fromList]: item.label } : {}) as { [key in T | L]?: string }
}

/** Why a field takes free text: the state's document names its list and does not give it. */
export const inOwnWords = (list: string, why: Reason, c: Context): Reason => {
  const codes = c.rules.list(list)
  if (!codes?.missing) return why
  return { text: `${why.text} ${codes.because} Use your own words.`.trim(), citation: codes.citation }
}
