import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cesReferral } from '../../dialogs/ces-referral.ts'
import { six } from '../../dialogs/housing/facts.ts'
import { record, step, view } from '../../src/dialog/index.ts'
import { everythingKnown, household, parent } from './household.ts'
import { answer, opened, row, texts, written } from './housing.ts'

describe('what the case knows is not asked', () => {
  const c = household({ housing: everythingKnown })

  test('MO-R39 a case that holds everything is at its review at once, with the duty and its rule', () => {
    const { view: shown } = opened(c)
    expect(shown.status).toBe('review')
    expect(shown.notices[0]).toMatchObject({
      text: "You must refer. The case goal is reunification, and the parents' housing is the main barrier.",
    })
    expect(shown.notices[0]?.citation?.quote).toContain('A referral is a duty')
  })

  test('each prefilled answer says where it is from and can be changed', () => {
    const { view: shown, flow, go } = opened(c)
    for (const { ask, note } of shown.rows) expect(note, ask).toContain('From the case record.')
    const changed = go(flow, { type: 'CORRECT', ask: 'county', value: 'Elsewhere' })
    const after = view(cesReferral, changed.flow, c)
    expect(row(after, 'county')).toMatchObject({ value: 'Elsewhere', note: null })
  })

  test('goals on record say whether the goal is reunification; a note in the case does not outdo them', () => {
    const goal = (code: string) => ({ status: 'active', role: 'primary', goal: code }) as never
    const with_ = (...goals: string[]) =>
      opened(household({ housing: { goalIsReunification: 'no' }, onRecord: { goals: goals.map(goal) } })).view
    expect(row(with_('reunification'), 'goalIsReunification')?.value).toBe('Yes')
    expect(row(with_('adoption'), 'goalIsReunification')?.value).toBe('No')
    expect(row(with_('adoption', 'reunification'), 'goalIsReunification')?.value).toBe('Yes')
    expect(row(with_(), 'goalIsReunification')?.value).toBe('No')
  })

  test('a consent that has ended, or was signed in a time to come, fills in nothing', () => {
    const consent = (more: object) =>
      opened(household({ housing: { ...everythingKnown, consent: { ...everythingKnown.consent, ...more } } }))
        .view
    expect(consent({ expires: '2026-11-21' }).asking?.ask).toBe('consentGiven')
    expect(consent({ signedOn: '2026-11-23' }).asking?.ask).toBe('consentGiven')
    expect(consent({ expires: '2026-11-22' }).status).toBe('review')
  })

  test('whatever stands in the case under these names, the flow opens', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(everythingKnown)), fc.anything()),
        (all, some) => {
          for (const housing of [all as object, some]) {
            const { flow } = opened(household({ housing }))
            expect(['asking', 'review']).toContain(flow.status)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the duty', () => {
  test('MO-R33 MO-R37 only what can still make it a duty is asked', () => {
    const c = household({
      housing: { ...everythingKnown, goalIsReunification: 'no', housingIsPrimaryBarrier: undefined },
    })
    const { view: shown, flow, go } = opened(c)
    expect(shown.asking?.ask).toBe('onTrialHomeVisit')
    const second = go(flow, answer({ onTrialHomeVisit: 'no' }))
    expect(view(cesReferral, second.flow, c).asking?.ask).toBe('exitingToIndependence')
    const third = go(second.flow, answer({ exitingToIndependence: 'no' }))
    const after = view(cesReferral, third.flow, c)
    expect(after.status).toBe('review')
    expect(texts(after)).toContain('You may refer')
    expect(texts(after)).toContain('examples')
  })

  test('MO-R40 a trial home visit that is on record by its day counts', () => {
    const c = household({
      facts: { trialHomeVisitOn: '2026-10-20' },
      housing: { housingPreventsClosure: 'yes' },
    })
    expect(texts(opened(c).view)).toContain('You must refer. A child is on a trial home visit')
  })

  test('MO-R42 what nobody knows leaves it open, says what is not known, and must be seen before it counts', () => {
    const c = household({ housing: { ...everythingKnown, housingIsPrimaryBarrier: undefined } })
    const unsure = { housingIsPrimaryBarrier: 'unknown', onTrialHomeVisit: 'no', exitingToIndependence: 'no' }
    const { view: shown, flow } = opened(c, unsure)
    const open = shown.notices.find(({ kind }) => kind === 'condition')
    expect(open?.text).toMatch(
      /Whether you must refer is open\. .*parents' housing is the main barrier.*not known/,
    )
    expect(step(cesReferral, flow, { type: 'CONFIRM', key: 'k' }, c).write).toBeNull()
    expect(written(c, unsure).referral).toMatchObject({
      basis: { value: 'may' },
      answers: { housingIsPrimaryBarrier: 'unknown' },
    })
  })

  test('MO-R39 MO-R40 MO-R41 what is written as must is what the rules call must, for any answers', () => {
    const said = fc.constantFrom('yes', 'no', 'unknown')
    const answers = fc
      .tuple(said, said, said, said, said, said)
      .map((all) => Object.fromEntries(six.map((ask, i) => [ask, all[i]])))
    const { goalIsReunification: _, housingIsPrimaryBarrier: __, ...rest } = everythingKnown
    const c = household({ housing: rest })
    fc.assert(
      fc.property(answers, (values) => {
        const { referral, note } = written(c, values)
        const must = [0, 2, 4].some((i) => values[six[i]!] === 'yes' && values[six[i + 1]!] === 'yes')
        expect(referral.basis.value).toBe(must ? 'must' : 'may')
        expect(referral.answers).toEqual(values)
        if (!must && Object.values(values).includes('unknown') && !note.narrative.includes('open whether')) {
          for (const i of [0, 2, 4]) expect([values[six[i]!], values[six[i + 1]!]]).toContain('no')
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('safety and consent', () => {
  const { safeContact: _, dvSafety: __, ...rest } = everythingKnown
  const c = household({ housing: rest })

  test.each(['yes', 'unknown'])(
    'violence at home (%s): no address and no number; a way is chosen',
    (dvSafety) => {
      const { view: shown, flow, go } = opened(c, { dvSafety, consentExpires: '2027-01-02' })
      expect(shown.asking).toMatchObject({ ask: 'safeContactWay', kind: 'choice' })
      expect(texts(shown)).toContain('no address, no number')
      const tried = go(flow, answer({ safeContact: '12 Quince Lane' }))
      expect(tried.refused[0]?.ask).toBe('safeContact')
      expect(JSON.stringify(tried.flow)).not.toContain('Quince')
      const { referral, note } = written(c, {
        dvSafety,
        consentExpires: '2027-01-02',
        safeContactWay: 'through-advocate',
      })
      expect(referral.safeContact).toBe('Through an advocate')
      expect(note.narrative).not.toMatch(/violence|not stable/i)
    },
  )

  test('a contact that was typed before is dropped, told without its words, and kept nowhere', () => {
    const { flow, go } = opened(c, { dvSafety: 'no', safeContact: '12 Quince Lane' })
    const after = go(flow, { type: 'CORRECT', ask: 'dvSafety', value: 'yes' })
    expect(after.undone).toEqual([{ ask: 'safeContact', label: 'Safe contact', was: '' }])
    expect(JSON.stringify(after)).not.toContain('Quince')
  })

  test('with violence at home a consent needs its last day', () => {
    const c = household({ housing: { ...rest, consent: { given: 'yes', signedOn: '2026-11-02' } } })
    expect(opened(c, { dvSafety: 'yes' }).view.asking?.ask).toBe('consentExpires')
    expect(opened(c, { dvSafety: 'no' }).view.asking?.ask).toBe('safeContact')
  })

  test('fleeing violence and no violence do not stand together: the answer about violence is asked again', () => {
    const { flow, go } = opened(household({ housing: everythingKnown }))
    const after = go(flow, { type: 'CORRECT', ask: 'housingSituation', value: 'fleeing-violence' })
    expect(after.undone.map(({ ask }) => ask)).toContain('dvSafety')
    expect(after.undone.find(({ ask }) => ask === 'dvSafety')?.because).toContain('flees violence')
  })

  test('without consent it goes without anything that identifies the family, or it stops', () => {
    const c = household({ housing: { ...everythingKnown, consent: undefined } })
    const { view: shown, flow, go } = opened(c, { consentGiven: 'no' })
    expect(shown.asking?.ask).toBe('withoutConsent')
    const stopped = go(flow, answer({ withoutConsent: 'stop' }))
    expect(stopped.refused[0]?.refusal.because).toContain('"save"')
    expect(stopped.flow.status).toBe('asking')
    const { referral, note } = written(c, { consentGiven: 'no', withoutConsent: 'without-identifiers' })
    expect(referral).toMatchObject({ consent: { given: false } })
    expect(referral).not.toHaveProperty('safeContact')
    expect(note.narrative).toContain('nothing that identifies the family was passed on')
    expect(JSON.stringify([referral, note])).not.toContain('573 555')
  })

  test.each([
    ['signed after today', { consentGiven: 'yes', consentSignedOn: '2026-11-23' }, 'consentSignedOn'],
    [
      'ended',
      { consentGiven: 'yes', consentSignedOn: '2026-01-05', consentExpires: '2026-11-21' },
      'consentExpires',
    ],
    [
      'ended before signed',
      { consentGiven: 'yes', consentSignedOn: '2026-11-21', consentExpires: '2026-11-20' },
      'consentExpires',
    ],
  ])('a consent %s is not taken', (_, values, ask) => {
    const c = household({ housing: { ...everythingKnown, consent: undefined } })
    expect(opened(c, values).refused.map((one) => one.ask)).toEqual([ask])
  })
})

test('MO-R43 the note that is shown at the review is the note that is written, and neither holds a name', () => {
  const c = household({ housing: everythingKnown })
  const { view: shown } = opened(c, { noteAddition: 'Next look in two weeks.' })
  const { note, write } = written(c, { noteAddition: 'Next look in two weeks.' })
  expect(texts(shown)).toContain(`will say: "${note.narrative}"`)
  expect(note).toMatchObject({ kind: 'referral', occurredOn: '2026-11-22' })
  expect(note.narrative).toContain('Next look in two weeks.')
  expect(JSON.stringify(write)).not.toMatch(/Quilla|Vantresse/)
})

test('a record is made only of what the flow asked', () => {
  const c = household({ housing: everythingKnown })
  expect(record(cesReferral, opened(c).flow, c)).toMatchObject({
    headOfHousehold: parent.id,
    county: 'Sable',
  })
})
