import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'

/** What a worker can see and do on the Playground's page. Every message, button, choice and field counts as an action. */
export interface Worker {
  actions: number
  /** Messages of the bot in the open conversation. */
  messages(): Promise<number>
  /** The words of the bot's newest card. */
  newest(): Promise<string>
  /** Waits until the bot's newest card says this. */
  sees(words: string | RegExp): Promise<string>
  say(text: string): Promise<void>
  /** Presses a button of the newest card, or of the one given (0 is the oldest). */
  press(button: string | RegExp, card?: number): Promise<void>
  /** Presses Change at the row of this label. */
  change(row: string): Promise<void>
  /** Marks a choice of a field by its words. */
  choose(field: string, choice: string): Promise<void>
  /** Picks a day of next month in a date field's calendar; answers it as YYYY-MM-DD. */
  pickNextMonth(field: string, day: number): Promise<string>
  /** Opens a conversation of the list at the left by its name. */
  open(conversation: string): Promise<void>
  /** Starts a thread in a channel, with the bot mentioned. */
  post(text: string): Promise<void>
  picture(name: string): Promise<void>
}

const pictures = process.env['WAYMARK_SCREENSHOTS']

export function workerAt(page: Page): Worker {
  const cards = page.locator('.ac-adaptiveCard')
  const newestCard = () => cards.last()
  const worker: Worker = {
    actions: 0,
    messages: () => page.getByLabel('Message author').count(),
    newest: () => newestCard().innerText(),
    async sees(words) {
      await cards.last().filter({ hasText: words }).waitFor()
      return newestCard().innerText()
    },
    async say(text) {
      worker.actions++
      await page.getByRole('textbox').last().click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    async press(button, card) {
      worker.actions++
      const on = card === undefined ? newestCard() : cards.nth(card)
      const wanted = on.getByRole('button', { name: button, exact: typeof button === 'string' }).first()
      await still(wanted)
      await wanted.click()
    },
    async change(row) {
      worker.actions++
      await newestCard().getByTitle(`Change: ${row}`, { exact: true }).click()
    },
    async choose(field, choice) {
      worker.actions++
      const group = newestCard().getByRole('radiogroup', { name: labelOf(field) })
      await group.getByText(choice, { exact: true }).click()
    },
    async pickNextMonth(field, day) {
      worker.actions++
      await labelled(newestCard(), field).click()
      await page.getByRole('button', { name: /next month/i }).click()
      const month = page.getByRole('grid').last()
      await month
        .getByRole('button', { name: new RegExp(`^${day}, `) })
        .first()
        .click()
      return isoOf(await labelled(newestCard(), field).inputValue())
    },
    async open(conversation) {
      await page.getByRole('treeitem', { name: conversation }).click()
    },
    async post(text) {
      worker.actions++
      await page.getByRole('textbox').first().click()
      await page.keyboard.type('@')
      await page.getByRole('menuitem', { name: 'Waymark' }).click()
      await page.keyboard.type(` ${text}`)
      await page.getByRole('button', { name: 'Post', exact: true }).click()
    },
    async picture(name) {
      if (!pictures) return
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
  }
  return worker
}

/** A notice that comes and goes moves a card's buttons: whoever presses waits until they rest. */
async function still(button: Locator): Promise<void> {
  let before = await button.boundingBox()
  for (let look = 0; look < 40; look++) {
    await pause(250)
    const now = await button.boundingBox()
    if (JSON.stringify(now) === JSON.stringify(before)) return
    before = now
  }
}

/** Saves what the page shows where a failed test can be looked into, whether pictures were asked for or not. */
export async function pictureOfFailure(page: Page, name: string, directory: string): Promise<string> {
  const folder = pictures ?? directory
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `failed-${name.replace(/[^\w-]+/g, '-').slice(0, 80)}.png`)
  await page.screenshot({ path })
  return path
}

const labelled = (card: Locator, field: string) => card.getByRole('combobox', { name: labelOf(field) })

/** A field's name begins with its label; a star or what is wrong with the entry may follow. */
const labelOf = (field: string) => new RegExp(`^${escaped(field)}`)

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A date as the field shows it, such as "Wed Dec 16 2026", as YYYY-MM-DD. */
function isoOf(shown: string): string {
  const day = new Date(`${shown} 12:00`)
  return `${day.getFullYear()}-${`${day.getMonth() + 1}`.padStart(2, '0')}-${`${day.getDate()}`.padStart(2, '0')}`
}
