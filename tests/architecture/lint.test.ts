import { ESLint } from 'eslint'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from './house.ts'

/** Text put in the place of an existing file, and the rule that must object to it. */
const wrong = [
  ['a clock in a pure room', 'src/bot/facts.ts', 'export const now = new Date()', 'no-restricted-syntax'],
  ['a clock by another name', 'src/dialog/types.ts', 'export const now = Date.now()', 'no-restricted-syntax'],
  ['chance in a pure room', 'src/policy/types.ts', 'export const n = Math.random()', 'no-restricted-syntax'],
  [
    'network in a pure room',
    'src/bot/facts.ts',
    "export const a = fetch('http://a')",
    'no-restricted-globals',
  ],
  ['a timer in a pure room', 'src/bot/facts.ts', 'setTimeout(() => 1, 1)', 'no-restricted-globals'],
  ['the environment', 'src/commands/invocation.ts', 'export const a = process.env', 'no-restricted-syntax'],
  [
    'the environment, imported',
    'src/commands/invocation.ts',
    "import { env } from 'node:process'\nexport const a = env",
    'no-restricted-imports',
  ],
  ['a default export', 'src/bot/facts.ts', 'export default 1', 'no-restricted-syntax'],
  ['a class of our own', 'src/bot/facts.ts', 'export class A {}', 'no-restricted-syntax'],
  ['a print', 'src/bot/facts.ts', "console.log('a')", 'no-console'],
  [
    'a promise nobody waits for',
    'src/bot/facts.ts',
    'export function a(b: () => Promise<void>) {\n  b()\n}',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a command nobody answers',
    'src/bot/facts.ts',
    "export function a(b: 'x' | 'y') {\n  switch (b) {\n    case 'x':\n      return 1\n  }\n  return 2\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['any', 'src/bot/facts.ts', 'export type A = any', '@typescript-eslint/no-explicit-any'],
  [
    'a type imported as code',
    'src/bot/facts.ts',
    "import { IsoDate } from '../policy/types.ts'\nexport type A = IsoDate",
    '@typescript-eslint/consistent-type-imports',
  ],
  ['a long file', 'src/bot/facts.ts', 'export {}\n'.repeat(201), 'max-lines'],
  ['a test left out', 'tests/architecture/house.ts', "test.skip('a', () => {})", 'no-restricted-syntax'],
  ['a test alone', 'tests/architecture/house.ts', "describe.only('a', () => {})", 'no-restricted-syntax'],
  ['work left for later', 'src/bot/facts.ts', '// TO' + 'DO: later', 'no-warning-comments'],
] as const

describe('the linter objects to', () => {
  const eslint = new ESLint({ cwd: root })
  const rulesFor = async (file: string, text: string) => {
    const [result] = await eslint.lintText(`${text}\n`, { filePath: `${root}/${file}` })
    return result?.messages.map((message) => message.ruleId ?? message.message) ?? []
  }
  beforeAll(() => rulesFor('src/bot/facts.ts', 'export {}'))

  test.each(wrong)('%s (%s)', async (_what, file, text, rule) => {
    expect(await rulesFor(file, text)).toContain(rule)
  })

  test('nothing in a file that keeps the rules', async () => {
    const text = 'export const days = (from: Date) => new Date(from.getTime() + 86_400_000)\n'
    expect(await rulesFor('src/bot/facts.ts', text)).toEqual([])
  })
})
