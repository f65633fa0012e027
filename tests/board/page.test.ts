import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectLibrary } from '../../policy/index.ts'
import { themes } from '../../src/board/asked.ts'
import { policyHealth } from '../../src/commands/policy/health.ts'
import { browserHere, openBrowser, type Browser } from '../e2e/browser.ts'
import { folk, inWorkingDays, now, ordinary } from './duties.ts'
import { openBoardPlace, supervisor, worker, type BoardPlace } from './place.ts'

if (!browserHere)
  process.stdout.write('Left out: the board in a browser (no chromium or google-chrome on the PATH).\n')

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const whatIf = `&from=${folk[0].id}&to=${folk[1].id}&holiday=2026-12-24`

describe.skipIf(!browserHere)('the board in a browser', () => {
  let place: BoardPlace
  let browser: Browser
  let page: Page
  const said: string[] = []
  beforeAll(async () => {
    const { library, problems } = inspectLibrary()
    const health = policyHealth(library, problems, null)
    place = await openBoardPlace({
      duties: [...ordinary(), inWorkingDays(200, 24)],
      change: (ports) => ({ ...ports, policy: () => health, memory, reminders }),
    })
    browser = await openBrowser(browserHere ?? '')
    page = browser.page
    page.setDefaultTimeout(10_000)
    page.on('console', (message) => void said.push(message.text()))
    page.on('pageerror', (error) => void said.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await place?.close()
  })

  const at = async (query = '', width = 1200) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${place.url}/board${query}`)
  }
  const chooses = async (name: string) => {
    await page.context().clearCookies()
    await at()
    await page.getByRole('button', { name }).click()
    await page.getByRole('banner').waitFor()
  }
  const picture = (name: string) => {
    const folder = process.env['WAYMARK_PICTURES']
    return folder && page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }

  test.each(themes)('has no violation that axe knows of, in the theme %s', async (theme) => {
    await page.context().clearCookies()
    await at(`?theme=${theme}`)
    expect(await violations(page)).toEqual([])
    await page.goto(`${place.url}/board/configure?theme=${theme}`)
    expect(await violations(page)).toEqual([])
    await chooses(worker.name)
    await at(`?theme=${theme}`)
    expect(await violations(page)).toEqual([])
    await picture(`worker-${theme}`)
    await chooses(supervisor.name)
    for (const query of ['', whatIf, '&holiday=never', `&worker=${folk[1].id}`, '&in=channel']) {
      await at(`?theme=${theme}${query}`)
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')))
      expect([query, await violations(page)]).toEqual([query, []])
    }
    await at(`?theme=${theme}${whatIf}`)
    await picture(`board-${theme}`)
  })

  test('is found and read by its landmarks, headings and captions', async () => {
    await chooses(supervisor.name)
    for (const name of [
      'Due and overdue',
      'The next eight weeks',
      'What if?',
      'Plans to decide',
      'Drafts left open',
    ])
      await page.getByRole('region', { name }).waitFor()
    await picture('board')
    const chart = page.getByRole('table', { name: 'Duties falling due, by week' })
    expect(await chart.getByRole('row').count()).toBe(9)
    expect(await chart.getByRole('rowheader').first().textContent()).toBe('30 Nov')
    await page.getByRole('main').waitFor()
    await page.getByRole('banner').waitFor()
  })

  test('is worked by keyboard alone, in the order it is read', async () => {
    await at()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain('Skip to the board')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const order = []
    for (let n = 0; n < 8; n++) {
      order.push(await focused(page))
      expect(await outline(page)).not.toBe('0px')
      await page.keyboard.press('Tab')
    }
    expect(order.slice(0, 7)).toEqual(
      [...(await page.locator('#by-worker ~ table a').allTextContents()), 'from', 'to', 'holiday'].slice(
        0,
        7,
      ),
    )
    await page.locator('#from').focus()
    await page.keyboard.type('Perpetua')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Thaddeus')
    while ((await focused(page)) !== 'Work it out') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('duties would change hands').waitFor()
    expect(await page.locator('#from').inputValue()).toBe(folk[0].id)
  })

  test('bars are as long as their numbers say', async () => {
    await at()
    const bars = await page
      .locator('.charts-css tbody td')
      .evaluateAll((all) =>
        all.map((one) => [Number(one.textContent), one.getBoundingClientRect().width] as const),
      )
    const longest = Math.max(...bars.map(([due]) => due))
    const full = bars.find(([due]) => due === longest)?.[1] ?? 0
    expect(full).toBeGreaterThan(200)
    for (const [due, width] of bars) expect(Math.abs(width / full - due / longest)).toBeLessThan(0.02)
  })

  test.each([
    ['320 points wide', 320],
    ['at 200% of a small screen', 640],
  ])('fits %s without scrolling sideways, nothing cut off', async (name, width) => {
    for (const query of [`?x=1${whatIf}`, `?worker=${folk[1].id}`]) {
      await at(query, width)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      const beyond = await page
        .locator('main *')
        .evaluateAll(
          (all, edge) =>
            all
              .filter((one) => one.getBoundingClientRect().right > edge + 1 && one.closest('thead') === null)
              .map((one) => one.outerHTML.slice(0, 80)),
          width,
        )
      expect(beyond).toEqual([])
      expect(await violations(page)).toEqual([])
    }
    await at(`?x=1${whatIf}`, width)
    await picture(`board-${name.split(' ')[0]}`)
  })

  test('broke no rule of its own content security policy on the way', () => {
    // Microsoft's library asks a list of hosts from elsewhere, is refused, and goes by the list it carries.
    const known = /status of 401|res\.cdn\.office\.net/
    expect(said.filter((line) => !known.test(line))).toEqual([])
  })
})

const memory = {
  draftsLeft: async () => [
    { person: folk[0].id, count: 3, oldest: '2026-11-20T15:00:00.000Z' },
    { person: folk[1].id, count: 1, oldest: '2026-12-04T15:00:00.000Z' },
  ],
  draftsOf: async () => ({ person: folk[0].id, count: 3, oldest: '2026-11-20T15:00:00.000Z' }),
  plansWaiting: async () => [
    { case: 'tn-1003', plan: 'plan-12', by: folk[0], since: '2026-12-02T15:00:00.000Z' },
  ],
}
const run = { tenant: 'local', startedAt: now, endedAt: '2026-12-04T14:30:00.000Z' }
const link = { unit: supervisor.unit, by: { ...supervisor, identity: supervisor.id }, since: now }
const reminders = {
  lastRun: async () => ({ ...run, looked: 1, unread: 0, posts: 1, messages: 4, unclear: 1, failed: 0 }),
  unclear: async () => [{ deadline: ordinary()[5]?.id ?? '', since: '2026-12-04T14:30:00.000Z' }],
  teams: async () => [
    { tenant: 'local', conversation: 'c', reference: null, link, quietUntil: null, gone: null },
  ],
  marks: async () => [],
}

/** What axe finds, by its own names; every rule it has on. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)",
  )
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.id || document.activeElement.textContent')
const outline = (page: Page) => page.evaluate<string>('getComputedStyle(document.activeElement).outlineWidth')
