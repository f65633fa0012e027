import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { faultsOf, readAppPackage } from '../../src/commands/package/app-package.ts'
import { flowWith, hear } from '../bot/hearing.ts'
import { readPng } from './png.ts'

const folder = fileURLToPath(new URL('../../manifest/', import.meta.url))
const ids = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_DOMAIN: 'waymark.example.org',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
}
const json = (name: string) => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Manifest
const manifest = json('manifest.json')
const bot = manifest.bots[0]
const lists = bot?.commandLists ?? []

interface Manifest {
  version: string
  id: string
  name: { short: string; full: string }
  accentColor: string
  authorization?: unknown
  validDomains: string[]
  localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] }
  bots: {
    botId: string
    scopes: string[]
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[]
  }[]
  [key: string]: unknown
}

interface Tabs {
  staticTabs: unknown
  configurableTabs: unknown
  webApplicationInfo: unknown
}
interface Registration {
  appId: string
  identifierUris: string[]
  api: { requestedAccessTokenVersion: number; oauth2PermissionScopes: { value: string }[] }
}
const registration = () =>
  JSON.parse(readFileSync(`${folder}../infra/aad.manifest.json`, 'utf8')) as Registration

afterEach(() => vi.unstubAllGlobals())

describe('the app manifest', () => {
  test('is valid against schema 1.30, with its languages, and nothing is fetched to know it', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no network here')))
    expect(await faultsOf(await readAppPackage(folder, ids))).toEqual([])
    expect(manifest.manifestVersion).toBe('1.30')
  })

  test('would not pass with an id that is none, or a language with a key that is none', async () => {
    const files = await readAppPackage(folder, { ...ids, BOT_ID: 'nobody' })
    const language = Buffer.from(JSON.stringify({ ...json('es.json'), 'name.nick': 'W' }))
    const faults = (await faultsOf({ ...files, 'es.json': language })).join()
    expect(faults).toContain('manifest.json/bots/0/botId')
    expect(faults).toContain('name.nick')
  })

  test('carries placeholders for ids and the version of the project', () => {
    expect([manifest.id, bot?.botId]).toEqual(['${{TEAMS_APP_ID}}', '${{BOT_ID}}'])
    const { version } = JSON.parse(readFileSync(`${folder}../package.json`, 'utf8')) as { version: string }
    expect(manifest.version).toBe(version)
  })

  test('has a name free of the words that the store keeps for itself, in every language', () => {
    const spanish = json('es.json')
    const names = [manifest.name.short, manifest.name.full, spanish['name.short'], spanish['name.full']]
    expect(names.join(' ')).not.toMatch(/teams|chat|help|calendar|files|microsoft/iu)
  })

  test('asks for no permission and for no domain but its own, and works one to one, in teams and in groups', () => {
    expect(manifest).not.toHaveProperty('authorization')
    expect(manifest).not.toHaveProperty('permissions')
    expect(manifest.validDomains).toEqual(['${{BOT_DOMAIN}}'])
    expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat'])
  })

  test('shows the board one to one and in channels, in the theme of Teams, signed in by one registration', () => {
    const { staticTabs, configurableTabs, webApplicationInfo } = manifest as unknown as Tabs
    expect(staticTabs).toMatchObject([
      { contentUrl: 'https://${{BOT_DOMAIN}}/board?theme={theme}', scopes: ['personal'] },
    ])
    expect(configurableTabs).toMatchObject([
      { configurationUrl: 'https://${{BOT_DOMAIN}}/board/configure?theme={theme}', scopes: ['team'] },
    ])
    const { appId, identifierUris, api } = registration()
    expect(webApplicationInfo).toEqual({ id: appId, resource: identifierUris[0] })
    expect(api.requestedAccessTokenVersion).toBe(2)
    expect(api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user'])
  })

  test('is whole and valid without a board too', async () => {
    const files = await readAppPackage(folder, { ...ids, BOT_DOMAIN: '', AAD_APP_CLIENT_ID: '' })
    expect(await faultsOf(files)).toEqual([])
    const text = Buffer.from(files['manifest.json'] ?? []).toString()
    const spanish = Buffer.from(files['es.json'] ?? []).toString()
    expect(text + spanish).not.toMatch(/\$\{\{|Tabs|webApplicationInfo/)
    expect(JSON.parse(text)).toMatchObject({ validDomains: [], bots: [{ botId: ids.BOT_ID }] })
  })

  test('lists commands within the limits of Teams, once for each scope', () => {
    expect(lists.length).toBeLessThanOrEqual(3)
    expect(lists.flatMap(({ scopes }) => scopes).sort()).toEqual(['groupChat', 'personal', 'team'])
    for (const { commands } of lists) expect(commands.length).toBeLessThanOrEqual(12)
  })

  test('every command is understood by the bot, with and without a form open', () => {
    const open = flowWith({})
    for (const { title } of lists.flatMap(({ commands }) => commands)) {
      expect([title, hear(title).type]).not.toEqual([title, 'not-understood'])
      expect([title, hear(title, { flow: open }).type]).not.toEqual([title, 'not-understood'])
    }
    expect(hear('record a goal')).toMatchObject({ type: 'start', dialog: 'record-goal' })
    expect(hear('which goals are allowed?').type).toBe('allowed-goals')
  })

  test('describes every command in Spanish too, and leaves the words the bot understands as they are', () => {
    const spanish = Object.keys(json('es.json'))
    const wanted = lists.flatMap(({ commands }, list) =>
      commands.map((_, n) => `bots[0].commandLists[${list}].commands[${n}].description`),
    )
    expect(spanish.filter((key) => key.startsWith('bots')).sort()).toEqual(wanted.sort())
  })
})

describe('the icons', () => {
  test('in colour: 192 by 192, no transparent point, on the accent colour', () => {
    const { width, height, points } = readPng(readFileSync(`${folder}color.png`))
    expect([width, height]).toEqual([192, 192])
    expect(points.every(([, , , alpha]) => alpha === 255)).toBe(true)
    const corner = points[0]
      ?.slice(0, 3)
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')
    expect(`#${corner}`.toUpperCase()).toBe(manifest.accentColor)
  })

  test('in outline: 32 by 32, white and nothing else, on a transparent ground', () => {
    const { width, height, points } = readPng(readFileSync(`${folder}outline.png`))
    expect([width, height]).toEqual([32, 32])
    const drawn = points.filter(([, , , alpha]) => alpha > 0)
    expect(drawn.length).toBeGreaterThan(100)
    expect(drawn.length).toBeLessThan(600)
    expect(drawn.every(([red, green, blue]) => red > 250 && green > 250 && blue > 250)).toBe(true)
  })
})
