import type * as z from 'zod'
import type { Dialog, Notice } from '../../dialog/types.ts'
import type { Command } from '../command.ts'
import { subjectOf, wholeCase, type JobFacts } from '../facts.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import type { Reply } from '../reply.ts'
import type { Session } from '../session.ts'
import { chooseCase, chooseCaseFile } from '../words/choose.ts'
import { aboutLine } from '../words/people.ts'
import { notYours, plainReply, unreachable } from '../words/plain.ts'
import { prompted } from './prompted.ts'
import { contextFor, dialogNamed, factsNow, jobsHere, say, unreached } from './situation.ts'
import type { Situation, Turned } from './situation.ts'

type Duty = Extract<Command, { type: 'duty' }>

/** "Do I have to …?" for the case at hand: must or may, by which rule, and what is not known. Never moves a flow. */
export function askDuty(command: Duty, session: Session, situation: Situation): Turned {
  const { focus } = situation
  const dialog = dialogNamed(command.dialog, situation.dialogs)
  switch (focus.type) {
    case 'child':
    case 'case':
      return answered(dialog, focus.facts, session, situation)
    case 'not-found':
      return prompted(session, notYours(focus.named), 'duty', situation)
    case 'unreachable':
      return session.flow
        ? prompted(session, unreachable(command), 'duty', situation)
        : unreached(session, command, 'duty')
    case 'none': {
      if (situation.cases === null) return unreached(session, command, 'duty')
      const ask =
        dialog.about === 'case'
          ? chooseCaseFile(situation.cases, command)
          : chooseCase(situation.cases, situation.today, command)
      return say({ ...session, waiting: command }, ask, 'choose-case')
    }
  }
}

function answered(dialog: GuidedFlow, focused: JobFacts, session: Session, situation: Situation): Turned {
  const facts = dialog.about === 'case' ? wholeCase(focused) : focused
  const context = contextFor(facts, situation)
  const open = session.flow
  const here = open?.state.dialog === dialog.id && factsNow(open, situation.focus) !== null
  const { prefill, duty } = dialog as unknown as Pick<Dialog<z.ZodObject, JobFacts>, 'prefill' | 'duty'>
  const said = here ? open.state.answers : (prefill?.({}, context) ?? {})
  const place = { case: facts.case.id, child: focused.child?.id ?? null }
  const reply = dutyReply(dialog, facts, duty?.answer(said, context) ?? [], situation)
  return prompted({ ...session, open: place }, reply, 'duty', situation)
}

function dutyReply(
  dialog: GuidedFlow,
  facts: JobFacts,
  notices: readonly Notice[],
  situation: Situation,
): Reply {
  const offered = jobsHere(situation).some(({ id }) => id === dialog.id)
  const body = notices.map(({ text }) => text).join('\n\n')
  const reply = plainReply(
    dialog.title,
    body,
    notices.flatMap(({ citation }) => (citation ? [citation] : [])),
    offered
      ? [
          {
            label: dialog.title,
            command: {
              type: 'start',
              dialog: dialog.id,
              case: facts.case.id,
              child: facts.child?.id ?? null,
              values: {},
            },
          },
        ]
      : [],
  )
  const lines = [
    `${dialog.title} · ${subjectOf(facts)}`,
    ...notices.map(({ text }) => text),
    'Say "why" for the exact words.',
  ]
  return {
    ...reply,
    text: lines.join('\n'),
    card: reply.card && { ...reply.card, subtitle: aboutLine(facts) },
  }
}
