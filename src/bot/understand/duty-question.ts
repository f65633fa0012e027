import type { Command } from '../command.ts'
import type { GuidedFlow } from '../guided-flow.ts'
import { plain } from './phrases.ts'
import type { Reference } from './references.ts'

const asksDuty =
  /\b(?:do (?:i|we) (?:really )?(?:have|need) to|must (?:i|we)|should (?:i|we)|(?:am i|are we) (?:required|obliged|supposed) to)\b|^(?:is|are)\b.*\b(?:required|needed|necessary|mandatory|an? must|an? duty|obligatory)\b/

/** "Do I have to refer?": whether a job has to be done at all. Null where the text asks nothing of the kind. */
export function readDutyQuestion(
  text: string,
  reference: Reference | null,
  dialogs: readonly GuidedFlow[],
): Command | null {
  const words = plain(text)
  if (!asksDuty.test(words)) return null
  const named = dialogs.find(({ duty }) =>
    duty?.cues.some((cue) => new RegExp(`\\b${cue}(?:s|red|ral|rals)?\\b`).test(words)),
  )
  if (!named) return null
  return { type: 'duty', dialog: named.id, case: reference?.case ?? null, child: reference?.child ?? null }
}
