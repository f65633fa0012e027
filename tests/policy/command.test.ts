import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'
import { run } from '../../src/commands/policy.ts'
import type { GoalAnswer } from '../../src/policy/types.ts'
import { emptyFolder, policyPlus, policyWith, TN } from './folders.ts'

async function policy(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const invocation: Invocation = {
    args,
    env: {},
    stdin: process.stdin,
    stdout: process.stdout,
    out: (line) => void lines.push(line),
    err: (line) => void lines.push(line),
    stopped: () => new Promise(() => undefined),
  }
  const code = await run(invocation)
  return { code, lines }
}

const allowed = async (facts: object, ...more: string[]): Promise<GoalAnswer[]> => {
  const { lines } = await policy(
    'allowed',
    '--state',
    'tn',
    '--on',
    '2026-05-22',
    '--facts',
    JSON.stringify(facts),
    ...more,
  )
  return JSON.parse(lines.join('\n')) as GoalAnswer[]
}

const AGENCY = `agency: Example region
lists:
  - state: tn
    caseType: non-custodial
    source: Regional handbook
    checkedOn: 2026-03-02
    checkedBy: the policy unit
    goals: [{ id: remain-home, label: Remain at home, aliases: [], federalClass: null, planClass: non-custodial }]
`

function agencyIn(folder: string, text = AGENCY): string {
  const path = join(folder, 'agency.yaml')
  writeFileSync(path, text)
  return path
}

