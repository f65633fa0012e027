/** How many answers a rulebook keeps; a turn asks for a handful. */
const most = 500

/**
 * Keeps what was calculated from facts, so that a turn that asks the same several times calculates once. Facts that
 * read alike as JSON are the same facts. What is kept is frozen, because everybody gets the same one.
 */
export function remembering<Facts, T extends object>(make: (id: string, facts: Facts) => T) {
  const kept = new Map<string, T>()
  return (id: string, facts: Facts): T => {
    const key = `${id} ${JSON.stringify(facts)}`
    const known = kept.get(key)
    if (known) return known
    if (kept.size >= most) kept.clear()
    const made = Object.freeze(make(id, facts))
    kept.set(key, made)
    return made
  }
}
