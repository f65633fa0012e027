import {
  ActionSet,
  ExecuteAction,
  SubmitAction,
  type IActionSet,
  type IExecuteAction,
  type ISubmitAction,
} from '@microsoft/teams.cards'
import type { SealedAction } from '../bot/reply.ts'
import type { Limits } from './limits.ts'
import { line } from './words.ts'

/** What every button of a card sends; `t` holds its token and the client adds the inputs beside it. */
export const pressVerb = 'press'

const styles = { primary: 'positive', destructive: 'destructive' } as const
const mostActions = 6
/** Some clients show no more of one set than this. */
const mostOnALine = 5
/** Letters that fit on one line of a card of usual width. */
const lineWidth = 48

/**
 * A button. With `inputs`, the client checks the form and sends it along; without, a half-filled form neither
 * stops the worker nor travels.
 */
export function button(action: SealedAction, inputs: boolean, limits: Limits, about = ''): IExecuteAction {
  const title = line(action.label, limits.label) || 'Continue'
  return new ExecuteAction({
    title,
    ...(about && { tooltip: line(`${title}: ${about}`, limits.label * 2) }),
    ...(action.style && { style: styles[action.style] }),
    verb: pressVerb,
    data: { t: action.token },
    associatedInputs: inputs ? 'auto' : 'none',
  })
}

/**
 * The buttons, in lines that fit a narrow card, because not every client wraps a long line of them. Where there is
 * a form, the primary button (or else the first harmless one) sends it.
 */
export function buttons(
  actions: readonly SealedAction[],
  form: boolean,
  limits: Limits,
  window: SealedAction | null = null,
): IActionSet[] {
  const shown = actions.slice(0, window === null ? mostActions : mostActions - 1)
  const sender =
    shown.find((action) => action.style === 'primary') ??
    shown.find((action) => action.style !== 'destructive')
  const drawn = shown.map((action) =>
    button(
      action,
      form && (action === sender || action.style === 'primary' || action.sends === true),
      limits,
    ),
  )
  const all = window === null ? drawn : [...drawn, opener(window, limits)]
  return inLines(all).map((some, n) => new ActionSet(...some).withSpacing(n === 0 ? 'Medium' : 'Small'))
}

type Drawn = IExecuteAction | ISubmitAction

/** Asks Teams to open a window; what stands in it comes from the bot, by the same token. */
const opener = ({ label, token }: SealedAction, limits: Limits): ISubmitAction =>
  new SubmitAction({
    title: line(label, limits.label),
    data: { t: token, msteams: { type: 'task/fetch' } },
    associatedInputs: 'none',
  })

/** Sends a form that stands in a window of its own; `beside` travels along. */
export const windowButton = (action: SealedAction, limits: Limits, beside: object): ISubmitAction =>
  new SubmitAction({
    title: line(action.label, limits.label) || 'Continue',
    ...(action.style && { style: styles[action.style] }),
    data: { ...beside, t: action.token },
    associatedInputs: 'auto',
  })

/** Greedy: a button takes its letters and about five more for its edges. */
function inLines(drawn: readonly Drawn[]): Drawn[][] {
  const lines: Drawn[][] = []
  let room = 0
  for (const each of drawn) {
    const width = (each.title ?? '').length + 5
    if (width > room || (lines.at(-1)?.length ?? 0) >= mostOnALine) {
      lines.push([])
      room = lineWidth
    }
    lines.at(-1)?.push(each)
    room -= width
  }
  return lines
}
