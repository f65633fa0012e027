import type { Person } from '../facts.ts'
import type { Reply } from '../reply.ts'
import { help, plainReply } from './plain.ts'

/** What became of a thumb. */
export function thanks(verdict: 'up' | 'down', comment: boolean): string {
  if (verdict === 'up') return 'Thank you. Noted: it helped.'
  return comment
    ? 'Thank you. Your words go to the policy desk with the question, without names.'
    : 'Thank you. Noted: it did not help. The question goes to the policy desk, without names. Say "not helpful:" and what was wrong, if you like.'
}

export const sentTo = (supervisor: NonNullable<Person['supervisor']>, question: string): string =>
  `Sent to ${supervisor.name}: "${question}", with what I answered. Names are taken out. I tell them in their own chat with me.`

export const sentToDesk =
  'I know of no supervisor of yours. The question goes to the policy desk, without names.'

/** What names somebody cannot be found now, so nothing leaves this chat. */
export const notSent =
  'The case system is not answering right now, so I cannot take names out of your question. Nothing was sent. Please try again in a few minutes.'

export const nothingAsked: Reply = plainReply(
  'Nothing to send',
  'There is no answer of mine that this could be about. Ask a question first, or say "help".',
  [],
  [help],
)

export const anOlderAnswer: Reply = plainReply(
  'An earlier answer',
  'Thank you. That is about an earlier answer, so I cannot tell which question it was. Ask it again, and tell me there.',
)

/** In a channel: said without repeating what was named. */
export const namedAmongOthers: Reply = plainReply(
  'Ask me privately',
  'That names a person or a case, and others read here. For anything about a case, write to me in a private chat.',
)

export const spanishOn: Reply = plainReply(
  'Español',
  'Desde ahora pongo en español mis propias frases alrededor de las respuestas sobre las normas. Las reglas y las citas siguen en inglés, y todo lo demás solo lo entiendo en inglés. Diga "English" para volver. / From now on my own sentences around policy answers are in Spanish; all else is in English.',
  [],
  [help],
)

export const englishOn: Reply = plainReply('English', 'Policy answers are in English again.', [], [help])
