import type { CesOutcome, CesReferral } from '../../contract/ces-referrals.ts'
import type { NewContactNote } from '../../contract/contact-notes.ts'
import { closedTo } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import { lockFile } from '../case-file.ts'
import { readReferral, setStatus } from '../ces/rows.ts'
import type { Caller, Scope } from '../context.ts'
import { newNumber } from '../numbers.ts'
import { about } from '../rules.ts'
import { noteRows } from './rows.ts'

/** What a note is about: nothing of its own, a referral, or one of its outcomes. */
type Subject = { referral: CesReferral; outcome: CesOutcome | null } | null
type Found = { ok: true; subject: Subject } | { ok: false; refusal: Answer }

/** `POST /v1/cases/{case}/contact-notes`. A note that names a referral or an outcome completes it. */
export async function recordNote(
  scope: Scope,
  caller: Caller,
  caseId: string,
  note: NewContactNote,
): Promise<Answer> {
  const closed = await closedTo(scope, caller, caseId, 'record contact notes')
  if (closed) return closed
  await lockFile(scope, caseId)
  if (note.occurredOn > scope.today)
    return about(
      'occurred-on',
      'day-in-future',
      'The contact lies in the future. Record the note when it has happened.',
    )
  const found = await subjectOf(scope, caseId, note)
  if (!found.ok) return found.refusal
  const id = await insert(scope, caller, caseId, { note, outcome: found.subject?.outcome?.id ?? null })
  await complete(scope, found.subject)
  return answer(201, await noteRows(scope).where('id', '=', id).executeTakeFirstOrThrow())
}

const refused = (refusal: Answer): Found => ({ ok: false, refusal })

async function subjectOf(scope: Scope, caseId: string, note: NewContactNote): Promise<Found> {
  const { kind } = note
  if (note.referral === undefined) {
    if (note.outcome !== undefined)
      return refused(about('referral', 'contradiction', 'A note about an outcome names its referral too.'))
    return kind === 'goal'
      ? { ok: true, subject: null }
      : refused(about('referral', 'field-missing', 'Say which referral the note is about.'))
  }
  const referral = await readReferral(scope, note.referral)
  if (referral?.case !== caseId)
    return refused(about('referral', 'not-of-this-case', 'The referral does not belong to this case.'))
  if (kind === 'goal')
    return refused(
      about('referral', 'contradiction', 'A note about a goal names no referral. Keep one of the two.'),
    )
  return kind === 'referral' ? aboutReferral(referral, note) : aboutOutcome(referral, note)
}

function aboutReferral(referral: CesReferral, { outcome }: NewContactNote): Found {
  if (outcome !== undefined)
    return refused(about('outcome', 'contradiction', 'A note about the referral itself names no outcome.'))
  if (referral.status !== 'note-pending')
    return refused(
      problem('note-already-there', 'The contact note about this referral is on record already.'),
    )
  return { ok: true, subject: { referral, outcome: null } }
}

/** Where no outcome is named, the one that still waits for its note; a follow-up may be about none. */
function aboutOutcome(referral: CesReferral, note: NewContactNote): Found {
  if (referral.status === 'note-pending')
    return refused(
      problem('note-pending', 'The note about the referral itself is still missing. Record that note first.'),
    )
  const named = referral.outcomes.find(({ id }) => id === note.outcome)
  if (note.outcome !== undefined && !named)
    return refused(about('outcome', 'not-of-this-case', 'The outcome does not belong to this referral.'))
  if (named?.noted)
    return refused(problem('note-already-there', 'The contact note about this outcome is on record already.'))
  const outcome = named ?? referral.outcomes.find(({ noted }) => !noted) ?? null
  if (outcome === null && note.kind === 'result')
    return refused(problem('note-already-there', 'No result of this referral waits for a contact note.'))
  return { ok: true, subject: { referral, outcome } }
}

/** The referral or the outcome is complete: its note stands. */
async function complete(scope: Scope, subject: Subject): Promise<void> {
  if (!subject) return
  const { referral, outcome } = subject
  if (referral.status === 'note-pending') return setStatus(scope, referral, 'referred')
  if (!outcome) return
  await scope.db
    .updateTable('ces_outcome')
    .set({ noted: true })
    .where('tenant', '=', scope.tenant)
    .where('id', '=', outcome.id)
    .execute()
  await setStatus(scope, referral, referral.status)
}

async function insert(
  scope: Scope,
  caller: Caller,
  caseId: string,
  { note, outcome }: { note: NewContactNote; outcome: string | null },
): Promise<string> {
  const id = newNumber('note')
  await scope.db
    .insertInto('contact_note')
    .values({
      tenant: scope.tenant,
      id,
      case_id: caseId,
      kind: note.kind,
      occurred_on: note.occurredOn,
      narrative: note.narrative,
      referral_id: note.referral ?? null,
      outcome_id: outcome,
      recorded_by: caller.id,
      recorded_via: caller.via,
      recorded_at: scope.now,
    })
    .execute()
  return id
}
