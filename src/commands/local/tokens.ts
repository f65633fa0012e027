/** Seconds that a token of the bot for the case API lives. */
export const tokenLife = 300

/** Milliseconds for which one is used: it never ends on the way. */
const use = (tokenLife - 60) * 1000
const most = 1000

/** Signs one token for each person and uses it while it is fresh. */
export function reused(sign: (person: string) => Promise<string>): (person: string) => Promise<string> {
  const kept = new Map<string, { token: string; until: number }>()
  return async (person) => {
    const known = kept.get(person)
    if (known && known.until > Date.now()) return known.token
    const token = await sign(person)
    if (kept.size >= most) kept.clear()
    kept.set(person, { token, until: Date.now() + use })
    return token
  }
}
