import type { Dialog } from '../dialog/types.ts'
import type { ChildFacts } from './facts.ts'

/** A guided flow as the bot runs it: about one child of a case. */
export type GuidedFlow = Dialog<never, ChildFacts>
