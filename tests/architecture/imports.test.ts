import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ICruiseResult } from 'dependency-cruiser'
import { build, importRules, inspect } from './house.ts'

/** One wrong import each: rule, importing file, what it imports, words of the message a newcomer reads. */
const wrong = [
  ['what-policy-may-know', 'policy/a.ts', '../src/policy/rulebook.ts', 'src/policy'],
  ['what-src/policy-may-know', 'src/policy/a.ts', '../dialog/settle.ts', 'dialogs/ or src/bot'],
  ['what-src/dialog-may-know', 'src/dialog/a.ts', '../bot/turn.ts', 'dialogs/'],
  ['what-dialogs-may-know', 'dialogs/a.ts', '../src/bot/turn.ts', 'handed in'],
  ['what-src/bot-may-know', 'src/bot/a.ts', '../store/open.ts', 'src/bot/ports.ts'],
  ['what-src/answers-may-know', 'src/answers/a.ts', '../bot/turn.ts', 'nobody who asks'],
  ['what-src/model-may-know', 'src/model/a.ts', '../store/open.ts', 'nobody who could write'],
  ['what-src/reminders-may-know', 'src/reminders/a.ts', '../bot/turn.ts', 'nobody who speaks'],
  ['what-src/documents-may-know', 'src/documents/a.ts', '../store/open.ts', 'Word files'],
  ['what-src/shell-may-know', 'src/shell/a.ts', '../store/open.ts', 'src/commands'],
  ['what-src/store-may-know', 'src/store/a.ts', '../case-api/client.ts', 'src/commands'],
  ['what-src/cards-may-know', 'src/cards/a.ts', '../teams/adapter.ts', 'src/teams or src/console'],
  ['what-src/case-api-may-know', 'src/case-api/a.ts', './server/start.ts', 'src/case-api/server'],
  [
    'what-src/case-api/server-may-know',
    'src/case-api/server/a.ts',
    '../../bot/turn.ts',
    'src/case-api/contract',
  ],
  ['what-src/case-api/demo-may-know', 'src/case-api/demo/a.ts', '../../store/open.ts', 'invented people'],
  ['what-src/teams-may-know', 'src/teams/a.ts', '../console/chat.ts', 'src/commands'],
  ['what-src/console-may-know', 'src/console/a.ts', '../teams/adapter.ts', 'src/commands'],
  ['what-src/board-may-know', 'src/board/a.ts', '../store/open.ts', 'through ports'],
  ['what-src/commands-may-know', 'src/commands/a.ts', '../../manifest/icons.ts', 'composes every room'],
  ['where-zod-lives', 'manifest/icons.ts', 'zod', 'everywhere'],
  ['where-yaml-lives', 'src/bot/b.ts', 'yaml', 'policy/index.ts'],
  ['where-xstate-lives', 'src/bot/c.ts', 'xstate', 'src/dialog'],
  ['where-chrono-node-lives', 'dialogs/b.ts', 'chrono-node', 'src/bot'],
  ['where-kysely-lives', 'src/teams/b.ts', 'kysely', 'src/store'],
  ['where-kysely-lives', 'src/shell/b.ts', '@electric-sql/pglite', 'src/store'],
  ['where-hono-lives', 'src/console/b.ts', 'hono', 'src/teams'],
  ['where-jose-lives', 'src/commands/b.ts', 'jose', 'gate of src/teams'],
  ['where-botbuilder-lives', 'src/bot/d.ts', 'botbuilder', 'out of support'],
  ['where-@microsoft/teamscards-lives', 'src/teams/c.ts', '@microsoft/teams.cards', 'CardView'],
  ['where-openai-lives', 'src/bot/e.ts', 'openai', 'src/model'],
  ['where-docx-lives', 'src/bot/h.ts', 'docx', 'src/documents'],
  ['where-mammoth-lives', 'src/answers/b.ts', 'mammoth', 'read in one place'],
  ['where-wink-porter2-stemmer-lives', 'src/bot/i.ts', 'wink-porter2-stemmer', 'stems'],
  ['where-chartscss-lives', 'src/teams/e.ts', 'charts.css', 'style sheet'],
  ['where-temporal-polyfill-lives', 'src/bot/j.ts', 'temporal-polyfill', 'days and instants'],
  ['where-pg-boss-lives', 'src/shell/c.ts', 'pg-boss', 'as a port'],
  ['where-prom-client-lives', 'src/teams/f.ts', 'prom-client', 'src/commands'],
  ['where-pino-lives', 'src/store/b.ts', 'pino', 'Log port'],
  ['where-fflate-lives', 'src/teams/d.ts', 'fflate', 'src/commands'],
  [
    'where-@microsoft/m365agentsplayground-lives',
    'src/bot/f.ts',
    '@microsoft/m365agentsplayground',
    '127.0.0.1',
  ],
  ['package-needs-a-home', 'src/store/c.ts', 'left-pad', 'no row'],
  ['package-is-ours', 'src/store/d.ts', 'by-chance', 'by chance'],
  ['package-is-shipped', 'src/store/e.ts', 'only-for-tests', 'development dependency'],
  ['pure-rooms-touch-nothing', 'src/bot/g.ts', 'node:fs', 'replayed'],
  ['types-are-only-types', 'src/dialog/b.ts', '../policy/types.ts', 'import type'],
  ['nobody-knows-main', 'src/commands/c.ts', '../main.ts', 'src/commands'],
  ['main-knows-commands', 'src/main.ts', './bot/turn.ts', 'src/commands'],
  ['tests-stay-in-tests', 'src/commands/d.ts', '../../tests/world.ts', 'nothing of its tests'],
  ['no-drawer-for-odds-and-ends', 'src/commands/e.ts', './utils.ts', 'one purpose'],
  ['no-circles', 'src/commands/f.ts', './g.ts', 'third file'],
  ['every-import-exists', 'src/commands/h.ts', './nowhere.ts', 'end in .ts'],
  ['nothing-lies-unused', 'src/console/nobody.ts', './chat.ts', 'delete it'],
] as const

