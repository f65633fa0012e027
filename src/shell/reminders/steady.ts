/** How far the clock on the wall may go astray between two looks. Milliseconds. */
const tolerance = 120_000

/**
 * Tells whether the clock on the wall can be believed: it went on as the other clock did, which nobody can set, or it says
 * the same new time twice. What is told a day early because of one wrong reading cannot be taken back.
 */
export function createSteadyCheck(monotonic: () => number = () => performance.now()) {
  let last: { wall: number; steady: number } | null = null
  return (now: string): boolean => {
    const at = { wall: Date.parse(now), steady: monotonic() }
    const astray = last === null ? 0 : at.wall - last.wall - (at.steady - last.steady)
    last = at
    return Math.abs(astray) <= tolerance
  }
}
