import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url).pathname
const harden = (...args: string[]) =>
  spawnSync(process.execPath, ['tests/harden/run.ts', ...args], { cwd: root, encoding: 'utf8' })

describe('npm run harden', () => {
  it('prints one table with a line for every row asked for, and its seed', () => {
    const ended = harden('--only', 'audit,sessions', '--count', '10', '--seed', '7')
    expect(ended.status).toBe(0)
    const lines = ended.stdout.split('\n').filter((line) => line.startsWith('|'))
    expect(lines).toHaveLength(4)
    expect(lines[2]).toMatch(/^\| audit .*10 of 10 found and named.*\| yes /)
    expect(lines[3]).toMatch(/^\| sessions .*0 lost updates/)
    expect(ended.stdout).toContain('Seed 7;')
  }, 60_000)

  it.each([
    [['--only', 'nothing-of-this'], 'There is no row "nothing-of-this"'],
    [['--count', 'many'], 'Use: npm run harden'],
    [['--loud'], 'Use: npm run harden'],
  ])('%j is one sentence and exit code 2', (args, sentence) => {
    const ended = harden(...args)
    expect(ended.status).toBe(2)
    expect(ended.stderr).toContain(sentence)
    expect(ended.stdout).toBe('')
  })
})
