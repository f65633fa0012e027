import type { Shown } from '../world/channel.ts'
import { buttonsOf, type Talker } from '../world/person.ts'
import type { BotWorld } from '../world/bot-world.ts'
import { unsettling, type Fault } from '../case-api/faulty-wire.ts'
import { leaveQuestion } from './at-the-desk.ts'
import { casePlansOnRecord, concurrentPlansOnRecord } from './plans-on-record.ts'
import type { Act, Done, Said } from './script.ts'

const fault = (name: string): Fault => {
  const found = unsettling.find((one) => one.name === name)
  if (!found) throw new Error(`There is no fault "${name}"`)
  return found
}
const down = fault('reset at once')

/** What the lines of a transcript do in a world. `worker` is worker-tn in their own chat. */
export function performer(world: BotWorld): (act: Act) => Promise<Done> {
  const talkers = new Map<string, Talker>()
  return async ({ who, what }) => {
    if (who === 'clock') return passing(world, what)
    if (who === 'case api') return inCaseApi(world, what)
    if (who === 'reminders') return reminded(world, what)
    if (who === 'record') return onRecord(world, what)
    if (who === 'question') return leaveQuestion(world, what).then(() => [])
    const talker = talkers.get(who) ?? talkerFor(world, who)
    talkers.set(who, talker)
    return said(await act(world, talker, what))
  }
}

