import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserHere, openBrowser, type Browser } from '../e2e/browser.ts'
import { openHost } from './host.ts'
import { openTeamsPlace, type TeamsPlace } from './teams-place.ts'

if (!browserHere)
  process.stdout.write('Left out: the board in a frame (no chromium or google-chrome on the PATH).\n')

/** Frame and server are both on this machine here, which a browser would ask about. */
const oneMachine = '--disable-features=LocalNetworkAccessChecks'

describe.skipIf(!browserHere)('the board in a frame of another site', () => {
  let teams: TeamsPlace
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    teams = await openTeamsPlace()
    browser = await openBrowser(browserHere ?? '', [oneMachine])
    page = browser.page
    page.setDefaultTimeout(15_000)
  })
  afterAll(async () => {
    await browser?.close()
    await teams?.close()
  })
  const tab = () => page.frameLocator('#tab')
  const asked = () => page.evaluate<string[]>('window.asked')

  test('signs in by a token of Teams and shows the board, with a cookie of that frame', async () => {
    await openHost(page, `${teams.place.url}/board?theme=dark`, teams.token())
    await tab().getByRole('heading', { name: 'Unit Harrow Creek' }).waitFor()
    expect(await asked()).toContain('authentication.getAuthToken')
    expect(await tab().locator('html').getAttribute('data-theme')).toBe('dark')
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'None', path: '/board' })
    expect(cookie?.partitionKey).toBe('https://microsoft.com')
  })

  test('follows Teams when somebody changes the theme', async () => {
    await page.waitForFunction('window.asked.includes("registerHandler")')
    await page.evaluate('window.setTheme("contrast")')
    await tab().locator('html[data-theme=contrast]').waitFor()
    await tab().getByRole('heading', { name: 'Unit Harrow Creek' }).waitFor()
  })

  test('says in one sentence that a token was not accepted', async () => {
    await page.context().clearCookies()
    await openHost(page, `${teams.place.url}/board`, teams.token({ scp: 'User.Read' }))
    await tab().getByText('Teams’ sign-in was not accepted here.').waitFor()
  })

  test('is added to a channel once somebody presses Save', async () => {
    await openHost(page, `${teams.place.url}/board/configure`)
    await page.waitForFunction('window.asked.includes("settings.setValidityState")')
    await page.evaluate('window.save()')
    await page.waitForFunction('window.asked.includes("settings.save.success")')
    const settings = await page.evaluate<unknown>('window.kept["settings.setSettings"]')
    expect(settings).toMatchObject([
      { entityId: 'board', contentUrl: `${teams.place.url}/board?in=channel&theme={theme}` },
    ])
  })
})
