import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { freePorts, startProduct, type Product } from '../world/product.ts'
import { browserHere, openBrowser, type Browser } from './browser.ts'
import { runCommand } from './command.ts'
import { pictureOfFailure, workerAt, type Worker } from './playground.ts'

if (!browserHere)
  process.stdout.write('Left out: the suites in the Playground (no chromium or google-chrome on the PATH).\n')

/** The running product with one person at the page of its Playground. */
export interface Place {
  worker: Worker
  browser: Browser
  /** What the case API answers that person, with a token from the token command. */
  asked(path: string): Promise<{ items: Record<string, unknown>[] } & Record<string, unknown>>
  /** Ends the process in order and starts it again on the same data and ports, with somebody else at the page where one is named. */
  startAgain(as?: string): Promise<void>
}

/** One afternoon of one person, for all tests of a block: they follow each other in the same conversation. */
export function at(person: string, more: readonly string[] = []): () => Place {
  let directory: string
  let ports: Awaited<ReturnType<typeof freePorts>>
  let product: Product
  let browser: Browser
  let worker: Worker
  let speaker = person
  const start = () => startProduct({ directory, playground: true, ports, args: ['--as', speaker, ...more] })

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'waymark-e2e-'))
    ports = await freePorts()
    const [running, opened] = await Promise.all([start(), openBrowser(browserHere ?? '')])
    product = running
    browser = opened
    browser.page.setDefaultTimeout(20_000)
    worker = workerAt(browser.page)
    await browser.page.goto(product.page ?? '')
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      process.stdout.write(`Seen: ${await pictureOfFailure(browser.page, task.name, tmpdir())}\n`)
  })

  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await rm(directory, { recursive: true, force: true })
  })

  return () => ({
    worker,
    browser,
    async asked(path) {
      const token = await runCommand(['token', '--as', speaker, '--data', directory])
      const answer = await fetch(`${product.caseApi}${path}`, {
        headers: { authorization: `Bearer ${token.stdout.trim()}` },
      })
      expect(answer.status).toBe(200)
      return (await answer.json()) as { items: Record<string, unknown>[] }
    },
    async startAgain(as = speaker) {
      speaker = as
      expect(await product.stop()).toMatchObject({ code: 0 })
      product = await start()
      await browser.page.reload()
    },
  })
}
