import { createRequire } from 'node:module'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type * as Renderer from 'adaptivecards'

// The package's module build cannot be loaded outside a bundler; its single-file build can.
const { AdaptiveCard, CardElement, SerializationContext, Versions, GlobalRegistry } = createRequire(
  import.meta.url,
)('adaptivecards/dist/adaptivecards.js') as typeof Renderer

const knownTypes = new Set(
  [
    'AdaptiveCard TextBlock RichTextBlock TextRun Container ColumnSet Column ActionSet'.split(' '),
    'Input.ChoiceSet Input.Date Input.Number Input.Text'.split(' '),
    'Action.Execute Action.Submit Action.ToggleVisibility'.split(' '),
  ].flat(),
)

/** What a reader of schema 1.5 finds wrong with a card: nothing, when it is right. */
export function faults(card: IAdaptiveCard): string[] {
  const context = new SerializationContext(Versions.v1_5)
  context.setElementRegistry(GlobalRegistry.elements)
  const parsed = new AdaptiveCard()
  // Its pattern for `lang` remembers where it stopped, and would turn every second card away.
  if (CardElement.langProperty.regEx) CardElement.langProperty.regEx.lastIndex = 0
  parsed.parse(card, context)
  const read = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message)
  const checked = parsed.validateProperties().validationEvents.map(({ message }) => message)
  const types = nodes(card).flatMap(({ type }) =>
    typeof type === 'string' && !knownTypes.has(type) ? [type] : [],
  )
  return [...read, ...checked, ...types]
}

export type Node = { readonly [key: string]: unknown }

/** Every object in a card, the card itself first. */
export function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes)
  if (value === null || typeof value !== 'object') return []
  return [value as Node, ...Object.values(value).flatMap(nodes)]
}

export const ofType = (card: unknown, type: string) => nodes(card).filter((node) => node.type === type)

export const inputs = (card: unknown) => nodes(card).filter(({ type }) => String(type).startsWith('Input.'))

/** The words of a card as a worker reads them, in order. */
export const words = (card: unknown) =>
  nodes(card).flatMap(({ text }) => (typeof text === 'string' ? [text] : []))

/** The button with this title. */
export function press(card: unknown, title: string): Node {
  const found = ofType(card, 'Action.Execute').find((action) => action.title === title)
  if (!found) throw new Error(`No button "${title}"`)
  return found
}

export const bytes = (card: unknown) => Buffer.byteLength(JSON.stringify(card))
