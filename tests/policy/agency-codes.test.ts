import { describe, expect, test } from 'vitest'
import { parseAgency } from '../../policy/agency.ts'
import { loadLibrary } from '../../policy/index.ts'
import { rulebook } from '../../src/policy/rulebook.ts'
import { policyPlus } from './folders.ts'
import { PLANS_STATE } from './plans-state.ts'

const library = loadLibrary(policyPlus(PLANS_STATE))

const SERVICES = {
  state: 'wi',
  list: 'services',
  source: 'Drop-down of the case system',
  checkedOn: '2026-03-02',
  checkedBy: 'the policy unit',
  items: [
    { id: 'parenting', label: 'Parenting class' },
    { id: 'respite', label: 'Respite', note: 'By the hour.' },
  ],
}
const DIRECTORY = {
  state: 'wi',
  service: 'housing',
  source: 'Directory of the region',
  checkedBy: 'the housing desk',
  points: [
    { county: 'Zeal', name: 'Long House', level: 3, contact: 'phone', checkedOn: '2026-03-02' },
    { county: 'Amber', name: 'Shelter Desk', level: null, contact: 'not-published', checkedOn: '2026-02-27' },
  ],
}
const file = (parts: object) => JSON.stringify({ agency: 'Example region', ...parts })
const read = (parts: object) => parseAgency(file(parts), 'agency.yaml', library)

function bookWith(parts: object, on = '2026-05-22') {
  const own = read(parts)
  if (!own.ok) throw new Error(own.because)
  return rulebook(library, 'wi', on, own.agency)
}

describe("an agency's own list of codes", () => {
  test('stands in for the list that the source leaves out, with its day and the tag configured', () => {
    expect(bookWith({ codeLists: [SERVICES] }).list('services')).toEqual({
      items: SERVICES.items,
      open: false,
      missing: false,
      checkedOn: '2026-03-02',
      tag: 'configured',
      because: "It is your agency's own list, checked on 2 March 2026.",
      citation: null,
    })
  })

  test('says nothing on a day without rules, and nothing in another state', () => {
    expect(bookWith({ codeLists: [SERVICES] }, '2019-01-01').list('services')).toBeNull()
    const own = read({ codeLists: [SERVICES] })
    const tennessee = rulebook(library, 'tn', '2026-05-22', own.ok ? own.agency : null)
    expect(tennessee.list('services')).toBeNull()
  })
})

describe("an agency's directory of access points", () => {
  test('MO-R35 is told county by county, each with the day it was checked', () => {
    const points = bookWith({ accessPoints: [DIRECTORY] }).accessPoints('housing')
    expect(points.map(({ county, checkedOn }) => [county, checkedOn])).toEqual([
      ['Amber', '2026-02-27'],
      ['Zeal', '2026-03-02'],
    ])
    expect(points[0]).toMatchObject({ name: 'Shelter Desk', level: null, contact: 'not-published' })
  })

  test('is empty where the agency has none', () => {
    expect(rulebook(library, 'wi', '2026-05-22').accessPoints('housing')).toEqual([])
    expect(bookWith({ accessPoints: [DIRECTORY] }).accessPoints('swimming')).toEqual([])
  })
})

describe('a wrong entry is one sentence, and nothing of the file is used', () => {
  const point = (more: object) => ({
    accessPoints: [{ ...DIRECTORY, points: [{ ...DIRECTORY.points[0], ...more }] }],
  })
  test.each([
    [
      'a list the source gives',
      { codeLists: [{ ...SERVICES, list: 'ways' }] },
      /entry 1 \(wi\/ways\).*given by the source/,
    ],
    [
      'a list nobody knows',
      { codeLists: [{ ...SERVICES, list: 'colours' }] },
      /"colours" is not a list there; use one of services/,
    ],
    ['a list of a state without rules', { codeLists: [{ ...SERVICES, state: 'mo' }] }, /no rules for "mo"/],
    [
      'two lists for one place',
      { codeLists: [SERVICES, SERVICES] },
      /codeLists › entry 2 \(wi\/services\): wi\/services has a list already/,
    ],
    [
      'one code twice',
      { codeLists: [{ ...SERVICES, items: [SERVICES.items[0], SERVICES.items[0]] }] },
      /"parenting" stands in the list twice/,
    ],
    ['an empty list', { codeLists: [{ ...SERVICES, items: [] }] }, /must name at least one/],
    ['no day', { codeLists: [{ ...SERVICES, checkedOn: undefined }] }, /"checkedOn" is missing/],
    [
      'a day that is none',
      { codeLists: [{ ...SERVICES, checkedOn: '2026-02-30' }] },
      /must be a day written YYYY-MM-DD/,
    ],
    [
      'a referral nobody knows',
      { accessPoints: [{ ...DIRECTORY, service: 'swimming' }] },
      /"swimming" is not a referral there; use one of housing/,
    ],
    ['a state without rules', { accessPoints: [{ ...DIRECTORY, state: 'ma' }] }, /no rules for "ma"/],
    [
      'a place twice',
      {
        accessPoints: [
          { ...DIRECTORY, points: [DIRECTORY.points[0], { ...DIRECTORY.points[0], name: 'LONG HOUSE' }] },
        ],
      },
      /stands under Zeal twice/,
    ],
    ['two directories', { accessPoints: [DIRECTORY, DIRECTORY] }, /wi\/housing has a list already/],
    ['a level that is none', point({ level: 5 }), /"level"/],
    ['a way of contact that is none', point({ contact: 'pigeon' }), /"contact"/],
    ['a person beside the place', point({ client: 'A. Person' }), /"client", which nothing here reads/],
  ])('%s', (_, parts, words) => {
    const result = read(parts)
    expect(result).toEqual({ ok: false, because: expect.stringMatching(words) })
    expect((result as { because: string }).because).toMatch(/^agency\.yaml[^\n]*\.$/)
  })
})
