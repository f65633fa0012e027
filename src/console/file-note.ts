import type { SealedReply } from '../bot/reply.ts'

/** Writes an offered file and answers where it lies; null where it could not be made. */
export type KeepFile = (person: string, file: NonNullable<SealedReply['file']>) => Promise<string | null>

/** The message with the place of its file. In a terminal there is nobody to ask first: who says "print" means it. */
export async function withFile(reply: SealedReply, person: string, keep: KeepFile): Promise<SealedReply> {
  if (!reply.file) return reply
  const path = await keep(person, reply.file)
  const note =
    path === null
      ? 'The file could not be made just now. Nothing was changed. Please say it again in a few minutes.'
      : `Written to ${path}`
  return { ...reply, text: path === null ? note : `${reply.text}\n${note}` }
}
