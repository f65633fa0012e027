import type { DutyMemory } from '../../bot/reminder-ports.ts'
import { overdueReply } from '../../bot/words/reminders/thread.ts'
import type { IsoDate } from '../../policy/types.ts'
import type { LineStatus } from '../../reminders/sections.ts'
import type { Team } from '../../reminders/types.ts'
import type { Office } from '../../shell/reminders/office.ts'
import { lookAt, type Looked } from '../../shell/reminders/run-team.ts'

/** The post of a team on a day, and what goes to people alone and under the post. */
export interface Previewed {
  /** The channel's id of the conversation; null for a unit that no team is linked to. */
  team: string | null
  unit: string
  on: IsoDate
  text: string
  lines: { case: string; duty: string; due: IsoDate | null; owner: string | null; status: LineStatus }[]
  /** `to`: a person's id in the case system, or the conversation of the team. */
  messages: { to: string; kind: 'person' | 'thread'; duties: number; text: string }[]
}

/** What a run would tell about one team; null where nothing would be posted now, `unread` where it cannot be read. */
export async function previewOf(
  office: Office,
  team: Team,
  linked: boolean,
): Promise<Previewed | 'unread' | null> {
  const now = office.clock.now()
  const looked = await lookAt(office, team, now)
  if (looked.type === 'unread') return 'unread'
  const { unit, plan } = looked
  const { post } = plan
  if (!post) return null
  return {
    team: linked ? team.conversation : null,
    unit: unit.unit,
    on: post.on,
    text: post.reply.text,
    lines: post.lines.map(({ status, duty: { deadline, standing } }) => ({
      case: deadline.case,
      duty: post.withheld.has(deadline.id) ? '' : deadline.what,
      due: deadline.due?.earliest ?? null,
      owner: standing.owner?.id ?? null,
      status,
    })),
    messages: messagesOf(team, looked, now),
  }
}

function messagesOf(
  team: Team,
  { unit, plan }: Extract<Looked, { type: 'looked' }>,
  now: string,
): Previewed['messages'] {
  const people = plan.tellings.flatMap(({ person, keys, reply }): Previewed['messages'] => {
    const said = reply(keys)
    return said ? [{ to: person, kind: 'person', duties: said.duties.length, text: said.reply.text }] : []
  })
  if (plan.overdue.length === 0 || !plan.post) return people
  const moment = { now, today: plan.post.on, zone: unit.calendar.zone }
  const duties = plan.overdue.map(({ duty }) => duty)
  const { text } = overdueReply(duties, moment, plan.post.withheld)
  return [...people, { to: team.conversation, kind: 'thread', duties: duties.length, text }]
}

/** Where no team is linked nobody has written to the bot yet, as a rule: it is shown as if everybody had. */
export const asIfEverybodyHadWritten = (duties: DutyMemory): DutyMemory => ({
  ...duties,
  privately: async (tenant, person) =>
    (await duties.privately(tenant, person)) ?? {
      ...{ tenant, channel: 'teams', conversation: person, kind: 'personal', person, reference: null },
    },
})
