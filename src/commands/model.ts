import type { Answers } from '../answers/answer/answer.ts'
import type { Knowledge } from '../answers/answer/desk.ts'
import type { PolicyAnswers } from '../bot/policy-ports.ts'
import type { Proposals } from '../bot/understand/proposal.ts'
import type { Clock, Log } from '../bot/ports.ts'
import { budgetOf } from '../model/connection/budget.ts'
import { connect } from '../model/connection/endpoint.ts'
import { modelSettings, type ModelSettings } from '../model/connection/settings.ts'
import { modelAnswers, type ModelParts } from '../model/compose/model-answers.ts'
import { keptVectors } from '../model/embed/kept-vectors.ts'
import { meaningBy, type Meaning } from '../model/embed/meaning.ts'
import { modelProposals } from '../model/understand/propose.ts'
import { UsageError, type Invocation } from './invocation.ts'

/** A language model as it is configured, for whatever of the product may use it. */
export interface Model {
  /** One sentence for whoever starts the product. */
  says: string
  /** How near texts are in meaning, with what was learnt kept in a data directory; null where no model for it is configured. */
  meaningIn(directory: string): Meaning | null
  /** Puts the model behind answers: it shortens what they quote, or they are given as they are. */
  answersOver(
    base: ModelParts['base'] & Pick<Answers, 'find'>,
    knowledge: Knowledge,
    directory: string,
  ): PolicyAnswers
  /** Commands for words that were not understood. */
  proposals(knowledge: Knowledge): Proposals
}

/** Null where no model is configured. Throws `UsageError` where one is and the settings cannot be right. */
export function openModel(env: Invocation['env'], clock: Clock, log: Log): Model | null {
  const read = modelSettings(env)
  if (!read.ok) throw new UsageError(read.because)
  const { settings } = read
  if (!settings) return null
  const endpoint = connect(settings, budgetOf(settings.budget, clock))
  const meaningIn = (directory: string) =>
    endpoint.embed && settings.embeddings !== null
      ? meaningBy(endpoint.embed, keptVectors(directory, settings.embeddings))
      : null
  return {
    says: saysOf(settings),
    meaningIn,
    answersOver: (base, knowledge, directory) =>
      modelAnswers({ base, find: base.find, endpoint, knowledge, log, meaning: meaningIn(directory) }),
    proposals: (knowledge) => modelProposals({ endpoint, knowledge, log }),
  }
}

const saysOf = ({ model, baseUrl }: ModelSettings) =>
  `Quotes may be shortened by ${model} at ${new URL(baseUrl).host}: questions go there without persons, and nothing of a case.`
