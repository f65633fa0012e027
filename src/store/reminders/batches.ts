/** Keys of one statement; PostgreSQL takes 65,535 values at most. */
const batch = 1000

/** Parts of a list that one statement can hold. */
export function batches<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += batch) parts.push(all.slice(at, at + batch))
  return parts
}
