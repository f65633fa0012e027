import * as casesAndGoals from './migrations/001-cases-and-goals.ts'

/** The agency's tables: a schema of their own in whatever database they share, and how they came to be. */
export const agencySchema = {
  schema: 'agency',
  migrations: { '001-cases-and-goals': casesAndGoals },
} as const
