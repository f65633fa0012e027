import { plain } from './phrases.ts'

/** How much a text looks like a question. `open`: it ends in a question mark, or with the word that asks. */
export type Asking = 'plainly' | 'open' | 'no'

const lead =
  '(?:(?:and|but|so|or|ok|okay|hi|hello|hey|also|then|well|wait|thanks|quick question|question)[,:]? )*'
const wh =
  "(?:whos?|who's|whose|whom|whats?|what's|which|wich|whens?|when's|wheres?|where's|why|hows?|how's|how)"
const aux =
  "(?:do|does|did|is|are|am|was|were|can|could|may|might|must|shall|should|will|would|has|have|had|isn't|aren't|don't|doesn't|can't|couldn't|won't|shouldn't)"
const whom =
  '(?:i|we|you|she|he|they|it|this|that|these|those|there|the|an?|any|anyone|somebody|someone|all|both|every|each|my|our|her|his|their|mom|moms|dad|dads|parents?|kids?|child(?:ren)?|teens?|youth|siblings|sibs)'
const spanish =
  '(?:cu[aá]nt[oa]s?|qu[eé]|qui[eé]n(?:es)?|cu[aá]l(?:es)?|c[oó]mo|cu[aá]ndo|d[oó]nde|por qu[eé]|puede|pueden|puedo|podemos|debo|debemos|tengo que|hay que|se puede)'

const tells =
  '(?:who|what|when|where|why|how) (?:i|we|you|she|he|they|it|this|that|the|an?|my|our|her|his|their|mom|dad)\\b'

const begins = [
  // "when the judge decides", "what she said" and "how the team sees it" tell; with their mark they ask.
  new RegExp(`^${lead}(?!${tells}|when (?!${aux}\\b))${wh}\\b.*\\S `),
  new RegExp(`^${lead}(?:for|in|by|to|at|under|from|on|of|about) (?:which|what|whom|when)\\b`),
  new RegExp(`^${lead}${aux} ${whom}\\b`),
  new RegExp(`^${lead}(?:does|do|did|is|are|can|could|must|should) (?!not\\b)\\p{L}+ \\S+ \\S+`, 'u'),
  new RegExp(`^(?:[a-z]+,? )?${spanish}(?!\\p{L}).* `, 'u'),
  new RegExp(`^${lead}(?:what )?(?:if|about)\\b.*\\?$`),
  /^(?:and |but )?(?:compared? (?:\w+ )?(?:with|to)|same for|same in|what changed)\b/,
  /^(?:tell me|explain|i(?:'d| would)? (?:like|want|need) to know|do you know|any(?:one|body) knows?)\b/,
]
const asked = new RegExp(`^${lead}(?:${aux}|${wh}) \\p{L}+.*\\?$`, 'u')
const closes = new RegExp(`\\b(?:${wh}|how (?:often|soon|long|many|much|old))$`)
/** "Could you set …": an order, politely. What only tells or is none of the bot's is a question all the same. */
const order =
  /^(?:please )?(?:can|could|would|will) you (?:please )?(?!tell|explain|say|answer|compare|quote|decide|recommend|suggest|score|rate|predict|bypass|skip|sign|backdate|post|share)/

/** Reads only the form of a text; what it is about is for others. */
export function asking(text: string): Asking {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^¿\s*/, '')
  if (order.test(words)) return 'no'
  const open = /\?[\s"')]*$/.test(words)
  if (begins.some((one) => one.test(words)) || (open && asked.test(words))) return 'plainly'
  if (words.split(' ').length < 3) return 'no'
  return open || closes.test(plain(words)) ? 'open' : 'no'
}
