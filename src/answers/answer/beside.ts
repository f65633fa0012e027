import type { Language } from '../../../policy/language.ts'
import { likenessAt, ranked, type Fitting, type Hit, type Likeness } from './hits.ts'
import { askedIn, type Index } from './searched.ts'
import { likeAny, weighed } from './seen.ts'
import type { Topic } from './topics.ts'
import type { Reader } from './words.ts'

/** How well something fits by what can be seen of a topic too. */
const worthOf = (seen: Likeness, { judge }: Language): number => Math.exp(weighed(likeAny(judge.order), seen))

/** What the federal notes leave out, a state's own may say: it counts less beside one of those. */
const lessFederal = 0.7

/** A topic of which nothing is said that a question is about. `plainly`: it was asked in nearly these words before. */
export interface Silence {
  topic: Topic
  plainly: boolean
}

/** The silence that the question meets, if it meets one, and the share of the best topic in what it and the first passage fit, 0 to 1. */
export function silenceIn(
  topics: readonly Fitting[],
  best: Hit | null,
  language: Language,
): { silence: Silence | null; share: number } {
  const beside = best?.source.federal === false
  const [first] = topics
    .map(({ topic, seen }) => ({
      ...{ topic, seen },
      worth: worthOf(seen, language) * (topic.federal && beside ? lessFederal : 1),
    }))
    .sort((a, b) => b.worth - a.worth)
  if (!first) return { silence: null, share: 0 }
  const share = first.worth / (first.worth + (best ? worthOf(best.seen, language) : 0))
  const { topic, seen } = first
  const { alike } = language.answers
  if (share <= 0.5 || seen.alike < leastFor(topic, language)) return { silence: null, share }
  return { silence: { topic, plainly: seen.alike >= alike && !topic.federal }, share }
}

/** How like a question of the topic has to be: more where a wrong guess would refuse somebody or hide what a state says. */
function leastFor({ declined, federal }: Topic, { answers }: Language): number {
  if (declined) return answers.declined
  return federal ? answers.federal : answers.topic
}

/** By how much the best passage of another state fits better than the first passage here, 0 to 0.5. */
export function elsewhereIn(
  question: string,
  about: string,
  best: Hit,
  { others, reader, language }: { others: readonly Index[]; reader: Reader; language: Language },
): number {
  const worth = others.flatMap((index) => {
    const asked = askedIn(about, index, reader, language)
    return ranked(question, index, { reader, language }, 10).flatMap(({ at, score }) => {
      const own = index.sources[at]
      return !own || own.federal ? [] : worthOf(likenessAt(at, score, asked, index, reader), language)
    })
  })
  const most = Math.max(0, ...worth)
  return most === 0 ? 0 : Math.max(0, most / (most + worthOf(best.seen, language)) - 0.5)
}
