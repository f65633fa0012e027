import * as fc from 'fast-check'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { nobody, type Persons } from '../../src/bot/private/persons.ts'

/** A question with somebody's data in it, who is known of the speaker's cases, and what must not leave. */
export interface Seeded {
  question: string
  persons: Persons
  secrets: readonly string[]
}

const given = fc.constantFrom(
  ...(
    'Marcus Jayden Aaliyah Zoë Ñusta Søren Imani Kofi Théo Marisol Ines Malik Destinee Quinton Xochitl Brielle Declan Tamsin ' +
    'Oluwaseun Priya Hamza Svetlana Jamal Latoya Kaitlyn Brayden Esperanza Guadalupe Thaddeus Wren Mark Joy Hunter Grace Faith'
  ).split(' '),
)
const family = fc.constantFrom(
  ...(
    'Brøndsted Quiñónez Okonkwo Nguyễn Kowalczyk Hernández Whitlock Featherstone McAllister Abernathy Petrov Yamamoto Castellanos ' +
    "Delacroix Vandermeer O'Grádaigh Achebe Lindqvist Banks Parks Wells Rivers"
  ).split(' '),
)
/** Names that are words of the field too: only who knows the case can tell. */
const wordy = fc.constantFrom('Will', 'May', 'Page', 'Long', 'Day', 'Young')

const two = (n: number) => String(n).padStart(2, '0')
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const born = fc
  .tuple(
    fc.integer({ min: 2005, max: 2024 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(7),
  )
  .map(([y, m, d, form]) => {
    const name = months[m - 1]!
    return [
      `${two(m)}/${two(d)}/${y}`,
      `${m}-${d}-${y}`,
      `${y}-${two(m)}-${two(d)}`,
      `${d} ${name} ${y}`,
      `${name} ${d}, ${y}`,
      `${name.slice(0, 3)} ${d} ${y}`,
      `${d}th of ${name} ${y}`,
      `${m}.${d}.${two(y % 100)}`,
    ][form]!
  })
const digits = (length: number) => fc.stringMatching(new RegExp(`^[2-9]\\d{${length - 1}}$`))
const phone = fc
  .tuple(digits(3), digits(3), digits(4), fc.nat(4))
  .map(
    ([a, b, c, form]) =>
      [`${a}-${b}-${c}`, `(${a}) ${b}-${c}`, `${a}.${b}.${c}`, `${a} ${b} ${c}`, `+1${a}${b}${c}`][form]!,
  )
const ssn = fc
  .tuple(digits(3), digits(2), digits(4), fc.boolean())
  .map(([a, b, c, dashed]) => (dashed ? `${a}-${b}-${c}` : a + b + c))
const email = fc
  .tuple(family, digits(2))
  .map(([name, n]) => `${name.toLowerCase().replaceAll("'", '')}${n}@mail.example`)
const street = fc
  .tuple(digits(4), family, fc.constantFrom('Street', 'Ave', 'Rd', 'Lane', 'Blvd'))
  .map((parts) => parts.join(' '))
const number = fc
  .tuple(fc.constantFrom('tn', 'mo', 'wi', 'MA', 'TFACTS'), digits(5), fc.nat(3))
  .map(([state, n, child]) => `${state}-${n}${child > 0 ? `-c${child}` : ''}`)

const stems = [
  'does WHO need a permanency goal',
  'can i set adoption for WHO',
  'WHO wants a second goal, is that allowed?',
  'what form do i use for WHO',
  "WHO's mom asks when the plan is due",
  'i have WHO in a trial home visit, do i refer?',
  'Is reunification still allowed? WHO is 15 y/o',
  'how often do we meet the Family Support Team about WHO',
  'case of WHO: who approves the plan',
  'plan date for WHO and a sibling?',
]
const tails: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['', fc.constant('')],
  [' DOB ', born],
  [' born ', born],
  [' call ', phone],
  [' ssn ', ssn],
  [' ', email],
  [' lives at ', street],
  [' case ', number],
  [' ', number],
  [' ', born],
]

const one: fc.Arbitrary<Seeded> = fc
  .record({
    given,
    family,
    wordy,
    stem: fc.constantFrom(...stems),
    known: fc.nat(3),
    shape: fc.nat(4),
    more: fc.constantFrom(...tails),
  })
  .chain(({ more: [lead, data], ...rest }) => data.map((datum) => ({ ...rest, lead, datum })))
  .map(({ given: first, family: last, wordy: word, stem, known, shape, lead, datum }) => {
    const name =
      known === 3
        ? `${word} ${last}`
        : [
            first,
            `${first} ${last}`,
            `${first} ${last}`.toLowerCase(),
            last.toUpperCase(),
            `${first[0]}. ${last}`,
          ][shape]!
    const names = known === 0 ? [] : [known === 3 ? word : first, last]
    // Numbers are looked for whole, and names word by word.
    const parts = (known === 3 ? [last] : name.split(' ')).filter((part) => part.length > 2)
    return {
      question: stem.replace('WHO', name) + (datum === '' ? '' : lead + datum),
      persons: { ...nobody, names },
      secrets: [...parts, ...(datum === '' ? [] : [datum])],
    }
  })

export const seeded = (count: number, seed: number): Seeded[] => fc.sample(one, { numRuns: count, seed })

const questions = parse(readFileSync(new URL('../answers/questions.yaml', import.meta.url), 'utf8')) as {
  question: string
}[]

/** Questions with nobody in them: those of the tests, and some put together from what workers ask about. */
export function harmless(seed: number): string[] {
  const about = fc.constantFrom(
    'a 15 y/o',
    'a sibling group',
    'the mother',
    'a teen in custody',
    'the youth',
    'foster parents',
    'a kid on THV',
    'this family',
    'an infant',
  )
  const what = fc.constantFrom(
    'adoption',
    'reunification',
    'guardianship',
    'a CS-1',
    'a CD-220',
    'the case plan',
    'a CES referral',
    'a concurrent plan',
    'a second goal',
    'the target date',
  )
  const ask = fc.constantFrom(
    'is WHAT allowed for ABOUT?',
    'when is WHAT due for ABOUT',
    'who signs WHAT for ABOUT',
    'do i have to do WHAT again if ABOUT moves',
    'how often do we update WHAT',
    'whats the deadline for WHAT',
    'can WHAT be approved without ABOUT at the meeting',
    'WHAT for ABOUT - required or optional?',
    'where do i record WHAT',
    'what happens to WHAT after 12 months',
  )
  const made = fc
    .tuple(ask, what, about)
    .map(([text, thing, who]) => text.replace('WHAT', thing).replace('ABOUT', who))
  const plain = questions
    .map(({ question }) => question)
    .filter((question) => (question.match(/\p{L}{3}/gu) ?? []).length > 1)
  return [...plain, ...fc.sample(made, { numRuns: 400, seed })]
}
