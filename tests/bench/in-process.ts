import {
  BotAdapter,
  ConversationState,
  MemoryStorage,
  TurnContext,
  type Activity,
  type ResourceResponse,
} from 'botbuilder'
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs'
import { recordGoal } from '../../dialogs/record-goal.ts'
import { emptySession, type Session } from '../../src/bot/session.ts'
import { turn } from '../../src/bot/turns/turn.ts'
import type { Situation } from '../../src/bot/turns/situation.ts'
import type { GuidedFlow } from '../../src/bot/guided-flow.ts'
import type { Hearing } from '../../src/bot/understand/hearing.ts'
import { understand } from '../../src/bot/understand/understand.ts'
import { referenceIn } from '../../src/bot/understand/references.ts'
import { view } from '../../src/dialog/index.ts'
import { cases, context, facts, rules, today } from '../bot/hearing.ts'

/** The same little conversation for both: start, a goal, a date, and away. */
const lines = ['record a goal for tn-1001-c1', 'adoption', '22 May 2027', 'cancel']

/** One whole conversation; answers how many turns it took. */
export type Conversation = () => Promise<number>

/** Understanding, rules, flow and reply of our bot, its session written to JSON and read again at every turn. */
export function ours(): Conversation {
  const dialogs = [recordGoal as unknown as GuidedFlow]
  const situation: Situation = {
    person: facts.person,
    private: true,
    cases,
    focus: { type: 'child', facts },
    drafts: [],
    waiting: [],
    dialogs,
    rulesFor: () => rules,
    now: `${today}T15:00:00Z`,
    today,
    zone: 'America/Chicago',
    ids: { key: 'key', draft: 'draft' },
  }
  return async () => {
    let kept = JSON.stringify(emptySession)
    for (const text of lines) {
      const session = JSON.parse(kept) as Session
      const command = understand(hearing(text, session, dialogs))
      kept = JSON.stringify(turn(command, session, situation).session)
    }
    return lines.length
  }
}

function hearing(text: string, session: Session, dialogs: readonly GuidedFlow[]): Hearing {
  const [dialog] = dialogs
  const state = session.flow?.state
  const of = { case: facts.case.id, child: facts.child.id }
  const flow = state && dialog ? { dialog, view: view(dialog, state, context), state, context, ...of } : null
  const reference = referenceIn(text, cases)
  return {
    said: { type: 'text', text },
    session,
    dialogs,
    jobs: dialogs,
    reference,
    flow,
    context,
    rules,
    drafts: [],
    today,
  }
}

/** botbuilder-dialogs: a waterfall of three text prompts that checks nothing, over its own memory storage. */
export function waterfall(): Conversation {
  const state = new ConversationState(new MemoryStorage())
  const dialogs = new DialogSet(state.createProperty('dialog'))
  dialogs.add(new TextPrompt('text'))
  const ask = (prompt: string) => (step: { prompt(id: string, prompt: string): Promise<unknown> }) =>
    step.prompt('text', prompt)
  dialogs.add(
    new WaterfallDialog('goal', [
      ask('Which goal?'),
      ask('By which day?'),
      ask('Confirm?'),
      async (step) => {
        await step.context.sendActivity('Done.')
        return step.endDialog()
      },
    ] as ConstructorParameters<typeof WaterfallDialog>[1]),
  )
  const adapter = new SilentAdapter()
  let count = 0
  return async () => {
    const conversation = `c${count++ % 200}`
    for (const text of lines) {
      await adapter.hear(activity(conversation, text), async (turnContext) => {
        const going = await dialogs.createContext(turnContext)
        const result = await going.continueDialog()
        if (result.status === DialogTurnStatus.empty) await going.beginDialog('goal')
        await state.saveChanges(turnContext)
      })
    }
    return lines.length
  }
}

const activity = (conversation: string, text: string): Partial<Activity> => ({
  type: 'message',
  id: 'a',
  text,
  channelId: 'msteams',
  conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' },
  from: { id: 'u', name: '' },
  recipient: { id: 'b', name: '' },
})

class SilentAdapter extends BotAdapter {
  hear(heard: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, heard), logic)
  }
  override sendActivities(_: TurnContext, sent: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return Promise.resolve(sent.map(() => ({ id: 'm' })))
  }
  override updateActivity(): Promise<void> {
    return Promise.resolve()
  }
  override deleteActivity(): Promise<void> {
    return Promise.resolve()
  }
  override continueConversation(): Promise<void> {
    return Promise.resolve()
  }
}
