import { describe, expect, it } from 'vitest'
import { demoFolk } from '../world/demo-folk.ts'
import { at } from './at-the-page.ts'
import { browserHere } from './browser.ts'

/** A Monday, nine in the morning: the post of the day is due as soon as the channel is linked. */
const monday = '2026-10-05T14:00:00Z'
const staff = 'Caspian Dragomirescu Philippa Nwachukwu Ignatius Bellwether'

describe.skipIf(!browserHere)('what is due, at the Playground', () => {
  const here = at('supervisor-mo', ['--now', monday])
  /** A channel shows its newest thread on top. */
  const cardWith = (words: string) =>
    here().browser.page.locator('.ac-adaptiveCard').filter({ hasText: words }).first()

  it('a supervisor links the channel to their unit, and the digest is posted there, without a child’s name', async () => {
    const { worker } = here()
    await worker.sees('Hello Ignatius')
    await worker.open('General')
    await worker.post('link this channel to my unit')
    await cardWith('now linked to the unit mo-sable-ridge').waitFor()
    const post = cardWith('What is due · mo-sable-ridge')
    await post.waitFor()
    await worker.picture('due-01-the-digest')
    const words = await post.innerText()
    expect(words).toMatch(/Overdue · mo-20\d\d · Caspian Dragomirescu/)
    for (const folk of demoFolk('mo').filter((name) => !staff.includes(name)))
      expect(words).not.toContain(folk)
  })

  it('a press in the channel is seen on the post, in its place, and answered in private', async () => {
    const { worker } = here()
    const before = await worker.messages()
    await worker.press('Acknowledge', 0)
    const post = cardWith('acknowledged by Ignatius Bellwether')
    await post.waitFor()
    expect(await post.innerText()).toContain('What is due · mo-sable-ridge')
    expect(await worker.messages()).toBe(before)
    await worker.picture('due-02-acknowledged')
    await worker.open('Personal Chat')
    await worker.sees('It is not done yet')
    await worker.picture('due-03-answered-in-private')
  })

  it('a reminder is snoozed in two presses, never past its day', async () => {
    const { worker } = here()
    await worker.say('what is due for mo-2001?')
    await worker.sees('What is due · mo-2001')
    await worker.picture('due-04-what-is-due')
    await worker.say('open 2')
    await worker.sees('It counts from')
    await worker.press('Snooze')
    await worker.sees('Snooze until when?')
    await worker.picture('due-05-snooze-until-when')
    await worker.press('In two days')
    expect(await worker.sees('until Wed 7 Oct 2026')).toContain('Only your own reminders sleep')
    await worker.picture('due-06-snoozed')
  })
})
