import { beforeAll, describe, expect, it } from 'vitest'
import { at } from './at-the-page.ts'
import { browserHere, type Browser } from './browser.ts'
import type { Worker } from './playground.ts'

/** One worker, one afternoon: the tests follow each other in the same conversation. */
describe.skipIf(!browserHere)('a worker at the Playground', () => {
  const here = at('worker-tn')
  let browser: Browser
  let worker: Worker
  beforeAll(() => void ({ browser, worker } = here()))

  /** The child's active goals, as the case API has them. */
  const goalsOf = async (child: string) =>
    (await here().asked(`/v1/children/${child}/permanency-goals`)).items

  it('is greeted with a card that has a button for each of the first children', async () => {
    const card = await worker.sees('Hello Perpetua')
    expect(card).toContain('Goal · Z.B. · tn-1001-c1 · age 15')
    expect(await worker.messages()).toBe(1)
    await worker.picture('01-welcome')
  })

  it('records a goal by card in four actions, in one message (TN-R16 to TN-R22)', async () => {
    worker.actions = 0
    await worker.press(/tn-1001-c1/)
    await worker.sees('Which permanency goal?')
    await worker.picture('02-the-form')
    await worker.choose('Goal', 'Adoption')
    const day = await worker.pickNextMonth('Target date', 16)
    await worker.picture('03-filled-in')
    await worker.press('Confirm')
    const saved = await worker.sees(/Saved in the case record\. Record number: \S+/)
    await worker.picture('04-saved')

    expect(worker.actions).toBeLessThanOrEqual(4)
    expect(await worker.messages()).toBe(1)
    const [, number = ''] = /Record number: (\S+)\./.exec(saved) ?? []
    expect(await goalsOf('tn-1001-c1')).toMatchObject([
      { id: number, goal: 'adoption', role: 'primary', targetDate: day },
    ])
  })

  it('keeps the card that says saved when its button is pressed', async () => {
    await worker.press('My cases')
    await worker.sees('Press a child to see the goals on record.')
    await worker.picture('05-my-cases')
    expect(await worker.messages()).toBe(2)
    expect(await browser.page.locator('.ac-adaptiveCard').first().innerText()).toContain('Saved in the case')
  })

  it('records another in words in two messages (TN-R03, TN-R23)', async () => {
    worker.actions = 0
    await worker.say("set tn-1001-c1's goal to permanent guardianship by 1 June 2029")
    const review = await worker.sees('Nothing is saved yet')
    await worker.picture('06-review')
    expect(review).toContain('Fri 1 Jun 2029')
    await worker.say('confirm')
    await worker.sees('Saved in the case record')
    await worker.picture('07-saved-in-words')

    expect(worker.actions).toBeLessThanOrEqual(2)
    expect((await goalsOf('tn-1001-c1')).map(({ goal }) => goal).sort()).toEqual([
      'adoption',
      'permanent-guardianship',
    ])
  })

  it('is told that a third goal cannot be (TN-R03)', async () => {
    await worker.say('hi')
    await worker.sees('Hello Perpetua')
    await worker.press(/tn-1001-c1/)
    expect(await worker.sees('at most two goals')).toMatch(/Adoption and Permanent Guardianship/)
    await worker.picture('08-no-third-goal')
  })

  it('cannot send a form with a required field left empty; the field is marked (TN-R20)', async () => {
    await worker.say('hi')
    await worker.sees('Hello Perpetua')
    await worker.press(/tn-1001-c2/)
    await worker.sees('Which permanency goal?')
    await worker.press('Confirm')
    const marked = await worker.sees('Choose one for Goal.')
    expect(marked).toContain('Pick a day for Target date.')
    await worker.picture('09-marked')
    expect(await goalsOf('tn-1001-c2')).toEqual([])
  })

  it('asks which goals are allowed in mid-flow, and goes on where it was', async () => {
    const before = await worker.messages()
    await worker.press('Which are allowed?')
    const card = await worker.sees('Not allowed:')
    await worker.picture('10-which-are-allowed')
    expect(card).toMatch(/Planned Permanent Living Arrangement/)
    expect(card).toMatch(/O\.B\. · tn-1001-c2/)
    expect(card).toContain('Which permanency goal?')
    expect(await worker.messages()).toBe(before)
  })

  it('changes one answer with the button of its row in two actions', async () => {
    await worker.say("set tn-1001-c2's goal to adoption by 1 May 2029")
    await worker.sees('Tue 1 May 2029')
    worker.actions = 0
    await worker.change('Target date')
    await worker.sees(/Target date \*/)
    await worker.picture('11-one-row-open')
    await worker.say('2 June 2029')
    const card = await worker.sees('Sat 2 Jun 2029')
    await worker.picture('12-row-changed')
    expect(worker.actions).toBeLessThanOrEqual(2)
    expect(card).not.toContain('1 May 2029')
  })

  it('is told when the button of an old card is pressed, and nothing changes', async () => {
    const cards = await worker.messages()
    await worker.press('Confirm', cards - 2)
    const told = await worker.sees(/earlier/)
    await worker.picture('13-an-old-card')
    expect(told).toContain('Nothing was changed')
    expect(await goalsOf('tn-1001-c2')).toEqual([])
  })

  it('finds the open entry again after the process was stopped and started', async () => {
    await here().startAgain()
    await worker.sees(/Hello Perpetua/)
    const greeted = await worker.messages()
    await worker.say('review')
    await expect.poll(() => worker.messages()).toBe(greeted + 1)
    const card = await worker.sees('Nothing is saved yet')
    await worker.picture('14-after-a-restart')
    expect(card).toContain('Adoption')
    expect(card).toContain('Sat 2 Jun 2029')
    await worker.press('Cancel')
    await worker.sees('Cancelled. Nothing was saved.')
    await worker.picture('15-cancelled')
  }, 60_000)

  it('records two goals by card in six actions (TN-R03, TN-R23)', async () => {
    await worker.say('hi')
    await worker.sees('Hello Perpetua')
    const before = await worker.messages()
    worker.actions = 0
    await worker.press(/tn-1001-c2/)
    await worker.sees('Which permanency goal?')
    await worker.choose('Goal', 'Return to parent')
    await worker.pickNextMonth('Target date', 10)
    await worker.choose('Second goal', 'Adoption')
    await worker.pickNextMonth('Second target date', 17)
    await worker.picture('16-two-goals')
    await worker.press('Confirm')
    await worker.sees('Saved in the case record')
    await worker.picture('17-two-saved')
    expect(worker.actions).toBeLessThanOrEqual(6)
    expect(await worker.messages()).toBe(before)
    expect((await goalsOf('tn-1001-c2')).map(({ goal, role }) => [goal, role]).sort()).toEqual([
      ['adoption', 'second'],
      ['reunification', 'primary'],
    ])
  })

  it('is asked to write privately when a channel question names a case or a child', async () => {
    await worker.open('General')
    for (const question of ['what goals does tn-1001-c1 have?', 'set the goal of tn-1001-c1 to adoption']) {
      await worker.post(question)
      await expect.poll(() => threadOf(question)).toContain('write to me in a private chat')
    }
    const named = 'which goals are allowed for Zephyrine Brockelhurst?'
    await worker.post(named)
    await expect.poll(() => threadOf(named)).toContain('In a private message you can name a case')
    await worker.picture('18-in-a-channel')
    for (const card of await browser.page.locator('.ac-adaptiveCard').allInnerTexts())
      expect(card).not.toMatch(/tn-1001|Z\.B\.|Zephyrine|Brockelhurst|age 15|Saved/)
  })

  it('learns in a channel which goals a case type allows, with the source', async () => {
    const question = 'what goals are possible in a custodial case?'
    await worker.post(question)
    await expect.poll(() => threadOf(question)).toMatch(/Adoption.*Permanent Guardianship/s)
    await worker.picture('19-general-question-in-a-channel')
    expect(await threadOf(question)).toMatch(/Tennessee, policy of 1 Apr 2018/)
  })

  /** The words of the thread that a question began. */
  async function threadOf(question: string): Promise<string> {
    const answer = browser.page.locator('.ac-adaptiveCard')
    const posts = browser.page.locator('div', { hasText: question }).filter({ has: answer })
    return posts
      .last()
      .innerText({ timeout: 2000 })
      .catch(() => '')
  }
})
