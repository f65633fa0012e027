import { describe, expect, test } from 'vitest'
import { cesContactNote } from '../../dialogs/housing/contact-note.ts'
import { cesOutcome } from '../../dialogs/ces-outcome.ts'
import { closingSummary } from '../../dialogs/closing-summary.ts'
import type { GuidedDialog } from '../../dialogs/index.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import type { CesOutcomeOnRecord, ContactNoteOnRecord } from '../../src/bot/on-record.ts'
import { NewCesOutcome } from '../../src/case-api/contract/ces-referrals.ts'
import { ClosingSummaryBody } from '../../src/case-api/contract/closing-summary.ts'
import { NewContactNote } from '../../src/case-api/contract/contact-notes.ts'
import { begin, step, view } from '../../src/dialog/index.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { household, referred } from './household.ts'

const noted: ContactNoteOnRecord = {
  id: 'note-3',
  kind: 'referral',
  occurredOn: '2026-11-10',
  referral: 'ces-7',
  outcome: null,
  recordedBy: 'worker-mo',
  recordedAt: '2026-11-10T16:00:01.000Z',
}
const standing = (...referrals: ReturnType<typeof referred>[]) =>
  household({
    onRecord: { cesReferrals: referrals.length > 0 ? referrals : [referred()], contactNotes: [noted] },
  })

const opened = (dialog: unknown, c: FlowContext<JobFacts>, values: Record<string, unknown> = {}) => {
  const { flow, refused } = begin(dialog as GuidedDialog, c, values)
  return { flow, refused, view: view(dialog as GuidedDialog, flow, c) }
}
const written = (dialog: unknown, c: FlowContext<JobFacts>, values: Record<string, unknown>) => {
  const { flow } = opened(dialog, c, values)
  const { write } = step(dialog as GuidedDialog, flow, { type: 'CONFIRM', key: 'k' }, c)
  if (!write) throw new Error('nothing was written')
  return write.steps
}
const outcomes = ['prescreened', 'connected', 'waitlisted', 'declined', 'closed-housed', 'closed-not-housed']

describe('an outcome', () => {
  test.each(outcomes)('MO-R43 %s is one entry: the outcome and its own contact note', (status) => {
    const screened =
      status === 'prescreened' ? { prescreenTool: 'Local form B', prescreenBy: 'Front desk' } : {}
    const [outcome, note, ...more] = written(cesOutcome, standing(), { status, ...screened })
    expect(more).toEqual([])
    expect(outcome).toMatchObject({ kind: 'ces-outcome', of: 'ces-7' })
    expect(NewCesOutcome.parse(outcome?.body)).toMatchObject({ status, on: '2026-11-22' })
    const body = note?.body as { outcome: unknown }
    expect(body.outcome).toEqual({ $record: 0 })
    const read = NewContactNote.parse({ ...body, outcome: 'outcome-1' })
    expect(read.kind).toBe(/^(closed|declined)/.test(status) ? 'result' : 'follow-up')
    expect(read.narrative).toMatch(/^Coordinated Entry, referral ces-7 for the parent \(Q\.V\., mo-1-p1\): /)
    expect(JSON.stringify([outcome, note])).not.toMatch(/Quilla|Vantresse/)
  })

  test('the referral and the day are known; one answer and a confirm are left', () => {
    const { view: shown } = opened(cesOutcome, standing())
    expect(shown.rows.map(({ ask }) => ask)).toEqual(['referral', 'on'])
    expect(shown.asking?.ask).toBe('status')
    expect(opened(cesOutcome, standing(), { status: 'waitlisted' }).view.status).toBe('review')
  })

  test('MO-R36 a screening has the name of the tool and who did it, as free words; a score has no place', () => {
    const c = standing()
    expect(opened(cesOutcome, c, { status: 'prescreened' }).view.asking?.ask).toBe('prescreenTool')
    const [outcome] = written(cesOutcome, c, {
      status: 'prescreened',
      prescreenTool: 'Local form B',
      prescreenBy: 'Front desk',
    })
    expect(outcome?.body).toEqual({
      status: 'prescreened',
      on: '2026-11-22',
      prescreen: { tool: 'Local form B', by: 'Front desk' },
    })
    expect(Object.keys(cesOutcome.record.shape).filter((field) => /score|points|rank/i.test(field))).toEqual(
      [],
    )
  })

  test('what the housing system holds can be copied by its numbers, and need not be', () => {
    const [outcome] = written(cesOutcome, standing(), {
      status: 'connected',
      hmisEvent: 'hmis-13',
      hmisResult: 'result-1',
    })
    expect(outcome?.body).toMatchObject({ event: { hmisType: 13, result: 1 } })
    expect(
      opened(cesOutcome, standing(), { status: 'connected', hmisResult: 'result-1' }).refused,
    ).toHaveLength(1)
  })

  test.each([
    ['after today', '2026-11-23'],
    ['before the last entry of this referral', '2026-11-09'],
  ])('a day %s is not taken', (_, on) => {
    expect(opened(cesOutcome, standing(), { on }).refused[0]?.ask).toBe('on')
  })

  test('MO-R44 closed without housing points to the closing summary', () => {
    const { view: shown } = opened(cesOutcome, standing(), { status: 'closed-not-housed' })
    expect(shown.notices.at(-1)?.text).toContain('"closing summary"')
  })

  test('without an open referral there is nothing to follow, and the referral is offered', () => {
    for (const c of [household(), standing(referred({ status: 'declined' }))])
      expect(cesOutcome.open(c)?.offers).toEqual([{ label: 'Housing referral', dialog: 'ces-referral' }])
  })

  test('MO-R43 a referral without its note is not complete: the note comes first', () => {
    const refusal = cesOutcome.open(standing(referred({ status: 'note-pending' })))
    expect(refusal?.because).toContain('complete when its contact note is on record')
    expect(refusal?.offers?.[0]?.dialog).toBe('ces-note')
  })
})

