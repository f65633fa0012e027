import type { IsoDate } from '../../../policy/types.ts'
import type { Team } from '../../../reminders/types.ts'
import type { Reply } from '../../reply.ts'
import { sayDate } from '../dates.ts'
import { plainReply } from '../plain.ts'

const unchanged = 'Nothing was changed.'
const said = (title: string, body: string): Reply => plainReply(title, body)

/** Said when the bot is put into a team. `by`: who did it, where the case system knows them. */
export const teamWelcome = (by: string | null): Reply =>
  said(
    'Waymark',
    `${by === null ? 'I was added to this team.' : `${by} added me to this team.`} Each working morning I can post here what is due, by case number and never with a child’s name. For that, a supervisor says here: "link this channel to my unit". Others read along here, so write to me in a private chat about a case.`,
  )

export const linked = (unit: string, again: boolean): Reply =>
  said(
    again ? 'Linked already' : 'Linked',
    `This channel ${again ? 'is linked already' : 'is now linked'} to the unit ${unit}. On working days I post here what is due there: case number, duty, due day and who has it. Everybody in this channel can read it. Say "quiet until 5 December" or "unlink" here to change that.`,
  )

export const notYourUnit = (asked: string, own: string): Reply =>
  said(
    'Not linked',
    `You can link a channel to your own unit, ${own}, and ${asked.slice(0, 60)} is not that. ${unchanged}`,
  )

export const onlySupervisor: Reply = said(
  'For supervisors',
  `Only the supervisor of a unit can change what is posted in this channel. ${unchanged} Please ask yours.`,
)

export const linkedElsewhere = (link: NonNullable<Team['link']>): Reply =>
  said(
    'Linked to another unit',
    `${link.by.name} linked this channel to the unit ${link.unit}. A supervisor can say "unlink" here first. ${unchanged}`,
  )

export const notLinked: Reply = said(
  'Not linked',
  `This channel is linked to no unit, so nothing is posted here. A supervisor can say "link this channel to my unit".`,
)

export const unlinked = (unit: string): Reply =>
  said(
    'Unlinked',
    `This channel is not linked to the unit ${unit} any more. Nothing about what is due is posted here.`,
  )

export const quietUntil = (day: IsoDate): Reply =>
  said(
    'Quiet',
    `I post nothing here before ${sayDate(day)}. Each person’s own reminders go on. Say "end quiet" to have the posts back.`,
  )

export const quietEnded: Reply = said('Posting again', 'From the next working day on I post here again.')

export const badQuietDay: Reply = said(
  'Which day?',
  `I need one day that is still to come, such as "quiet until 5 December". ${unchanged}`,
)

export const onlyInChannel: Reply = said(
  'Say it in the channel',
  `That is about a team’s channel, so please say it there, with my name in front. ${unchanged}`,
)

/** In a channel, to somebody who was never spoken with alone. */
export const noted: Reply = said(
  'Noted',
  'Done. Write to me in a private chat, and I can tell you more about it.',
)

export const answerPrivately: Reply = said(
  'Write to me first',
  `I answer that in a private chat, and we have not spoken there yet. Please write "hi" to me there, then press again. ${unchanged}`,
)
