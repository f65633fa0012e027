import type { Dialog } from '../dialog/types.ts'
import type { JobFacts } from './facts.ts'

/** A guided flow as the bot runs it: about one child of a case, or the whole case. */
export type GuidedFlow = Dialog<never, JobFacts>