describe('a missing contact note', () => {
  const lacking: CesOutcomeOnRecord = {
    id: 'outcome-2',
    status: 'declined',
    on: '2026-11-20',
    prescreen: null,
    event: null,
    note: null,
    noted: false,
    recordedBy: 'worker-mo',
    recordedAt: '2026-11-20T16:00:00.000Z',
  }

  test('MO-R43 of a referral is written alone, under the number of the referral', () => {
    const c = standing(referred({ status: 'note-pending' }))
    const { view: shown } = opened(cesContactNote, c)
    expect(shown.status).toBe('review')
    const [note, ...more] = written(cesContactNote, c, {})
    expect(more).toEqual([])
    expect(NewContactNote.parse(note?.body)).toMatchObject({
      kind: 'referral',
      referral: 'ces-7',
      occurredOn: '2026-11-22',
    })
  })

  test('MO-R43 of an outcome has the day and the number of the outcome', () => {
    const [note] = written(cesContactNote, standing(referred({ outcomes: [lacking] })), {})
    expect(NewContactNote.parse(note?.body)).toMatchObject({
      kind: 'result',
      outcome: 'outcome-2',
      occurredOn: '2026-11-20',
    })
  })

  test('of two, the worker says which', () => {
    const c = standing(referred({ status: 'note-pending', outcomes: [lacking] }))
    const { view: shown } = opened(cesContactNote, c)
    expect(shown.asking).toMatchObject({ ask: 'about' })
    const [note] = written(cesContactNote, c, { about: 'outcome-2' })
    expect(note?.body).toMatchObject({ outcome: 'outcome-2' })
  })

  test('where every note stands there is nothing to do', () => {
    expect(cesContactNote.open(standing())?.because).toContain('has its contact note')
  })
})

describe('the closing summary', () => {
  test('MO-R44 without housing it asks for the efforts and the reasons', () => {
    const c = household()
    expect(opened(closingSummary, c, { housingSecured: 'no' }).view.asking?.ask).toBe('effortsMade')
    const told = { effortsMade: 'Four landlords asked.', reasonsNotSecured: 'No unit was free.' }
    const [summary] = written(closingSummary, c, { housingSecured: 'no', ...told })
    expect(summary?.ifMatch).toBe('0')
    expect(ClosingSummaryBody.parse(summary?.body)).toEqual({ housingSecured: false, ...told })
  })

  test('MO-R44 with housing it asks for nothing more', () => {
    const c = household()
    expect(opened(closingSummary, c, { housingSecured: 'yes' }).view.status).toBe('review')
    const [summary] = written(closingSummary, c, { housingSecured: 'yes' })
    expect(summary?.body).toEqual({ housingSecured: true })
    const both = opened(closingSummary, c, { housingSecured: 'yes', effortsMade: 'Four landlords asked.' })
    expect(both.refused[0]?.ask).toBe('effortsMade')
  })

  test('how the last referral ended is known', () => {
    const rows = (status: 'closed-housed' | 'closed-not-housed') =>
      opened(closingSummary, standing(referred({ status }))).view.rows
    expect(rows('closed-housed')[0]?.value).toBe('Yes')
    expect(rows('closed-not-housed')[0]?.value).toBe('No')
  })

  test('one that stands is changed, in the version that was read', () => {
    const kept = {
      housingSecured: false,
      effortsMade: 'One.',
      reasonsNotSecured: 'Two.',
      version: 4,
      recordedBy: 'w',
      recordedAt: '',
    }
    const c = household({ onRecord: { closingSummary: kept } })
    expect(opened(closingSummary, c).view.status).toBe('review')
    const [summary] = written(closingSummary, c, { effortsMade: 'Three.' })
    expect(summary).toMatchObject({
      ifMatch: '4',
      body: { effortsMade: 'Three.', reasonsNotSecured: 'Two.' },
    })
  })
})
