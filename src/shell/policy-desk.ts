import type { Command } from '../bot/command.ts'
import type { Person } from '../bot/facts.ts'
import type { NewNotice } from '../bot/notices.ts'
import type { DeskChange } from '../bot/policy-ports.ts'
import type { Address } from '../bot/ports.ts'
import type { Situation, Turned } from '../bot/turns/situation.ts'
import { dayIn, type World } from './world.ts'

/** The policy desk as this person may see it, for a command about it; nothing for any other. */
export async function deskFor(
  { policyDesk }: World,
  { tenant, kind }: Address,
  person: Person,
  { type }: Command,
): Promise<Pick<Situation, 'desk'>> {
  if (kind !== 'personal' || (type !== 'desk' && !type.startsWith('desk-'))) return {}
  const { memory, check, rests } = policyDesk
  if (!policyDesk.isLead(person)) return { desk: { lead: false, open: [], standing: [], check, rests } }
  const [open, standing] = await Promise.all([memory.openQuestions(tenant), memory.standing(tenant)])
  const own = <T extends { state: Person['state'] | null }>(all: readonly T[]) =>
    all.filter(({ state }) => state === null || state === person.state)
  return { desk: { lead: true, open: own(open), standing: own(standing), check, rests } }
}

/** The change of a turn; what it keeps belongs to the tenant in which it was said. */
export function deskChange({ desk = null }: Turned, { tenant }: Address): DeskChange | null {
  return desk?.type === 'review' ? { ...desk, answer: { ...desk.answer, tenant } } : desk
}

const theDesk = { id: 'policy-desk', name: 'The policy desk' }

/** Tells the policy leads of a turn's questions: of one that was handed over at once, of the others once, the next morning. */
export function deskNotices(
  { policyDesk, zone }: World,
  { questions = [], session: { person } }: Turned,
  now: string,
): NewNotice[] {
  if (!person || questions.length === 0) return []
  const leads = policyDesk.leadsFor(person)
  return questions.flatMap(({ id, question, why }) => {
    if (why === 'handed-over') {
      const notice = {
        kind: 'desk-question',
        id,
        question,
        by: { id: person.id, name: person.name },
      } as const
      return leads.map((to): NewNotice => ({ id: `desk:${id}`, to, notice }))
    }
    const notBefore = nextMorning(zone, now)
    const day = dayIn(zone, notBefore)
    const notice = { kind: 'desk-summary', day, by: theDesk } as const
    return leads.map((to): NewNotice => ({ id: `desk-summary:${day}`, to, notice, notBefore }))
  })
}

const halfHour = 1_800_000

/** The first instant after this one at which it is half past eight there. */
function nextMorning(zone: string, now: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  let at = (Math.floor(Date.parse(now) / halfHour) + 1) * halfHour
  for (let step = 0; step < 50 && clock.format(at) !== '08:30'; step++) at += halfHour
  return new Date(at).toISOString()
}