const targets = {
  'policy/schema.ts': '',
  'src/policy/rulebook.ts': '',
  'src/policy/types.ts': '',
  'src/dialog/settle.ts': '',
  'src/bot/turn.ts': '',
  'src/store/open.ts': '',
  'src/case-api/client.ts': '',
  'src/case-api/server/start.ts': '',
  'src/teams/adapter.ts': '',
  'src/console/chat.ts': '',
  'src/commands/utils.ts': '',
  'src/commands/g.ts': "import './f.ts'\n",
  'tests/world.ts': '',
}

const packages = [
  ...['zod', 'yaml', 'xstate', 'chrono-node', 'kysely', '@electric-sql/pglite', 'hono', 'jose', 'botbuilder'],
  ...['charts.css', 'temporal-polyfill', 'pg-boss', 'prom-client'],
  ...['docx', 'mammoth', 'wink-porter2-stemmer'],
  ...['@microsoft/teams.cards', 'openai', 'pino', 'fflate', '@microsoft/m365agentsplayground', 'left-pad'],
]

function installed(): Record<string, string> {
  const all = [...packages, 'by-chance', 'only-for-tests']
  const files = all.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ])
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']))
  const manifest = { name: 'house', dependencies, devDependencies: { 'only-for-tests': '1.0.0' } }
  return Object.fromEntries([...files, ['package.json', JSON.stringify(manifest)]])
}

const folders: string[] = []
function house(files: Readonly<Record<string, string>>): Promise<ICruiseResult> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-house-'))
  folders.push(folder)
  build(folder, { ...installed(), ...files })
  return inspect(folder)
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

describe('a wrong import is refused, and told where it belongs', () => {
  let seen: ICruiseResult
  beforeAll(async () => {
    const importing = (file: string) => wrong.filter(([, from]) => from === file).map(([, , what]) => what)
    const text = (file: string) => [...importing(file).map((what) => `import '${what}'`), ''].join('\n')
    seen = await house({ ...targets, ...Object.fromEntries(wrong.map(([, from]) => [from, text(from)])) })
  })

  test.each(wrong)('%s: %s imports %s', async (rule, from, _what, words) => {
    const found = seen.summary.violations.filter((violation) => violation.rule.name === rule)
    expect(found.flatMap((violation) => [violation.from, violation.to])).toContain(from)
    const { forbidden } = await importRules()
    expect(forbidden.find(({ name }) => name === rule)?.comment).toContain(words)
  })

  test('no rule is left without a case', async () => {
    const { forbidden } = await importRules()
    expect(forbidden.map(({ name }) => name).sort()).toEqual([...new Set(wrong.map(([rule]) => rule))].sort())
  })
})

test('a house that keeps the rule is left in peace', async () => {
  const seen = await house({
    'src/main.ts': "await import('./commands/start.ts')\n",
    'src/commands/start.ts': [
      "import { turn } from '../bot/turn.ts'",
      "import { open } from '../store/open.ts'",
      "import { serve } from '../case-api/server/start.ts'",
      "import { gate } from '../teams/adapter.ts'",
      'export const run = [turn, open, serve, gate]',
    ].join('\n'),
    'src/bot/turn.ts':
      "import { flow } from '../../dialogs/flow.ts'\nimport { rules } from '../policy/rulebook.ts'\nexport const turn = [flow, rules]\n",
    'src/policy/rulebook.ts':
      "import { edition } from '../../policy/schema.ts'\nexport const rules = edition\n",
    'policy/schema.ts': "import { z } from 'zod'\nexport const edition = z\n",
    'src/bot/ports.ts': 'export interface Store { close(): void }\n',
    'dialogs/flow.ts': "import type { Code } from '../src/policy/types.ts'\nexport const flow: Code = 'tn'\n",
    'src/policy/types.ts': "export type Code = 'tn'\n",
    'src/store/open.ts':
      "import { Kysely } from 'kysely'\nimport type { Store } from '../bot/ports.ts'\nexport const open = (s: Store) => [Kysely, s]\n",
    'src/case-api/server/start.ts': "import { client } from '../client.ts'\nexport const serve = client\n",
    'src/case-api/client.ts':
      "import type { Store } from '../bot/ports.ts'\nexport const client = {} as Store\n",
    'src/teams/adapter.ts': "import { CloudAdapter } from 'botbuilder'\nexport const gate = CloudAdapter\n",
  })
  const broken = seen.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  expect(broken).toEqual([])
})
