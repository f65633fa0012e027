import { setTimeout as pause } from 'node:timers/promises'
import { sayDate } from '../../src/dialog/index.ts'
import { post, teamsActivity } from '../teams/local.ts'
import type { Request, startConnector } from '../teams/connector.ts'
import type { Agency } from './agency-client.ts'

export type Connector = Awaited<ReturnType<typeof startConnector>>

/** One entry that a worker means to record. Its target date is its own, so that the case API shows how often it is there. */
export interface Entry {
  child: string
  person: string
  targetDate: string
  /** When the activity with the confirm was answered 200, that the bot has it. */
  acknowledged: boolean
  /** The record number the worker was told; null while nothing was said. */
  told: string | null
  refused: boolean
}

/** One worker's own chat with the bot, who records goals of one child, one after the other, as Teams would send it. */
export interface Lane {
  entries: readonly Entry[]
  /** Records goals until the process is gone. */
  work(bot: string): Promise<void>
  /** Sends again what was not answered, as Teams does, and brings the entry in hand to its end. */
  recover(bot: string): Promise<void>
  /** Replies that arrived more than once. */
  repeated(): number
}

export interface LaneParts {
  child: string
  person: string
  /** The sentence for an entry with this target date; one goal where it is not given. */
  says?: (targetDate: string) => string
  connector: Connector
  agency: Agency
  /** A whole number below the given one. */
  pick: (below: number) => number
  nextDate: () => string
  /** Milliseconds until an answer must have come. */
  patience: number
}

type Step = { name: 'ask' | 'confirm'; activity: Record<string, unknown>; from: number }

/** Thrown when the process is gone in the middle of a step. */
class Gone extends Error {}
/** Thrown when a living process does not answer; `message` says what was missing. */
export class Stuck extends Error {
  override name = 'Stuck'
}

export function openLane(parts: LaneParts): Lane {
  const { child, person, connector, agency, pick, nextDate, patience } = parts
  const says = parts.says ?? ((by: string) => `set ${child}'s goal to adoption by ${by}`)
  const conversation = `a:${child}`
  const entries: Entry[] = []
  let count = 0
  let open: { entry: Entry; step: Step } | null = null

  const activity = (more: Record<string, unknown>) =>
    teamsActivity({
      id: `${child}-${++count}`,
      serviceUrl: connector.url,
      from: { id: `29:${person}`, aadObjectId: person },
      conversation: { id: conversation, conversationType: 'personal', tenantId: 'local' },
      channelData: { tenant: { id: 'local' } },
      ...more,
    })
  const heard = (from: number) =>
    connector.requests
      .slice(from)
      .map((request, n) => ({ request, id: `message-${from + n + 1}` }))
      .filter(({ request }) => decodeURIComponent(request.path).includes(conversation))

  async function deliver(bot: string, step: Step): Promise<void> {
    const times = pick(4) === 0 ? 2 : 1
    const answers = await Promise.all(
      Array.from({ length: times }, () => post(bot, JSON.stringify(step.activity)).catch(() => null)),
    )
    if (answers.some((answer) => answer?.status === 200)) {
      if (open && step.name === 'confirm') open.entry.acknowledged = true
      return
    }
    const refused = answers.find((answer) => answer !== null)
    if (refused && refused.status < 500) throw new Stuck(`${step.name} was answered ${refused.status}`)
    throw new Gone()
  }

  async function answerTo(bot: string, step: Step, fits: RegExp): Promise<{ words: string; id: string }> {
    const deadline = performance.now() + patience
    for (;;) {
      const found = heard(step.from).findLast(({ request }) => fits.test(JSON.stringify(request.body)))
      if (found) return { words: JSON.stringify(found.request.body), id: messageOf(found.request, found.id) }
      if (!(await alive(bot))) throw new Gone()
      if (performance.now() > deadline) throw new Stuck(missing(step, heard(step.from)))
      await pause(15)
    }
  }

  async function bringToEnd(bot: string): Promise<void> {
    if (!open) return
    if (open.step.name === 'ask') {
      const review = await answerTo(bot, open.step, ready(open.entry))
      open.step = confirmStep(review)
      await deliver(bot, open.step)
    }
    const said = await answerTo(bot, open.step, ended(open.entry))
    open.entry.told = /Record numbers?: (?:goal )?([\w-]+)/.exec(said.words)?.[1] ?? null
    open.entry.refused = open.entry.told === null
    open = null
  }

  function confirmStep(review: { words: string; id: string }): Step {
    const from = connector.requests.length
    const token = tokenOf(review.words, 'Confirm')
    if (token === null || pick(2) === 0)
      return { name: 'confirm', from, activity: activity({ text: 'confirm' }) }
    const action = { type: 'Action.Execute', verb: 'press', data: { t: token } }
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: { action } }
    return { name: 'confirm', from, activity: activity({ ...invoke, replyToId: review.id }) }
  }

  async function begin(bot: string): Promise<void> {
    await agency.closeAll(child, person).catch(async (error: Error) => {
      throw (await alive(bot)) ? new Stuck(error.message) : new Gone()
    })
    const entry = { child, person, targetDate: nextDate(), acknowledged: false, told: null, refused: false }
    const text = says(entry.targetDate)
    open = { entry, step: { name: 'ask', from: connector.requests.length, activity: activity({ text }) } }
    entries.push(entry)
    await deliver(bot, open.step)
  }

  return {
    entries,
    async work(bot) {
      try {
        for (;;) {
          if (!open) await begin(bot)
          await bringToEnd(bot)
        }
      } catch (error) {
        if (!(error instanceof Gone)) throw error
      }
    },
    async recover(bot) {
      try {
        if (!open) return
        await deliver(bot, open.step)
        await bringToEnd(bot)
      } catch (error) {
        throw error instanceof Gone ? new Stuck(`the process ended again, with ${child} in hand`) : error
      }
    },
    repeated() {
      const bodies = heard(0).map(({ request }) => JSON.stringify(request.body))
      return bodies.length - new Set(bodies).size
    },
  }
}

/** The review of this entry and no other's: a reply from before the end may be shown again. */
const ready = ({ targetDate }: Entry) => new RegExp(`${sayDate(targetDate)}.*"Confirm"`, 's')
const ended = ({ targetDate }: Entry) =>
  new RegExp(`${sayDate(targetDate)}.*(Record numbers?: |Nothing was saved|That stays)`, 's')

const messageOf = ({ method, path }: Request, id: string) =>
  method === 'PUT' ? decodeURIComponent(path.split('/').at(-1) ?? '') : id

function tokenOf(words: string, title: string): string | null {
  return new RegExp(`"title":"${title}"[^}]*"data":\\{"t":"([\\w-]+)"`).exec(words)?.[1] ?? null
}

async function alive(bot: string): Promise<boolean> {
  return await fetch(`${bot}/healthz`, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}

function missing(step: Step, heard: readonly { request: Request }[]): string {
  const last = heard.at(-1)?.request.body
  return `${step.name} got no fitting answer; the last was ${last ? JSON.stringify(last).slice(0, 300) : 'none'}`
}
