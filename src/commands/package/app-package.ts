import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../invocation.ts'
import type { Ids } from './ids.ts'

/** The files of an app package by their name in it. */
export type AppPackage = Readonly<Record<string, Uint8Array>>

interface Manifest {
  $schema: string
  icons: { color: string; outline: string }
  localizationInfo?: { additionalLanguages?: { file: string }[] }
}

/** Reads the manifest, its icons and its languages, with the ids filled in. */
export async function readAppPackage(folder: string, ids: Ids): Promise<AppPackage> {
  const whole = await readFile(resolve(folder, 'manifest.json'), 'utf8')
  const text = fill(ids.BOT_DOMAIN === '' ? withoutBoard(whole) : whole, ids)
  const { icons, localizationInfo } = JSON.parse(text) as Manifest
  const languages = (localizationInfo?.additionalLanguages ?? []).map(({ file }) => file)
  const names = [icons.color, icons.outline, ...languages]
  const others = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(resolve(folder, name))
      return [name, ids.BOT_DOMAIN === '' && languages.includes(name) ? withoutTabs(bytes) : bytes] as const
    }),
  )
  return { 'manifest.json': new TextEncoder().encode(text), ...Object.fromEntries(others) }
}

/** Without a host to show it there is no tab, and nobody to sign in. */
function withoutBoard(text: string): string {
  const manifest = JSON.parse(text) as Record<string, unknown>
  for (const part of ['staticTabs', 'configurableTabs', 'webApplicationInfo'])
    Reflect.deleteProperty(manifest, part)
  return `${JSON.stringify({ ...manifest, validDomains: [] }, null, 2)}\n`
}

/** A language may not speak of a tab that is not there. */
function withoutTabs(language: Uint8Array): Uint8Array {
  const words = JSON.parse(new TextDecoder().decode(language)) as Record<string, unknown>
  const kept = Object.entries(words).filter(([key]) => !key.startsWith('staticTabs'))
  return new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}

function fill(text: string, ids: Ids): string {
  return text.replace(
    /\$\{\{(\w+)\}\}/gu,
    (whole, name: string) => (ids as unknown as Record<string, string>)[name] ?? whole,
  )
}

/** What Microsoft's schemas find wrong with the package's JSON files; they are read from disk, not from the network. */
export async function faultsOf(all: AppPackage): Promise<string[]> {
  const { AppManifestUtils } = await schemas()
  const check = async (name: string, bytes: Uint8Array) => {
    const content = JSON.parse(new TextDecoder().decode(bytes)) as { $schema: string }
    const schema = readable(await AppManifestUtils.fetchSchema(content.$schema))
    return (await AppManifestUtils.validateAgainstSchema(content, schema)).map((fault) => `${name}${fault}`)
  }
  const files = Object.entries(all).filter(([name]) => name.endsWith('.json'))
  return (await Promise.all(files.map(([name, bytes]) => check(name, bytes)))).flat()
}

/** The schema of languages has patterns with a bare "]", which a Unicode expression does not take. */
function readable<Schema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('\\\\b]', '\\\\b\\\\]')) as Schema
}

/** What is used of Microsoft's package, which carries its schemas. */
interface Schemas {
  AppManifestUtils: {
    fetchSchema(url: string): Promise<object>
    validateAgainstSchema(content: object, schema: object): Promise<string[]>
  }
}

/** Looked up by name, for it is a development dependency: an app is packed where it is developed, never where it runs. */
async function schemas(): Promise<Schemas> {
  const name = '@microsoft/app-manifest'
  try {
    return (await import(name)) as Schemas
  } catch {
    throw new UsageError('Packing needs the development dependencies: run "npm ci" first.')
  }
}
