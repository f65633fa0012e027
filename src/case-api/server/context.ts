import type { Kysely } from 'kysely'
import type { Clock, Log } from '../../bot/ports.ts'
import type { DutyBook } from '../../policy/deadlines/book.ts'
import type { WorkingDays } from '../../policy/deadlines/types.ts'
import type { IsoDate, Rulebook, StateCode } from '../../policy/types.ts'
import type { Verifier } from '../tokens/verify.ts'
import { agencySchema } from './schema.ts'
import type { AgencyTables } from './tables.ts'

/** What duties are worked out with. Another `fingerprint` means other rules or another calendar. */
export interface DutyRules {
  bookFor: (state: StateCode) => DutyBook | null
  calendarFor: (state: StateCode) => WorkingDays
  fingerprint: string
}

/** What the reference server is made of. */
export interface CaseApiParts {
  /** The database after the migrations of `agencySchema`. The server names the schema itself. */
  db: Kysely<AgencyTables>
  tenant: string
  /** The rules of a state on a day, with the agency's own lists; null for a state without any. */
  rulesFor: (state: StateCode, on: IsoDate) => Rulebook | null
  duties: DutyRules
  /** Decides what "today" is for the rules; not used for tokens. */
  clock: Clock
  /** The agency's day at an instant; the day in UTC where it is not given. */
  dayAt?: (instant: string) => IsoDate
  verify: Verifier
  log?: Log
}

/** Whom a call is made for, as the agency knows them. */
export interface Caller {
  id: string
  name: string
  role: 'worker' | 'supervisor'
  state: StateCode
  unit: string
  /** The program that acts for them. */
  via: string
}

/** The database and the moment, for one call. */
export interface Scope {
  db: Kysely<AgencyTables>
  tenant: string
  now: string
  today: IsoDate
  /** The cases this call looked at or changed, for the access trail. */
  touched: Set<string>
}

export const dayInUtc = (instant: string): IsoDate => new Date(instant).toISOString().slice(0, 10)

/** A scope for this moment. The schema is named here and nowhere else. */
export function scopeOf(parts: CaseApiParts): Scope {
  const now = new Date(parts.clock.now()).toISOString()
  const db = parts.db.withSchema(agencySchema.schema)
  return { db, tenant: parts.tenant, now, today: (parts.dayAt ?? dayInUtc)(now), touched: new Set() }
}