describe('policy allowed', () => {
  test('prints the array that other programs read, key by key', async () => {
    const answers = await allowed({ caseType: 'custodial', guardianship: 'none', dateOfBirth: '2011-09-14' })
    expect(answers.map((answer) => Object.keys(answer))).toEqual(
      answers.map(() => ['goal', 'label', 'verdict', 'because', 'allowedFrom', 'citation']),
    )
    expect(answers.map(({ goal, verdict, allowedFrom }) => [goal, verdict, allowedFrom])).toEqual([
      ['reunification', 'allowed', null],
      ['exit-custody-to-relative', 'allowed', null],
      ['adoption', 'allowed', null],
      ['permanent-guardianship', 'allowed', null],
      ['ppla', 'not-allowed', '2027-09-14'],
    ])
    for (const { citation } of answers) {
      expect(Object.keys(citation ?? {}).sort()).toEqual([
        'document',
        'effective',
        'end',
        'heading',
        'quote',
        'sha256',
        'source',
        'start',
        'tag',
      ])
    }
  })

  test('TN-R07 is asked about a served child unless the facts say otherwise', async () => {
    expect(
      (await allowed({ caseType: 'custodial', guardianship: 'none', served: false })).every(
        ({ verdict }) => verdict === 'not-allowed',
      ),
    ).toBe(true)
  })

  test('takes the day from --now where --on is not given', async () => {
    const facts = JSON.stringify({ caseType: 'custodial', guardianship: 'none', dateOfBirth: '2010-05-22' })
    const on = async (now: string) => {
      const { lines } = await policy('allowed', '--state', 'tn', '--facts', facts, '--now', now)
      return (JSON.parse(lines.join('\n')) as GoalAnswer[]).at(-1)?.verdict
    }
    expect(await on('2026-05-22T12:00:00Z')).toBe('conditional')
    expect(await on('2026-05-20T12:00:00Z')).toBe('not-allowed')
  })

  test("TN-R08 reads an agency's lists from --agency and from the data directory", async () => {
    const folder = emptyFolder()
    const facts = { caseType: 'non-custodial', age: 6 }
    expect((await allowed(facts, '--data', folder)).map(({ goal }) => goal)).not.toContain('remain-home')
    const path = agencyIn(folder)
    for (const flags of [
      ['--agency', path],
      ['--data', folder],
    ]) {
      expect((await allowed(facts, ...flags)).at(-1)).toMatchObject({
        goal: 'remain-home',
        verdict: 'allowed',
        citation: null,
      })
    }
  })

  test.each([
    ['an unknown state', ['allowed', '--state', 'zz'], /no rules for the state "zz" here; states: tn/],
    ['no state', ['allowed'], /--state/],
    [
      'a day that does not exist',
      ['allowed', '--state', 'tn', '--on', '2026-02-30'],
      /"2026-02-30" is not a day/,
    ],
    ['an instant that is none', ['allowed', '--state', 'tn', '--now', 'soon'], /"soon" is not an instant/],
    ['facts that are not JSON', ['allowed', '--state', 'tn', '--facts', '{age: 3'], /not JSON/],
    ['facts that are no object', ['allowed', '--state', 'tn', '--facts', '[]'], /one JSON object/],
    [
      'a fact that nobody asks for',
      ['allowed', '--state', 'tn', '--facts', '{"shoeSize": 3}'],
      /"shoeSize", which no rule reads/,
    ],
    [
      'a prototype as a fact',
      ['allowed', '--state', 'tn', '--facts', '{"__proto__": {"served": true}}'],
      /__proto__/,
    ],
    [
      'a case type of another state',
      ['allowed', '--state', 'tn', '--facts', '{"caseType": "in-home"}'],
      /"caseType" must be one of custodial/,
    ],
    [
      'a guardianship that is none',
      ['allowed', '--state', 'tn', '--facts', '{"guardianship": "half"}'],
      /"guardianship" must be one of/,
    ],
    ['an age below 0', ['allowed', '--state', 'tn', '--facts', '{"age": -1}'], /"age" cannot be below 0/],
    ['half a year', ['allowed', '--state', 'tn', '--facts', '{"age": 15.5}'], /"age" must be a whole number/],
    [
      'an age in words',
      ['allowed', '--state', 'tn', '--facts', '{"age": "15"}'],
      /"age" must be a whole number/,
    ],
    [
      'a birth after the goal',
      ['allowed', '--state', 'tn', '--on', '2026-05-22', '--facts', '{"dateOfBirth": "2026-05-23"}'],
      /after the goal date/,
    ],
    [
      'an age that the birth date contradicts',
      [
        'allowed',
        '--state',
        'tn',
        '--on',
        '2026-05-22',
        '--facts',
        '{"dateOfBirth": "2010-01-01", "age": 8}',
      ],
      /disagree: on 2026-05-22 it is 16/,
    ],
    [
      'an active goal that is none',
      ['allowed', '--state', 'tn', '--facts', '{"activeGoals": ["moon"]}'],
      /must be one of reunification/,
    ],
    [
      'a precondition that is none',
      ['allowed', '--state', 'tn', '--facts', '{"preconditions": {"moon": true}}'],
      /"preconditions.moon"/,
    ],
    ['a flag that is none', ['allowed', '--stat', 'tn'], /no flag --stat; flags: --state/],
    ['a flag twice', ['allowed', '--state', 'tn', '--state', 'tn'], /given twice/],
    ['a flag without its value', ['allowed', '--state'], /--state needs a value/],
    ['a word without a flag', ['allowed', 'tn'], /"tn" stands there without a flag/],
    [
      'an agency file that is not there',
      ['allowed', '--state', 'tn', '--agency', '/nowhere/agency.yaml'],
      /\/nowhere\/agency.yaml cannot be read/,
    ],
    ['no subcommand', [], /allowed, deadlines, diff or lint/],
    ['a subcommand that is none', ['toString'], /allowed, deadlines, diff or lint/],
    ['a policy folder that is not there', ['lint', '--policy', '/nowhere'], /no folder \/nowhere/],
  ])('refuses %s with one sentence', async (_, args, words) => {
    const refused = policy(...args)
    await expect(refused).rejects.toBeInstanceOf(UsageError)
    await expect(refused).rejects.toThrow(words)
    await expect(refused).rejects.toThrow(/^[^\n]+\.$/)
  })

  test('a wrong agency file is one sentence that names the file', async () => {
    const path = agencyIn(emptyFolder(), AGENCY.replace('non-custodial\n', 'custodial\n'))
    await expect(allowed({}, '--agency', path)).rejects.toThrow(
      new RegExp(`^${path}, lists › entry 1.*known.*\\.$`),
    )
  })
})

