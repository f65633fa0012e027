/** Small words that bear nothing. */
const idle =
  /^(?:a|an|the|this|that|is|are|be|been|was|were|it|its|of|to|in|on|at|as|so|and|you|your|they|their|who|which|for|i|we|our|there|them|these|those|being|my)$/

const turning = /\b(?:not|no|never|must|may|shall|should|unless|only|except|until|or|if)\b/g

/** What a sentence says beyond its quotes: judged by other means than the product's own, word by word. */
export function unbornBy(quotes: string, sentence: string): string[] {
  const source = quotes.toLowerCase()
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const strange = words.filter(
    (word) => !idle.test(word) && !source.includes(word.length > 5 ? word.slice(0, 5) : word),
  )
  const turns = (text: string) => new Set(text.toLowerCase().match(turning) ?? [])
  const turned = [...turns(sentence)].filter((word) => !turns(quotes).has(word))
  const begun = source
    .split(/(?<=[.;!?])\s+/)
    .filter((part) => words.every((word) => idle.test(word) || part.includes(word.slice(0, 5))))
  const dropped = begun
    .slice(0, 1)
    .flatMap((part) => [...turns(part)].filter((word) => !turns(sentence).has(word)))
  return [...strange, ...turned, ...dropped]
}
