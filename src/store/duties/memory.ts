import type { DutyMemory } from '../../bot/reminder-ports.ts'
import type { Database } from '../database/open.ts'
import { knownTenants, openMemory } from '../store.ts'
import { button, buttonsOf, keepButtons } from './buttons.ts'
import { marks } from './marks.ts'
import { preferences, privately } from './preferences.ts'
import { rememberTeam, teamGone, teams } from './teams.ts'

/** What is remembered about teams and duties, in the bot's own tables. Throws `MigrationFailed`. */
export async function openDutyMemory({ database }: { database: Database }): Promise<DutyMemory> {
  const memory = await openMemory(database)
  const known = knownTenants(memory)
  return {
    rememberTeam: async (team) => {
      await known.add(team.tenant)
      await rememberTeam(memory, team)
    },
    teamGone: (tenant, conversation, gone) => teamGone(memory, tenant, conversation, gone),
    teams: (tenant) => teams(memory, tenant),
    marks: (tenant, deadlines) => marks(memory, tenant, deadlines),
    preferences: (tenant, person) => preferences(memory, tenant, person),
    privately: (tenant, person) => privately(memory, tenant, person),
    buttonsOf: (post) => buttonsOf(memory, post),
    keepButtons: async (post, added, now) => {
      await known.add(post.tenant)
      await keepButtons(memory, post, added, now)
    },
    button: (tenant, conversation, token) => button(memory, tenant, conversation, token),
  }
}
