import { rebuild } from '../../dialog/index.ts'
import { wholeCase, type JobFacts } from '../facts.ts'
import type { Draft } from '../ports.ts'
import type { OpenFlow, Session } from '../session.ts'
import { draftList, draftSubject, noDraft } from '../words/drafts.ts'
import { help, myCases, notYours, plainReply } from '../words/plain.ts'
import { sayRecorded } from '../words/steps.ts'
import { showJob, settled, opened } from './job.ts'
import { contextFor, dialogNamed, say, unreached, type Situation, type Turned } from './situation.ts'
import { refusedActions, setAside } from './start.ts'

/** Puts the open flow aside under a number; nothing is written to the case record. */
export function saveDraft(session: Session, situation: Situation): Turned {
  const aside = setAside(session.flow, situation)
  if (!aside) return nothingToKeep(session, situation)
  const { draft } = aside
  const written = draft.half
    ? `${sayRecorded(draft.half)} That stays.`
    : 'Nothing was written to the case record.'
  const body = `Kept as a draft for ${draftSubject(draft)}. ${written} Say "resume" to go on, here or on another device.`
  const reply = plainReply(
    'Draft kept',
    body,
    [],
    [{ label: 'Resume', command: { type: 'resume', draft: draft.id } }],
  )
  return { ...say({ ...session, flow: null, waiting: null }, reply, 'save-draft'), draft }
}

function nothingToKeep(session: Session, situation: Situation): Turned {
  if (session.flow?.state.status === 'saving')
    return say(session, showJob(opened(session.flow, situation), situation), 'save-draft')
  return say(
    session,
    plainReply(
      'Nothing to keep',
      'There is nothing entered yet that could be kept as a draft.',
      [],
      [myCases, help],
    ),
    'save-draft',
  )
}

export function listDrafts(session: Session, situation: Situation): Turned {
  return say(session, draftList(situation.drafts, situation.dialogs), 'drafts', {
    drafts: situation.drafts.length,
  })
}

export function discardDraft(id: string, session: Session, situation: Situation): Turned {
  const draft = situation.drafts.find((d) => d.id === id)
  if (!draft) return say(session, noDraft, 'discard-draft')
  const reply = plainReply(
    'Draft removed',
    `The draft for ${draftSubject(draft)} is gone. Nothing in the case record changed.`,
    [],
    [myCases],
  )
  return { ...say(session, reply, 'discard-draft'), dropDraft: id }
}

/** Goes on with a draft. Its answers are looked at anew: what no longer holds is taken out and named. */
export function resume(id: string | null, session: Session, situation: Situation): Turned {
  const going = session.flow
  if (id === null && going && going.state.status !== 'saved')
    return say(session, showJob(opened(going, situation), situation), 'resume')
  const draft = id === null ? onlyOne(situation.drafts) : situation.drafts.find((d) => d.id === id)
  if (!draft)
    return say(
      session,
      situation.drafts.length > 0 ? draftList(situation.drafts, situation.dialogs) : noDraft,
      'resume',
    )
  const { focus } = situation
  if (focus.type === 'unreachable') return unreached(session, { type: 'resume', draft: draft.id }, 'resume')
  const now = factsFor(draft, focus)
  const facts = now && draft.half ? { ...(draft.facts ?? now), person: situation.person } : now
  if (!facts) return say(session, notYours(draftSubject(draft), true), 'resume', { refused: 'not-yours' })
  return goOn(draft, facts, session, situation)
}

/** What is known of the child or case that a draft is about; null where it may not be seen any more. */
function factsFor({ child }: Draft, focus: Situation['focus']): JobFacts | null {
  if (focus.type !== 'child' && focus.type !== 'case') return null
  if (child === null) return wholeCase(focus.facts)
  return focus.facts.child?.id === child ? focus.facts : null
}

function goOn(draft: Draft, facts: JobFacts, session: Session, situation: Situation): Turned {
  const dialog = dialogNamed(draft.state.dialog, situation.dialogs)
  const context = contextFor(facts, situation)
  const refusal = draft.half ? null : dialog.open(context)
  if (refusal)
    return say(
      session,
      plainReply(
        'This cannot go on',
        `${refusal.because} Your draft is still there.`,
        [],
        refusedActions(facts),
      ),
      'resume',
      { refused: 'rule' },
    )
  const stepped = rebuild(dialog, draft.state, context)
  const known = facts.activeGoals.map(({ id }) => id)
  const flow: OpenFlow = { state: stepped.flow, facts, savingSince: null, half: draft.half ?? null, known }
  const aside = setAside(session.flow, situation)
  const turned = settled(session, { dialog, flow, context }, stepped, {
    situation,
    action: 'resume',
    lead: 'Here is your draft.',
  })
  return { ...turned, draft: aside?.draft ?? null, dropDraft: draft.id }
}

const onlyOne = (drafts: readonly Draft[]) => (drafts.length === 1 ? drafts[0] : undefined)
