import { createHash } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Where the chain of a tenant begins, so that no chain can stand in for another one's. */
export const genesis = (tenant: string): string => sha256(`waymark audit trail of ${tenant}`)

/** The hash of an entry: over the one before it, its number and its own words. `append.ts` says the same in SQL. */
export const link = (previous: string, seq: number, entry: string): string =>
  sha256(`${previous}\n${seq}\n${entry}`)

export interface AuditRow {
  seq: number
  entry: string
  hash: string
}
export interface Head {
  seq: number
  hash: string
}
export interface Flaw {
  /** The number of the first entry that is not as it was written. */
  seq: number
  because: string
}

/** Follows a chain row by row; tell it the rows by rising number, then where the chain should end. */
export function chainCheck(tenant: string) {
  let last: Head = { seq: 0, hash: genesis(tenant) }
  return {
    next(row: AuditRow): Flaw | null {
      const expected = last.seq + 1
      if (row.seq < expected) return { seq: row.seq, because: `entry ${row.seq} does not belong there` }
      if (row.seq > expected) return { seq: expected, because: `entry ${expected} is missing` }
      if (row.hash !== link(last.hash, row.seq, row.entry))
        return { seq: row.seq, because: `entry ${row.seq} is not as it was written` }
      last = { seq: row.seq, hash: row.hash }
      return null
    },
    end(head: Head | null): Flaw | null {
      if (!head) return { seq: last.seq + 1, because: 'the record of where the trail ends is missing' }
      if (head.seq > last.seq) return { seq: last.seq + 1, because: `entry ${last.seq + 1} is missing` }
      if (head.seq < last.seq)
        return { seq: head.seq + 1, because: `entry ${head.seq + 1} does not belong there` }
      if (head.hash !== last.hash)
        return { seq: last.seq, because: 'the record of where the trail ends was changed' }
      return null
    },
  }
}
