/** One process of the bot as far as reminders go, for `npm run harden`: reads an instant a line, runs them, says so. It may be killed at any moment. */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../src/store/index.ts'
import { runReminders } from '../../src/shell/reminders/run.ts'
import { makeAgency } from '../shell/reminders/year/agency.ts'
import { yearsClock, yearsOffice } from '../shell/reminders/year/office.ts'
import { yearsChannel } from '../shell/reminders/year/simulate.ts'

const string = { type: 'string' } as const
const { values } = parseArgs({
  options: { url: string, tenant: string, cases: string, seed: string, connector: string },
})
const { url = '', tenant = '', connector = '' } = values
const units = makeAgency(Number(values.cases), Number(values.seed))
const database = await openDatabase({ url, connections: 4 })
const clock = yearsClock()
const channel = yearsChannel(clock, async (at, how, parts) => {
  const response = await fetch(connector, { method: 'POST', body: JSON.stringify({ at, how, parts }) })
  return ((await response.json()) as { message: string | null }).message
})
const office = await yearsOffice(database, units, { clock, channel })
process.stdout.write('ready\n')
for await (const instant of createInterface({ input: process.stdin })) {
  clock.set(instant)
  await runReminders(office, tenant)
  process.stdout.write(`${instant}\n`)
}
await database.close()
