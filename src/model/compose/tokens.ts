/** Words that hold a sentence together and say nothing themselves. */
const glue = new Set(
  'a an the this that these those is are was were be been being it its they them their there you your i we our of to in on at as so which who and'.split(
    ' ',
  ),
)

/** Words that turn what a sentence says: left out, put in or changed about, it says something else. */
const turning = new Set(
  (
    'not no never none neither nor nobody nothing without unless except only until till if when while whether must may shall should can could ' +
    'will would might cannot or but either both all any every each some before after within from least most more less fewer over under than ' +
    'required optional mandatory prohibited allowed'
  ).split(' '),
)

/** A text word by word, as far as it says anything: `weight` tells what turns it. */
export interface Token {
  word: string
  turns: boolean
}

/** Numbers, dates and names of forms stay as they are; "don't" is "do not". */
export function tokensIn(text: string): Token[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\bwon't\b/g, 'will not')
    .replaceAll(/\bcan't\b/g, 'can not')
    .replaceAll(/\bcannot\b/g, 'can not')
    .replaceAll(/n't\b/g, ' not')
    .replaceAll(/'s\b/g, '')
  const words = plain.match(/\d+(?:[.,]\d+)+|[\p{L}]{1,5}-?\d+[\p{L}]?|[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => !glue.has(word)).map((word) => ({ word, turns: turning.has(word) }))
}
