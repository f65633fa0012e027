import type { Transaction } from 'kysely'
import type { TurnCommit } from '../../bot/ports.ts'
import { storedKey } from '../keys.ts'
import type { Tables } from '../tables.ts'
import { addMarks } from './marks.ts'
import { changePreferences } from './preferences.ts'
import { changeTeam } from './teams.ts'

/** What a turn decided about teams, duties and how somebody is reminded. */
export async function changeDuties(tx: Transaction<Tables>, { duties, address }: TurnCommit): Promise<void> {
  if (!duties) return
  if (duties.team) await changeTeam(tx, duties.team)
  if (duties.marks) await addMarks(tx, duties.marks)
  if (duties.preferences) await changePreferences(tx, storedKey(address.tenant), duties.preferences)
}
