import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { agencySchema } from '../../src/case-api/server/schema.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { openDatabase } from '../../src/store/database/open.ts'

const { schema, migrations } = agencySchema
const first = { schema, migrations: { '001-cases-and-goals': migrations['001-cases-and-goals'] } }

it.each([
  ['of the first days, which kept served parents out', true],
  ['of later days', false],
])('a folder %s comes up to date with its goals', async (_, strict) => {
  const { db, close } = await openDatabase({ memory: true })
  await migrate(db, first)
  const run = (statement: string) => sql.raw(statement).execute(db)
  if (strict) await run(`alter table agency.participant add check (role = 'child' or not served)`)
  await run(`insert into agency.person values ('t', 'w', 'w', 'W', 'worker', 'tn', 'u')`)
  await run(`insert into agency.case_file values ('t', 'c', 'tn', 'custodial', 'u', '2026-01-01', '{}')`)
  await run(
    `insert into agency.participant values ('t', 'k', 'c', 'child', 'A', 'B', '2015-01-01', true, 'none', 'no')`,
  )
  await run(
    `insert into agency.permanency_goal (tenant, id, case_id, child_id, state, goal, label, role, start_date, target_date,
       recruitment, ruled_out, edition, recorded_by, recorded_via, recorded_at)
     values ('t', 'g', 'c', 'k', 'tn', 'adoption', 'Adoption', 'primary', '2026-01-01', '2027-01-01', '[]', '[]', 'e', 'w', 'v', now())`,
  )
  await migrate(db, agencySchema)
  await migrate(db, agencySchema)
  const goals = await sql`select id, role, decided_at from agency.permanency_goal`.execute(db)
  expect(goals.rows).toEqual([{ id: 'g', role: 'primary', decided_at: null }])
  await run(
    `insert into agency.participant values ('t', 'p', 'c', 'parent', 'C', 'D', null, true, 'none', 'no')`,
  )
  await close()
})
