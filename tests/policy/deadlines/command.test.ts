import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UsageError, type Invocation } from '../../../src/commands/invocation.ts'
import { run } from '../../../src/commands/policy.ts'
import { openRules } from '../../../src/commands/rules.ts'
import type { Duty } from '../../../src/policy/deadlines/types.ts'
import { emptyFolder } from '../folders.ts'

async function deadlines(...args: string[]): Promise<Duty[]> {
  const lines: string[] = []
  const out = (line: string) => void lines.push(line)
  const { stdin, stdout } = process
  const stopped = () => new Promise<void>(() => undefined)
  const invocation: Invocation = {
    args: ['deadlines', ...args],
    env: {},
    stdin,
    stdout,
    out,
    err: out,
    stopped,
  }
  expect(await run(invocation)).toBe(0)
  return JSON.parse(lines.join('\n')) as Duty[]
}
const facts = (given: object) => ['--facts', JSON.stringify(given)]
const placed = { caseType: 'out-of-home', openedOn: '2026-11-02', assessmentDoneOn: '2026-11-18' }
const agencyWith = (calendar: string) => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'agency.yaml'), `agency: Example\ncalendar:\n${calendar}`)
  return folder
}

describe('policy deadlines', () => {
  test('MO-R14 says what is due when and why, soonest first, with the source', async () => {
    const given = { caseType: 'alternative-care', removedOn: '2026-11-20', divisionCustodyOn: '2026-11-20' }
    const due = await deadlines('--state', 'mo', '--on', '2026-11-22', ...facts(given))
    expect(due[0]).toMatchObject({
      rule: 'mo-d1-goal',
      kind: 'hard',
      due: { earliest: '2026-11-23', latest: '2026-11-25' },
    })
    expect(due.find(({ rule }) => rule === 'mo-d2-treatment-plan')?.citation?.quote).toContain(
      'section 211.181',
    )
    const days = due.map((one) => one.due?.earliest ?? '9999')
    expect(days).toEqual([...days].sort())
    expect(
      await deadlines('--state', 'mo', '--now', '2026-11-22T15:00:00Z', '--json', ...facts(given)),
    ).toEqual(due)
  })

  test("MA-D1 the agency's holidays move a working day, and a state may keep other days", async () => {
    const on = ['--state', 'ma', '--on', '2026-11-22', ...facts(placed)]
    const dayWith = async (...more: string[]) => (await deadlines(...on, ...more))[0]?.due?.earliest
    expect(await dayWith()).toBe('2026-12-02')
    const holiday = '  holidays: [{ on: 2026-11-26, name: Thanksgiving }]\n'
    expect(await dayWith('--data', agencyWith(holiday))).toBe('2026-12-03')
    const more = `${holiday}  states: { ma: { workingDays: [1, 2, 3, 4] } }\n`
    expect(await dayWith('--data', agencyWith(more))).toBe('2026-12-08')
  })

  test.each([
    ['no state', [], 'Say which state'],
    [
      'a fact nobody reads',
      ['--state', 'mo', ...facts({ removed: '2026-11-20' })],
      'which no rule of mo reads',
    ],
    ['no day', ['--state', 'mo', ...facts({ removedOn: 'soon' })], '"removedOn" must be a day'],
    [
      'no case type',
      ['--state', 'tn', ...facts({ caseType: 'intact-family' })],
      'no case type of this state',
    ],
    ['no JSON', ['--state', 'tn', '--facts', '{'], 'are not JSON'],
    ['a list', ['--state', 'tn', '--facts', '[]'], 'must be one JSON object'],
    ['no day for --on', ['--state', 'tn', '--on', 'today'], 'is not a day for --on'],
  ])('%s is one sentence', async (_, args, words) => {
    await expect(deadlines(...args)).rejects.toThrow(UsageError)
    await expect(deadlines(...args)).rejects.toThrow(words)
  })
})

describe("the agency's calendar", () => {
  test('is as usual where the agency says nothing', () => {
    expect(openRules(emptyFolder(), 'America/Denver').calendarFor('tn')).toEqual({
      zone: 'America/Denver',
      workingDays: [1, 2, 3, 4, 5],
      holidays: [],
      quiet: { from: '18:00', until: '08:00' },
      postAt: '08:30',
    })
  })

  test('is what agency.yaml says, and changes the fingerprint of what is due', () => {
    const usual = openRules(emptyFolder())
    const own = openRules(
      agencyWith("  zone: America/New_York\n  quiet: { from: '17:00', until: '07:30' }\n  postAt: '09:00'\n"),
    )
    expect(own.calendarFor('ma')).toMatchObject({
      zone: 'America/New_York',
      postAt: '09:00',
      quiet: { from: '17:00' },
    })
    expect(own.duties.fingerprint).not.toBe(usual.duties.fingerprint)
    expect(openRules(emptyFolder()).duties.fingerprint).toBe(usual.duties.fingerprint)
  })

  test.each([
    [
      'a zone that is none',
      '  zone: America/Springfield\n',
      'must be a time zone written like America/Chicago',
    ],
    [
      'a holiday that is no day',
      '  holidays: [{ on: 2026-02-30, name: X }]\n',
      'must be a day written YYYY-MM-DD',
    ],
    ['a holiday without a name', '  holidays: [{ on: 2026-02-03 }]\n', '"name" is missing'],
    ['an eighth day of the week', '  workingDays: [8]\n', '1 (Monday) to 7'],
    ['a week without work', '  workingDays: []\n', 'must name at least one'],
    ['an hour that is none', "  postAt: '25:00'\n", 'written HH:MM'],
    ['a word nothing reads', '  hollidays: []\n', '"hollidays", which nothing here reads'],
    ['a list that does not parse', '  holidays: [{ on: 2026-02-03\n', 'is not valid YAML'],
  ])('%s is one clear sentence', (_, calendar, words) => {
    const open = () => openRules(agencyWith(calendar))
    expect(open).toThrow(UsageError)
    expect(open).toThrow(words)
  })
})
