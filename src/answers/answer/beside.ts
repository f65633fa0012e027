import type { Language } from '../../../policy/language.ts'
import { likenessAt, ranked, type Fitting, type Hit, type Likeness } from './hits.ts'
import { askedIn, type Index } from './searched.ts'
import { likeAny, weighed } from './seen.ts'
import type { Reader } from './words.ts'

const lessFederal = 0.7

/** How well something fits by what can be seen of a topic too. */
const worthOf = (seen: Likeness, { judge }: Language): number => Math.exp(weighed(likeAny(judge.order), seen))

/**
 * The topic that fits best where the question is much like one of its own, and the share of the best topic in what it and the
 * first passage fit, 0 to 1.
 */
export function silenceIn(topics: readonly Fitting[], best: Hit | null, language: Language) {
  const [first] = topics
    // What the federal notes leave out, the state's own may say.
    .map(({ topic, seen }) => ({
      ...{ topic, seen },
      worth: worthOf(seen, language) * (topic.federal && best?.source.federal === false ? lessFederal : 1),
    }))
    .sort((a, b) => b.worth - a.worth)
  if (!first) return { topic: null, share: 0 }
  const share = first.worth / (first.worth + (best ? worthOf(best.seen, language) : 0))
  const { topic, declined } = language.answers
  const strict = first.topic.declined !== undefined || first.topic.federal
  const named = share > 0.5 && first.seen.alike >= (strict ? declined : topic)
  return { topic: named ? first.topic : null, share }
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
