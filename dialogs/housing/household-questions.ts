import type { QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import * as places from './access-points.ts'
import { asEditionSays, optionsFrom, reasonOf, stated } from './facts.ts'
import { headObjection, headOptions } from './people.ts'
import type { CesReferralRecord } from './record.ts'

/** Who is referred, how they live, and where the referral goes. */
export const householdQuestions: readonly QuestionOf<CesReferralRecord, JobFacts>[] = [
  {
    ask: 'subject',
    label: 'Who is referred',
    aliases: ['subject', 'referred as'],
    kind: 'choice',
    need: 'required',
    prompt: () => 'Who is referred?',
    why: reasonOf('ces-subject'),
    options: optionsFrom('ces-subject'),
  },
  {
    ...asEditionSays('subject-note'),
    ask: 'subjectNote',
    label: 'Who that is',
    kind: 'text',
    maxLength: 200,
    prompt: () => 'Who is it? A few words, no name.',
  },
  {
    ask: 'headOfHousehold',
    label: 'Head of household',
    aliases: ['household', 'head'],
    kind: 'choice',
    need: 'required',
    prompt: () => 'Who stands for the household?',
    why: stated('ces-one-referral'),
    options: headOptions,
    check: headObjection,
  },
  {
    ask: 'housingSituation',
    label: 'Housing situation',
    aliases: ['situation', 'housing'],
    kind: 'choice',
    need: 'required',
    prompt: () => 'What is the housing situation, as you see it?',
    why: reasonOf('housing-situation'),
    options: optionsFrom('housing-situation'),
    note: (_, c) => c.rules.statement('ces-worker-report')?.because ?? null,
  },
  {
    ask: 'county',
    label: 'County',
    kind: 'text',
    need: 'required',
    maxLength: 80,
    prompt: () => 'In which county is the family to be housed?',
    why: stated('ces-continuums'),
    fills: places.onlyOne,
  },
  {
    ask: 'accessPoint',
    label: 'Access point',
    aliases: ['agency'],
    kind: 'choice',
    need: 'required',
    when: places.hasDirectory,
    prompt: () => 'Which access point?',
    why: stated('ces-screening'),
    options: places.accessPointOptions,
  },
  {
    ask: 'accessPointTyped',
    label: 'Access point by hand',
    aliases: ['access point'],
    kind: 'text',
    need: 'required',
    maxLength: 120,
    when: places.typedByHand,
    prompt: () => 'Which access point is it? Please type its name.',
    why: reasonOf('access-points'),
    note: () => 'Typed by hand, not from a checked directory.',
  },
]