/** `worker`, `worker-tn-2`, `worker@phone` on another device, `worker#team` where others read along. */
function talkerFor(world: BotWorld, who: string): Talker {
  const [name = '', device] = who.split(/[@#]/)
  const person = name === 'worker' ? 'worker-tn' : name
  if (!who.includes('#')) return world.as(person, device)
  return world.at({ person, kind: 'channel', conversation: `channel-${device}` })
}

/** `[Confirm]`, `[Confirm] goal=adoption, targetDate=2027-05-22`, `[Confirm] on card 1`, or plain words. */
async function act(world: BotWorld, talker: Talker, what: string): Promise<readonly Shown[]> {
  const press = /^\[([^\]]+)\](?: on card (\d+))?(?: (.+))?$/.exec(what)
  if (!press) return what === '(joins)' ? talker.join() : talker.say(longText(what))
  const [, label = '', card, fields = ''] = press
  const values = Object.fromEntries(fields.split(', ').filter(Boolean).map(field))
  if (card === undefined) return talker.press(label, { values })
  const first = world.channel.shown.filter(
    ({ how, to }) => how === 'sent' && to.conversation === talker.address.conversation,
  )[Number(card) - 1]
  const token = buttonsOf(first!.reply).find((one) => one.label.includes(label))!.token
  return talker.pressToken(token, { message: first!.message, values })
}

const field = (text: string): [string, string] => {
  const [name = '', ...value] = text.split('=')
  return [name, value.join('=')]
}

/** `(100,000 times x)` spares the reader the letters. */
const longText = (text: string) => {
  const long = /^\(([\d,]+) times (.+)\)$/.exec(text)
  return long ? (long[2] ?? '').repeat(Number(long[1]?.replaceAll(',', ''))) : text
}

const seconds = { minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const

async function passing(world: BotWorld, what: string): Promise<Said[]> {
  const span = /^(\d+) (minute|hour|day|week)s? later$/.exec(what)
  if (!span) throw new Error(`"${what}" is no span of time`)
  world.clock.advance(Number(span[1]) * seconds[span[2] as keyof typeof seconds])
  const before = world.channel.shown.length
  await world.restart()
  return said(world.channel.shown.slice(before))
}

/** `reminders> run`: what one run says, and to whom. */
async function reminded(world: BotWorld, what: string): Promise<Said[]> {
  if (what !== 'run') throw new Error(`"${what}" is nothing that the reminders do`)
  const before = world.channel.shown.length
  await world.remind()
  const shown = world.channel.shown.slice(before)
  return said(shown).map((one, n) => ({ ...one, text: `(${whereOf(shown[n]!.to)}) ${one.text}` }))
}

const whereOf = ({ kind, person }: Shown['to']) => (kind === 'channel' ? 'in the channel' : `to ${person}`)

async function inCaseApi(world: BotWorld, what: string): Promise<Said[]> {
  const { agency } = world
  const record = /^(\S+) records (\S+) as (primary|second) goal of (\S+)$/.exec(what)
  const assignment = /^(\S+) is (no longer|again) assigned to (\S+)$/.exec(what)
  if (what === 'down') world.breaks(down)
  else if (what === 'takes no writes') world.breaks(down, 'writes')
  else if (what === 'takes only the first write') world.breaks(down, 'later writes')
  else if (what === 'loses the answer to a write') world.breaks(fault('reset after the write'), 'writes')
  else if (what === 'up') world.breaks(null)
  else if (record)
    await agency.record(record[1]!, record[4]!, record[2]!, record[3] === 'primary' ? 'primary' : 'second')
  else if (assignment)
    await (assignment[2] === 'again' ? agency.assign : agency.unassign)(assignment[1]!, assignment[3]!)
  else throw new Error(`"${what}" is nothing that the case API does`)
  return []
}

/** `record> tn-1001-c1: …` says what the case record holds. */
async function onRecord(world: BotWorld, what: string): Promise<string> {
  const { agency } = world
  const housing = /^housing of (\S+):/.exec(what)?.[1]
  if (housing !== undefined) return housingOnRecord(agency, housing)
  const concurrent = /^concurrent plans of (\S+):/.exec(what)?.[1]
  if (concurrent !== undefined) return concurrentPlansOnRecord(world, concurrent)
  const plans = /^plans of (\S+):/.exec(what)?.[1]
  if (plans !== undefined) return casePlansOnRecord(world, plans)
  const planned = /^services of (\S+):/.exec(what)?.[1]
  if (planned !== undefined) return plansOnRecord(agency, planned)
  const child = what.split(':')[0] ?? ''
  const goals = await agency.records(child, `supervisor-${child.slice(0, 2)}`)
  const lines = goals.map(
    ({ goal, role, targetDate }) => `${role} ${goal}${targetDate === null ? '' : ` by ${targetDate}`}`,
  )
  return `record> ${child}: ${lines.join('; ') || 'nothing'}`
}

/** `record> housing of mo-2002: …`: the referrals of a case, newest first, and how many contact notes there are. */
async function housingOnRecord(agency: BotWorld['agency'], of: string): Promise<string> {
  const read = async (what: string) => {
    const { json } = await agency.call('supervisor-mo', `/v1/cases/${of}/${what}`)
    return (json.items ?? []) as unknown as {
      status: string
      basis: { value: string }
      safeContact: string | null
    }[]
  }
  const [referrals, notes] = await Promise.all([read('ces-referrals'), read('contact-notes')])
  const lines = referrals.map(
    ({ status, basis, safeContact }) => `${basis.value} refer, ${status}, contact: ${safeContact ?? 'none'}`,
  )
  return `record> housing of ${of}: ${[...lines, `contact notes: ${notes.length}`].join('; ')}`
}

interface PlanRead {
  status: string
  author: { id: string }
  content: { planDate: string; conditions: { services: { category: string }[] }[] }
}

/** `record> services of wi-3001: …`: the case plans of a case, newest first, each with its services. */
async function plansOnRecord(agency: BotWorld['agency'], of: string): Promise<string> {
  const { json } = await agency.call('supervisor-wi', `/v1/cases/${of}/case-plans`)
  const lines = ((json.items ?? []) as unknown as PlanRead[]).map(({ status, author, content }) => {
    const services = content.conditions.flatMap((condition) => condition.services.map((one) => one.category))
    return `${status} of ${content.planDate} by ${author.id}: ${services.join(', ') || 'no services'}`
  })
  return `record> services of ${of}: ${lines.join('; ') || 'nothing'}`
}

const said = (shown: readonly Shown[]): Said[] =>
  shown.map(({ how, reply }) => {
    const buttons = reply.actions.map(({ label }) => `[${label}]`).join(' ')
    const lines = reply.text.split('\n').filter((line) => line.trim() !== '')
    const text = [...lines, ...(buttons === '' ? [] : [buttons])].join('\n')
    return { how, text: text.replace(/\b(goal|ces|plan|note|outcome)-[0-9A-Z]{10}/g, '$1-…') }
  })
