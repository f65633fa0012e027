import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../../policy/index.ts'
import { wordsOfTheField } from '../../../src/answers/library/field-words.ts'
import { personsOf } from '../../../src/bot/private/persons.ts'
import { tellsOfPersons, withoutPersons } from '../../../src/bot/private/without-persons.ts'
import { cases, child } from '../hearing.ts'

const words = wordsOfTheField(loadLibrary(), [])
const speaker = { name: 'Perpetua Quillfeather', supervisor: { id: 's', name: 'Ottoline Marchbanks' } }
const known = personsOf(
  cases,
  [{ ...child, id: 'tn-1001-p1', name: { given: 'José Ángel', family: 'Quandahl-Roe' } }],
  speaker,
)
const clean = (text: string) => withoutPersons(text, known, words)

describe('what the case system knows is taken out however it is written', () => {
  it.each([
    ['can zelmira have adoption?', 'can [name] have adoption?'],
    ["is ZELMIRA'S goal ok", "is [name]'S goal ok"],
    ['Jose Angel and josé ángel', '[name] and [name]'],
    ['does angel quandahl need a goal?', 'does [name] need a goal?'],
    ['and tn-1001-c1 or TN-1001?', 'and [number] or [number]?'],
    ['born 2011-03-04', 'born [date]'],
    ['ask ottoline or Perpetua', 'ask [name] or [name]'],
  ])('%s', (text, without) => expect(clean(text)).toBe(without))

  it('a part of a longer word is none of it', () => {
    expect(clean('is a rose bush allowed')).toBe('is a rose bush allowed')
  })
})

describe('what looks like it is taken out too', () => {
  it.each([
    ['can Sarah Miller have adoption at 15?', 'can [name] have adoption at 15?'],
    ["Bartholomew's mom has no lease. must I refer?", "[name]'s mom has no lease. must I refer?"],
    ['Xanthippe is 15, which goals?', '[name] is 15, which goals?'],
    ['a boy named tobias, 6', 'a boy named [name], 6'],
    ['una niña se llama lucía, ¿qué metas?', 'una niña se llama [name], ¿qué metas?'],
    ['for Hope Wetherington please', 'for [name] please'],
    ["is Niamh O'Hara-Smythe kin?", 'is [name] kin?'],
    ['dob 3/4/2011 and 4 March 2011 and March 4, 2011', 'dob [date] and [date] and [date]'],
    ['case 1234567, ssn 123-45-6789, call 615-555-0100', 'case [number], ssn [number], call [number]'],
    ['zz-9999-p2 at 12 Elm Tree Road, a.b@example.org', '[number] at [address], [address]'],
  ])('%s', (text, without) => expect(clean(text)).toBe(without))
})

describe('a question of policy stays what it is', () => {
  it.each([
    'Do I need to put a perm goal on mom too? shes on the case',
    'informal recruitment - child NOT in full guardianship, custody goal. ok to enter on the goal screen?',
    'cd220 timeframe + how often',
    'Is a Permanency Planning Conference needed for Permanent Care with Kin?',
    'would Parents as Teachers or the Family Support Team decide in Missouri?',
    'what changed since 2020?',
    'must the CS-1 be done within 30 days?',
    '¿Cuántas metas de permanencia puede tener un niño?',
  ])('%s', (text) => {
    expect(clean(text)).toBe(text)
    expect(tellsOfPersons(text, known, words)).toBe(false)
  })
})

it('the same again changes nothing more, and no known name is left', () => {
  const bits = fc.constantFrom(
    'Zelmira',
    'quandahl',
    'TN-1001-C1',
    'José',
    ' ',
    ', ',
    "'s ",
    'Ada',
    'is',
    'goal',
    '\n',
    '2011-03-04',
  )
  const texts = fc.oneof(
    fc.string(),
    fc.array(bits).map((all) => all.join('')),
    fc.array(bits).map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const once = clean(text)
      expect(clean(once)).toBe(once)
      expect(once).not.toMatch(/(?<![\p{L}\p{N}\p{M}[])(?:zelmira|quandahl|josé|tn-1001)(?![\p{L}\p{N}\]])/iu)
    }),
  )
})
