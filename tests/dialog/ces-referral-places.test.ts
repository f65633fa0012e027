import { describe, expect, test } from 'vitest'
import { cesReferral } from '../../dialogs/ces-referral.ts'
import { view } from '../../src/dialog/index.ts'
import { directory, everythingKnown, household, infant, parent, referred, youth } from './household.ts'
import { answer, opened, row, texts, written } from './housing.ts'

describe('who and where', () => {
  test('MO-R38 anybody can be referred; somebody else with a few words', () => {
    const c = household({ housing: { ...everythingKnown, subject: 'other' } })
    expect(opened(c).view.asking?.ask).toBe('subjectNote')
    expect(written(c, { subjectNote: 'an aunt with a spare room' }).referral).toMatchObject({
      subject: 'other',
      subjectNote: 'an aunt with a spare room',
    })
  })

  test('an intact family is known by its case type', () => {
    const c = household({ caseType: 'intact-family' })
    expect(row(opened(c).view, 'subject')?.value).toBe('Intact family')
  })

  test('who stands for the household is one of the case, known where only one can', () => {
    expect(row(opened(household({ people: [parent, infant] })).view, 'headOfHousehold')?.value).toBe(
      'Q.V. · parent',
    )
    const both = household({ housing: everythingKnown, people: [parent, youth] })
    expect(opened(both).view.asking).toMatchObject({ ask: 'headOfHousehold' })
    for (const stranger of ['mo-9-p1', infant.id])
      expect(
        opened(household({ people: [parent, infant, youth] }), { headOfHousehold: stranger }).refused,
      ).toHaveLength(1)
  })

  test('MO-R35 without a directory the access point is typed by hand, and marked as such', () => {
    const c = household({ housing: { ...everythingKnown, accessPoint: undefined } })
    const { view: shown } = opened(c)
    expect(shown.asking).toMatchObject({ ask: 'accessPointTyped', kind: 'text' })
    expect(texts(shown)).toMatch(/link that is lost.*typed by hand/)
    const { referral, note } = written(c, { accessPointTyped: 'Harbor Street House' })
    expect(referral.accessPoint).toEqual({ name: 'Harbor Street House', fromDirectory: false })
    expect(note.narrative).toContain('(typed by hand)')
  })

  test('MO-R35 with a directory the county decides, and the day it was checked is recorded', () => {
    const agency = directory(
      ['Sable', 'Harbor Street House'],
      ['Onyx', 'First Door'],
      ['Onyx', 'Second Door'],
    )
    const c = household({
      housing: { ...everythingKnown, accessPoint: undefined, county: undefined },
      agency,
    })
    const { flow, go } = opened(c)
    const one = go(flow, answer({ county: 'sable county' }))
    expect(row(view(cesReferral, one.flow, c), 'accessPoint')?.value).toBe('Harbor Street House')
    const two = go(one.flow, { type: 'CORRECT', ask: 'county', value: 'Onyx' })
    expect(view(cesReferral, two.flow, c).asking?.options.map(({ label }) => label)).toEqual([
      'First Door',
      'Second Door',
      'Another one',
    ])
    const other = go(two.flow, answer({ accessPoint: 'other' }))
    expect(view(cesReferral, other.flow, c).asking?.ask).toBe('accessPointTyped')
    expect(written(c, { county: 'Sable' }).referral.accessPoint).toEqual({
      name: 'Harbor Street House',
      fromDirectory: true,
      checkedOn: '2026-10-30',
    })
  })

  test('MO-R41 an older youth leaves care on a day, and is pointed to the voucher within its window', () => {
    const leaving = (plannedExitOn: string) =>
      household({
        people: [youth],
        facts: { plannedExitOn },
        housing: {
          ...everythingKnown,
          goalIsReunification: 'no',
          housingIsPrimaryBarrier: undefined,
          subject: 'older-youth',
          exitingToIndependence: 'yes',
          housingAtRisk: 'yes',
        },
      })
    const near = leaving('2027-02-20')
    expect(texts(opened(near).view)).toContain('Foster Youth to Independence voucher may fit')
    expect(texts(opened(leaving('2027-02-21')).view)).toContain('within 90 days')
    const { referral } = written(near)
    expect(referral).toMatchObject({
      basis: { value: 'must', scenario: 'mo-ces-older-youth-exit' },
      youthExit: { age: 17, exitOn: '2027-02-20' },
    })
    expect(opened(leaving('2026-11-21')).view.asking?.ask).toBe('youthExit')
  })
})

describe('never two', () => {
  const taken = (more = {}) =>
    household({ housing: everythingKnown, onRecord: { cesReferrals: [referred(more)] } })

  test('MO-R34 an open referral is shown in place of a second one, with the follow-up', () => {
    const refusal = cesReferral.open(taken())
    expect(refusal?.because).toMatch(
      /open already: number ces-7, to Harbor Street House\. Say "housing outcome"/,
    )
    expect(refusal?.offers).toEqual([{ label: 'Outcome', dialog: 'ces-outcome' }])
  })

  test('MO-R43 a referral whose note is missing says so, and offers the note', () => {
    const refusal = cesReferral.open(taken({ status: 'note-pending' }))
    expect(refusal?.because).toContain('Its contact note is not on record yet.')
    expect(refusal?.offers).toEqual([{ label: 'Contact note', dialog: 'ces-note' }])
  })

  test('after one is closed another can be made; another household of the case can be referred beside it', () => {
    for (const status of ['declined', 'closed-housed', 'closed-not-housed'] as const)
      expect(cesReferral.open(taken({ status }))).toBeNull()
    const two = household({ people: [parent, youth], onRecord: { cesReferrals: [referred()] } })
    expect(cesReferral.open(two)).toBeNull()
    expect(row(opened(two).view, 'headOfHousehold')?.value).toBe('Q.V. · child')
    expect(opened(two, { headOfHousehold: parent.id }).refused[0]?.refusal.because).toContain('open already')
  })
})