describe('policy lint', () => {
  test('TN-R08 TN-R09 TN-R10 TN-R11 reports the four lists that the page leaves out', async () => {
    const { code, lines } = await policy('lint', '--json')
    const report = JSON.parse(lines.join('\n')) as {
      ok: boolean
      lists: { state: string; caseType: string; inSource: string; status: string; because: string }[]
      findings: { severity: string }[]
    }
    expect(code).toBe(0)
    expect(report.ok).toBe(true)
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const lists = report.lists.filter(({ state }) => state === 'tn')
    expect(lists.map(({ caseType, inSource, status }) => [caseType, inSource, status])).toEqual([
      ['custodial', 'missing', 'public'],
      ['non-custodial', 'missing', 'unknown'],
      ['probation-aftercare', 'missing', 'unknown'],
      ['post-custody', 'missing', 'unknown'],
    ])
    expect(lists[0]?.because).toContain('37-2-403')
    for (const { because } of lists) expect(because).toContain('missing')
  })

  test('says the same in words', async () => {
    const { lines } = await policy('lint')
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}tn post-custody: unknown\. .*missing\.$/))
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}tn custodial: unknown in the source, public here\./),
    )
    expect(lines).toContainEqual(expect.stringContaining('only seven steps'))
    expect(lines.at(-1)).toBe('No conflicts, no dangling citations.')
  })

  test("shows which lists an agency's file fills", async () => {
    const { lines } = await policy('lint', '--agency', agencyIn(emptyFolder()))
    expect(lines).toContainEqual(
      expect.stringMatching(
        /tn non-custodial: unknown in the source, configured here\. .*checked on 2 March 2026/,
      ),
    )
  })

  test('ends with 1 on a dangling citation and on a conflict', async () => {
    const dangling = await policy('lint', '--policy', policyWith(TN, 'note: ppla-protocol', 'note: ppla'))
    expect(dangling.code).toBe(1)
    expect(dangling.lines).toContainEqual(
      expect.stringMatching(/^error: tn\/2018-04-01.yaml, tn-custodial-ppla: .*not there/),
    )
    const conflict = await policy(
      'lint',
      '--policy',
      policyWith(
        TN,
        'caseType: [custodial], guardianship: [full] }\n    verdict: unknown',
        'caseType: [custodial] }\n    verdict: unknown',
      ),
    )
    expect(conflict.code).toBe(1)
    expect(conflict.lines.at(-1)).toBe('There are errors to mend.')
  })

  test('ends with 0 on a warning', async () => {
    const note =
      '---\ntitle: Alone\nsource: Tests\nlocator: nowhere\ndate: null\ntag: design\n---\n\nNobody cites me.\n'
    const { code, lines } = await policy('lint', '--policy', policyPlus({ 'tn/notes/alone.md': note }))
    expect(code).toBe(0)
    expect(lines).toContainEqual(expect.stringMatching(/^warning: tn\/notes\/alone.md: is cited by no rule/))
  })

  test('a folder without any edition is told as such', async () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'tn'))
    const { code, lines } = await policy('lint', '--policy', folder)
    expect(lines[0]).toBe('Editions: none; 0 notes.')
    expect(lines).toContainEqual(expect.stringContaining('has no federal edition'))
    expect(code).toBe(1)
  })
})

describe('on the command line', () => {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const command = (...args: string[]) =>
    spawnSync(process.execPath, [main, 'policy', ...args], { encoding: 'utf8' })

  test('an answer goes to standard output, a refusal to standard error with exit 2', () => {
    const good = command(
      'allowed',
      '--state',
      'tn',
      '--on',
      '2026-05-22',
      '--facts',
      '{"caseType":"post-custody"}',
    )
    expect(good).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(good.stdout)).toHaveLength(5)
    const bad = command('allowed', '--state', 'atlantis')
    expect(bad).toMatchObject({ status: 2, stdout: '' })
    expect(bad.stderr).toMatch(/^[^\n]*"atlantis"[^\n]*\.\n$/)
  })
})
