const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A whole number as workers write it: "3", "three", "twenty-two", "3 people". Null where it is none, or more than one. */
export function readNumber(text: string): number | null {
  const words = text.toLowerCase().replace(/(\d),(?=\d{3}\b)/g, '$1')
  const digits = words.match(/-?\d+(?:\.\d+)?/g) ?? []
  if (digits.length === 1) return /^-?\d{1,9}$/.test(digits[0]) ? Number(digits[0]) : null
  if (digits.length > 1) return null
  const named = words.match(/[a-z]+/g)?.flatMap(valueOf) ?? []
  const [first, second, ...more] = named
  if (first === undefined || more.length > 0) return null
  if (second === undefined) return first
  return first >= 20 && second > 0 && second < 10 ? first + second : null
}

function valueOf(word: string): number[] {
  if (word === 'none' || word === 'no') return [0]
  const at = small.indexOf(word)
  if (at >= 0) return [at]
  const ten = tens.indexOf(word)
  return ten >= 0 ? [(ten + 2) * 10] : []
}
