import { describe, expect, it } from 'vitest'
import { at } from './at-the-page.ts'
import { browserHere } from './browser.ts'

describe.skipIf(!browserHere)('questions of policy at the Playground', () => {
  const here = at('worker-tn')

  it('are answered on a card with quote, section, date and how sure it is (TN-R11)', async () => {
    const { worker } = here()
    await worker.sees('Hello Perpetua')
    await worker.say('what does the target date do?')
    const card = await worker.sees('The target date decides')
    await worker.picture('policy-01-answer')
    expect(card).toMatch(/Tennessee · policy of 1 Apr 2018/)
    expect(card).toMatch(/“Once the goal is linked/)
    expect(card).toMatch(/section “The goal target date” · no policy date/)
  })

  it('show their passage, and take a thumb with words, in the same message', async () => {
    const { worker } = here()
    const before = await worker.messages()
    await worker.press('Show the passage')
    await worker.sees('The passage')
    await worker.picture('policy-02-passage')
    await worker.press(/Not helpful/)
    await worker.sees('What was wrong?')
    await worker.picture('policy-03-not-helpful')
    expect(await worker.messages()).toBe(before)
  })

  it('in the middle of a job leave it where it was', async () => {
    const { worker } = here()
    await worker.say("set tn-1001-c1's goal to adoption")
    await worker.sees('By which day is Adoption')
    await worker.say('how many goals can a child have?')
    const card = await worker.sees('section “How many goals”')
    await worker.picture('policy-04-mid-flow')
    expect(card).toContain('Target date')
    expect(card).toContain('Goal')
  })
})
