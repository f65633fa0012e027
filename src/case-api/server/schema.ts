import * as casesAndGoals from './migrations/001-cases-and-goals.ts'
import * as goalsOfEveryState from './migrations/002-goals-of-every-state.ts'
import * as deadlines from './migrations/004-deadlines.ts'
import * as plansReferralsNotes from './migrations/003-plans-referrals-notes.ts'

/** The agency's tables: a schema of their own in whatever database they share, and how they came to be. */
export const agencySchema = {
  schema: 'agency',
  migrations: {
    '001-cases-and-goals': casesAndGoals,
    '002-goals-of-every-state': goalsOfEveryState,
    '003-plans-referrals-notes': plansReferralsNotes,
    '004-deadlines': deadlines,
  },
} as const
