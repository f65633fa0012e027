import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The first Chromium on this machine's PATH; null where there is none. */
export const browserHere: string | null =
  (process.env['PATH'] ?? '')
    .split(':')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path)) ?? null

export interface Browser {
  page: Page
  close(): Promise<void>
}

/** A headless browser with a profile of its own, which is gone afterwards; `more` are flags of one suite. */
export async function openBrowser(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...flags, ...more],
    viewport: { width: 1500, height: 1500 },
    locale: 'en-US',
  })
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
