import { randomInt } from 'node:crypto'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Short enough to read over the telephone, with no letter that looks like a digit. */
export const newNumber = (kind: string): string =>
  `${kind}-${Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')}`
