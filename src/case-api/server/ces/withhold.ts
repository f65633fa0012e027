import type { NewCesReferral } from '../../contract/ces-referrals.ts'

const street =
  /\b(st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|hwy|highway|pkwy|place|pl|terrace|trailer|lot|apt|apartment|unit|suite|p\.? ?o\.? ?box)\b/i
const houseNumber = /\b\d{1,6}[a-z]?\s+(?!(?:am|pm|a\.m|p\.m|o'clock|days?|hours?|to|and|or)\b)[a-z]{2,}/i
const zip = /\b\d{5}(?:-\d{4})?\b/

/** Whether words may lead to a door. Rather too often than once too seldom: what is kept back is said, and can be mended. */
export const isAddressLike = (words: string): boolean =>
  [street, houseNumber, zip].some((pattern) => pattern.test(words))

/** What of a safe contact may be kept, and a sentence for what may not. */
export function keepSafely({ safeContact, dvSafety, consent }: NewCesReferral): {
  safeContact: string | null
  withheld: string[]
} {
  if (safeContact === undefined) return { safeContact: null, withheld: [] }
  if (!consent.given)
    return {
      safeContact: null,
      withheld: ['The safe contact was not kept, because the family gave no consent to share who they are.'],
    }
  if (dvSafety !== 'no' && isAddressLike(safeContact))
    return {
      safeContact: null,
      withheld: [
        'The safe contact was not kept, because it reads like an address and safety at home is in doubt.',
      ],
    }
  return { safeContact, withheld: [] }
}
