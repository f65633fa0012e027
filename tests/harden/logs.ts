/** Fields that a line may have: pino's own and the product's allow-list. */
const names = [
  'level',
  'time',
  'msg',
  'kind',
  'reason',
  'attempts',
  'code',
  'status',
  'port',
  'count',
  'milliseconds',
]
/** Codes and names of errors: no sentence, no number of a case, no date. */
const code = /^[A-Za-z][A-Za-z.-]{0,39}$/

/** Log lines that hold anything but codes, counts and instants; shortened, because they may hold what they should not. */
export function oddLines(lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.trim() !== '' && !isPlain(line))
    .map((line) => `the log says ${line.slice(0, 80)}`)
}

function isPlain(line: string): boolean {
  try {
    const fields = Object.entries(JSON.parse(line) as Record<string, unknown>)
    return fields.every(([name, value]) => names.includes(name) && (name === 'time' || isCode(value)))
  } catch {
    return false
  }
}

const isCode = (value: unknown) =>
  value === null ||
  ['number', 'boolean'].includes(typeof value) ||
  (typeof value === 'string' && code.test(value))
