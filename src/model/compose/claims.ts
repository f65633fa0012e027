import * as z from 'zod'

/** One sentence of a model and what it rests on. */
export const Claim = z.strictObject({
  text: z.string().min(1).max(400),
  citations: z
    .array(z.strictObject({ passage: z.string().max(20), quote: z.string().min(1).max(1200) }))
    .min(1)
    .max(4),
})
export type Claim = z.output<typeof Claim>

/** The whole answer of a model. */
export const Claims = z.strictObject({ claims: z.array(Claim).max(6) })

/** The form an endpoint is asked for, without the limits that some do not know. */
export const claimsForm = {
  name: 'claims',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['claims'],
    properties: {
      claims: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['text', 'citations'],
          properties: {
            text: { type: 'string' },
            citations: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['passage', 'quote'],
                properties: { passage: { type: 'string' }, quote: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
}

/** Takes an answer piece by piece, and gives each claim as soon as it stands there whole. */
export interface ClaimReader {
  push(piece: string): Claim[]
  /** Whether all that was pushed is one well-formed answer. */
  isWhole(): boolean
}

/** How deep a claim lies: the object, its list, the claim. */
const depthOfClaim = 3

/** A reader for one answer. What stands before its first brace, such as the fence of a code block, is passed over. */
export function claimReader(): ClaimReader {
  let text = ''
  let depth = 0
  let begun = -1
  let inString = false
  let at = 0
  return {
    push(piece) {
      text += piece
      const claims: Claim[] = []
      for (; at < text.length; at++) {
        const sign = text[at]
        if (inString) {
          if (sign === '\\') at++
          else if (sign === '"') inString = false
        } else if (sign === '"') inString = depth > 0
        else if (sign === '{' || (sign === '[' && depth > 0)) {
          depth += 1
          if (depth === depthOfClaim) begun = at
        } else if ((sign === '}' || sign === ']') && depth > 0) {
          if (depth === depthOfClaim && begun >= 0) claims.push(...claimIn(text.slice(begun, at + 1)))
          depth -= 1
        }
      }
      return claims
    },
    isWhole: () => Claims.safeParse(jsonIn(text)).success,
  }
}

function claimIn(text: string): Claim[] {
  const read = Claim.safeParse(jsonIn(text))
  return read.success ? [read.data] : []
}

/** What stands between the first brace and the last; undefined where that is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as unknown
  } catch {
    return undefined
  }
}
