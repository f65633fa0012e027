import { ActivityTypes, TextFormatTypes, type Activity } from 'botbuilder'
import type { SealedFile, SealedReply } from '../../bot/reply.ts'
import type { MadeFile } from '../../bot/ports.ts'
import { tokenKey } from '../inbound.ts'

/** Where Teams wants the file once the worker has said yes. */
export interface Upload {
  uploadUrl: string
  contentUrl: string
  uniqueId: string
  fileType: string
}

/** Asks whether the file may be put into the worker's OneDrive. Beside the file's name the card carries a token and nothing else. */
export const consentMessage = (
  reply: SealedReply,
  { accept }: SealedFile,
  made: MadeFile,
): Partial<Activity> => ({
  ...textOnly(reply.text),
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: made.name,
      content: {
        description: 'Word file',
        sizeInBytes: made.bytes.byteLength,
        acceptContext: { [tokenKey]: accept.token },
        declineContext: {},
      },
    },
  ],
})

/** Says that the file lies in the worker's OneDrive, as a card that opens it. */
export const infoMessage = (made: MadeFile, upload: Upload): Partial<Activity> => ({
  type: ActivityTypes.Message,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl: upload.contentUrl,
      name: made.name,
      content: { uniqueId: upload.uniqueId, fileType: upload.fileType },
    },
  ],
})

export const textOnly = (text: string): Partial<Activity> => ({
  type: ActivityTypes.Message,
  textFormat: TextFormatTypes.Plain,
  text,
})
