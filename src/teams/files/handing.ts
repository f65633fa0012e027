import type { Activity } from 'botbuilder'
import type { Address, Files, MadeFile } from '../../bot/ports.ts'
import type { SealedFile, SealedReply } from '../../bot/reply.ts'
import { consentMessage, infoMessage, textOnly } from './consent.ts'
import { linkMessage } from './link.ts'
import { uploaded, uploadIn } from './upload.ts'

/** How files reach a worker: made for them, then handed over in Teams' way or, on this machine, by a link. */
export interface Handing {
  files: Files
  /** The address under which a file can be fetched from this machine; null where files go through Teams. */
  link: ((made: MadeFile) => string) | null
  /** Hosts of OneDrive: with a dot in front, every host under it. */
  hosts: readonly string[]
}

const notMade =
  'The file could not be made just now. Nothing was changed. Please say it again in a few minutes.'
const notStored =
  'The file could not be stored in your OneDrive. Nothing was changed. Please ask for it again.'
const onlyAlone = 'A file of a case goes to one person alone. Please write to me in a private chat.'

/** What is sent for a reply with a file. Where others read, nothing of it is sent. */
export async function fileMessage(
  { files, link, hosts }: Handing,
  to: Address,
  reply: SealedReply & { file: SealedFile },
): Promise<Partial<Activity>> {
  if (to.kind !== 'personal') return textOnly(onlyAlone)
  const made = await files.make(to.person, reply.file)
  if (!made) return textOnly(notMade)
  if (link) return linkMessage(reply, made.name, link(made))
  const upload = reply.file.accepted ? uploadIn(uploadOf(to)) : null
  if (!upload) return consentMessage(reply, reply.file, made)
  return (await uploaded(made, upload, hosts)) ? infoMessage(made, upload) : textOnly(notStored)
}

const uploadOf = ({ reference }: Address): unknown =>
  typeof reference === 'object' && reference !== null && 'upload' in reference ? reference.upload : null
