import { beforeAll, describe, expect, test } from 'vitest'
import { openAgency } from '../../src/commands/local/agency.ts'
import { openPlace } from '../../src/commands/local/place.ts'
import { UsageError } from '../../src/commands/invocation.ts'
import { run } from '../../src/commands/policy.ts'
import { openRules } from '../../src/commands/rules.ts'
import { emptyFolder } from './folders.ts'

const NOW = '2026-11-22T15:00:00Z'
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

async function diff(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const out = (line: string) => void lines.push(line)
  const streams = { stdin: process.stdin, stdout: process.stdout, out, err: out }
  const stopped = () => new Promise<void>(() => undefined)
  const code = await run({ args: ['diff', ...args], env: {}, ...streams, stopped })
  return { code, lines }
}

interface Printed {
  changes: { subject: string; before: { citation: unknown }[]; after: { citation: unknown }[] }[]
  cases: { case: string; touches: { about: string }[] }[] | null
  casesBecause: string | null
}
const printed = async (...args: string[]): Promise<Printed> =>
  JSON.parse((await diff(...args, '--json')).lines.join('\n')) as Printed

const MO = ['mo', '2020-05-28', '2021-07-02']

describe('policy diff', () => {
  const data = emptyFolder()
  const open = () => openPlace(data, {}, () => {})
  beforeAll(async () => {
    const database = await open()
    const parts = { database, directory: data, rules: openRules(data), clock: { now: () => NOW } }
    const agency = await openAgency({ ...parts, zone: 'America/Chicago', port: 0, log: quiet })
    await agency.close()
    await database.close()
  }, 60_000)

  test('tells in plain words what changed, with where each side says it, and the open cases of the state', async () => {
    const { code, lines } = await diff(...MO, '--data', data, '--now', NOW)
    expect(code).toBe(0)
    const text = lines.join('\n')
    expect(text).toMatch(/^Missouri, from the edition of 28 May 2020 to the edition of 2 July 2021: \d+ new/)
    expect(text).toContain('permanency goal, concurrent goal (changed)')
    expect(text).toMatch(/before: required, where the main goal: Reunification \[.*2020-05-28, source\]/)
    expect(text).toMatch(/of 6 are touched or may be\./)
    expect(text).toMatch(/mo-2001-c1: .*may change; it depends on the main goal/)
    expect(text).not.toMatch(/Wimbush|Skrimshire|tn-1|wi-3/)
  })

  test('as JSON it has the changes and the cases, whichever edition is named first', async () => {
    const { changes, cases } = await printed('mo', '2021-07-02', '2020-05-28', '--data', data, '--now', NOW)
    expect(changes.length).toBeGreaterThan(5)
    expect(changes).toEqual((await printed(...MO, '--data', emptyFolder())).changes)
    expect(cases?.map((one) => one.case)).toContain('mo-2001')
    expect(cases?.map((one) => one.case)).not.toContain('mo-2006')
  })

  test('without a data directory, or while it is in use, it says so in one sentence and gives the rest', async () => {
    const none = await printed(...MO, '--data', emptyFolder())
    expect(none).toMatchObject({
      cases: null,
      casesBecause: expect.stringMatching(/^There is no Waymark data in .*\.$/),
    })
    expect(none.changes.length).toBeGreaterThan(5)
    const held = await open()
    try {
      const inUse = await printed(...MO, '--data', data)
      expect(inUse).toMatchObject({
        cases: null,
        casesBecause: expect.stringMatching(/in use.*No cases were looked at\.$/),
      })
      expect(inUse.changes).toEqual(none.changes)
    } finally {
      await held.close()
    }
  })

  test.each([
    [
      'a state without rules',
      ['zz', '2020-05-28', '2021-07-02'],
      /no rules for the state "zz" here; states: tn, mo/,
    ],
    [
      'a day without an edition',
      ['mo', '2020-05-29', '2021-07-02'],
      /no mo edition of 2020-05-29; editions: 2020-05-28, 2021-07-02\.$/,
    ],
    ['what is no day', ['mo', 'yesterday', '2021-07-02'], /"yesterday" is not a day/],
    ['one edition twice', ['mo', '2020-05-28', '2020-05-28'], /the same one, 2020-05-28/],
    ['one day', ['mo', '2020-05-28'], /^Use: npm run policy -- diff STATE FROM TO/],
    ['nothing', [], /^Use: /],
    ['one word more', ['mo', '2020-05-28', '2021-07-02', '2022-01-01'], /^Use: /],
    ['a flag nobody knows', [...MO, '--loud'], /no flag --loud/],
    ['a folder that is not there', [...MO, '--policy', '/nowhere'], /no folder \/nowhere/],
  ])('%s is one sentence', async (_, args, words) => {
    const error = await diff(...args).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect((error as Error).message).toMatch(words)
    expect((error as Error).message).not.toContain('\n')
  })
})
