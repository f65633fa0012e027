import type { BotWorld } from '../world/bot-world.ts'

interface ConcurrentPlanLine {
  concurrentGoal: string
  steps: readonly { toward: string; what: string }[]
  relatives: { considered: boolean } | null
  status: string
}
interface CasePlanLine {
  planType: string
  status: string
  content: { tasks?: readonly { what: string; state: string }[] }
}

/** What the case record of a state holds under an address, as its supervisor may read it. */
const read = async <T>({ agency }: BotWorld, of: string, path: string): Promise<readonly T[]> => {
  const { json } = await agency.call(`supervisor-${of.slice(0, 2)}`, path)
  return (json.items ?? []) as unknown as readonly T[]
}

/** `record> concurrent plans of mo-2001-c1: …`: each with its steps, and how many contact notes its case has. */
export async function concurrentPlansOnRecord(world: BotWorld, child: string): Promise<string> {
  const of = child.replace(/-c\d+$/, '')
  const plans = await read<ConcurrentPlanLine>(world, child, `/v1/children/${child}/concurrent-plans`)
  const notes = await read(world, child, `/v1/cases/${of}/contact-notes`)
  const lines = plans.map(({ concurrentGoal, steps, relatives, status }) => {
    const kin = relatives?.considered ? 'with relatives' : 'without relatives'
    return `${status} ${concurrentGoal}, ${steps.length} steps toward ${steps[0]?.toward ?? 'nothing'}, ${kin}`
  })
  return `record> concurrent plans of ${child}: ${[...lines, `contact notes: ${notes.length}`].join('; ')}`
}

/** `record> plans of mo-2001: …`: the treatment plans of a case, newest first, with the state of each task. */
export async function casePlansOnRecord(world: BotWorld, of: string): Promise<string> {
  const plans = await read<CasePlanLine>(world, of, `/v1/cases/${of}/case-plans`)
  const lines = plans.map(({ planType, status, content }) => {
    const tasks = (content.tasks ?? []).map(({ what, state }) => `${what} (${state})`)
    return [`${status} ${planType}`, ...tasks].join(', ')
  })
  return `record> plans of ${of}: ${lines.join('; ') || 'none'}`
}
