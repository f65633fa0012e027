import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import type { Invocation } from '../../src/commands/invocation.ts'
import { run } from '../../src/commands/package.ts'

const place = mkdtempSync(join(tmpdir(), 'waymark-package-'))
afterAll(() => rmSync(place, { recursive: true }))

const app = '11111111-1111-4111-8111-111111111111'
const bot = '22222222-2222-4222-8222-222222222222'

async function pack(args: string[], env: Invocation['env'] = {}) {
  const said: string[] = []
  const invocation = {
    args,
    env,
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
  }
  const code = await run(invocation as unknown as Invocation)
  return { code, said }
}
const flags = (out: string) => ['--app-id', app, '--bot-id', bot, '--out', join(place, out)]

describe('npm run package', () => {
  test('packs the manifest with its ids, both icons and the languages', async () => {
    expect((await pack(flags('a.zip'))).code).toBe(0)
    const files = unzipSync(readFileSync(join(place, 'a.zip')))
    expect(Object.keys(files).sort()).toEqual(['color.png', 'es.json', 'manifest.json', 'outline.png'])
    const text = Buffer.from(files['manifest.json'] ?? []).toString()
    expect(JSON.parse(text)).toMatchObject({ id: app, bots: [{ botId: bot }] })
    expect(text).not.toContain('${{')
  })

  test('gives the same bytes each time, in any time zone', async () => {
    const zone = process.env.TZ
    await pack(flags('b.zip'))
    process.env.TZ = 'Pacific/Auckland'
    await pack(flags('c.zip'))
    process.env.TZ = zone ?? ''
    if (zone === undefined) delete process.env.TZ
    expect(readFileSync(join(place, 'b.zip')).equals(readFileSync(join(place, 'c.zip')))).toBe(true)
  })

  test('takes ids from the environment, a flag before it', async () => {
    await pack(['--bot-id', bot, '--out', join(place, 'd.zip')], { TEAMS_APP_ID: app, BOT_ID: app })
    const files = unzipSync(readFileSync(join(place, 'd.zip')))
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())).toMatchObject({
      id: app,
      bots: [{ botId: bot }],
    })
  })

  test('packs the board where it is told host and registration, and says where it is not', async () => {
    const { said } = await pack(flags('e.zip'))
    expect(said[0]).toContain('Packed without the board')
    const board = ['--domain', 'waymark.example.org', '--board-app-id', app]
    expect((await pack([...flags('f.zip'), ...board])).said).toHaveLength(1)
    const files = unzipSync(readFileSync(join(place, 'f.zip')))
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())).toMatchObject({
      staticTabs: [{ contentUrl: 'https://waymark.example.org/board?theme={theme}' }],
      webApplicationInfo: { id: app, resource: `api://waymark.example.org/${app}` },
      validDomains: ['waymark.example.org'],
    })
  })

  test.each([
    [
      ['--app-id', app, '--bot-id', bot, '--domain', 'waymark.example.org'],
      'The board needs both: BOT_DOMAIN (--domain) and AAD_APP_CLIENT_ID (--board-app-id).',
    ],
    [
      ['--app-id', app, '--bot-id', bot, '--domain', 'https://x.org/', '--board-app-id', app],
      'BOT_DOMAIN must be the host the bot answers at, such as waymark.example.org.',
    ],
    [['--bot-id', bot], 'TEAMS_APP_ID is missing: give --app-id, or set it in env/.env.dev.'],
    [
      ['--app-id', app, '--bot-id', 'nobody'],
      'BOT_ID must be an id like 00000000-0000-0000-0000-000000000000.',
    ],
    [['--env', '../secrets'], '"../secrets" is no name of an environment, such as dev.'],
    [
      ['--wrong'],
      'Usage: npm run package -- [--app-id ID] [--bot-id ID] [--domain HOST --board-app-id ID] [--env NAME] [--out FILE].',
    ],
  ])('says in one sentence what is wrong with %j', async (args, sentence) => {
    await expect(pack(args)).rejects.toMatchObject({ name: 'UsageError', message: sentence })
  })
})
