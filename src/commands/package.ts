import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { UsageError, type Invocation } from './invocation.ts'
import { faultsOf, readAppPackage } from './package/app-package.ts'
import { readIds } from './package/ids.ts'
import { zip } from './package/zip.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const unpacked = resolve(root, 'manifest')
const usualOut = 'dist/waymark.zip'

/**
 * Packs the Teams app: `--app-id`, `--bot-id`, `--domain` and `--board-app-id` (for the board), `--env NAME` (default
 * dev), `--out FILE`. The same input gives the same bytes. Throws `UsageError` where an id is missing or the manifest is not valid.
 */
export async function run({ args, env, out }: Invocation): Promise<number> {
  const flags = readFlags(args)
  const ids = await readIds(flags, env, resolve(root, 'env'))
  const files = await readAppPackage(unpacked, ids)
  const faults = await faultsOf(files)
  if (faults.length > 0) throw new UsageError(`The app package is not valid: ${faults.join('; ')}`)
  const target = resolve(root, flags.out ?? usualOut)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, zip(files))
  if (ids.BOT_DOMAIN === '')
    out(
      'Packed without the board: it needs --domain and --board-app-id, or BOT_DOMAIN and AAD_APP_CLIENT_ID.',
    )
  out(`Packed ${target}. In Teams: Apps, Manage your apps, Upload an app.`)
  return 0
}

function readFlags(args: readonly string[]) {
  const string = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...{ 'app-id': string, 'bot-id': string, domain: string, 'board-app-id': string },
        ...{ env: string, out: string },
      },
    }).values
  } catch {
    throw new UsageError(
      'Usage: npm run package -- [--app-id ID] [--bot-id ID] [--domain HOST --board-app-id ID] [--env NAME] [--out FILE].',
    )
  }
}
