import type { Option } from '../../dialog/types.ts'
import { plain } from './phrases.ts'

const said = {
  yes: [
    'yes',
    'y',
    'yep',
    'yeah',
    'yes it is',
    'yes they are',
    'true',
    'correct',
    'right',
    'sure',
    'of course',
  ],
  no: ['no', 'n', 'nope', 'not', 'no it is not', "no it isn't", 'false', 'not at all'],
  unknown: [
    'unknown',
    'not known',
    'not yet known',
    "don't know",
    'dont know',
    "i don't know",
    'i dont know',
    'do not know',
    'not sure',
    'unsure',
    "i'm not sure",
    'no idea',
    'unclear',
    "can't say",
  ],
} as const

/** The option that a yes, a no or a "don't know" means, where the question is one of yes or no. */
export function yesNo(text: string, options: readonly Option[]): string | null {
  const values = options.map(({ value }) => value)
  if (!values.includes('yes') || !values.includes('no')) return null
  const words = plain(text).replaceAll(',', '')
  const meant = (['yes', 'no', 'unknown'] as const).find((value) =>
    (said[value] as readonly string[]).includes(words),
  )
  if (meant === undefined) return null
  if (meant !== 'unknown') return meant
  return values.find((value) => ['unknown', 'not-known', 'not-yet-known'].includes(value)) ?? null
}
