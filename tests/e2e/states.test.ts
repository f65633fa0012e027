import { describe, expect, it } from 'vitest'
import { at } from './at-the-page.ts'
import { browserHere } from './browser.ts'

describe.skipIf(!browserHere)('Missouri at the Playground', () => {
  const here = at('worker-mo')

  it('leaves a goal for another job as a draft, also where a text is asked', async () => {
    const { worker, asked } = here()
    await worker.sees('Hello Caspian')
    await worker.picture('mo-01-welcome')
    await worker.say('set goal for mo-2001-c1')
    await worker.sees('Which permanency goal?')
    await worker.picture('mo-02-form')
    await worker.say('reunification, concurrent goal adoption')
    await worker.sees('Which steps lead')
    await worker.say('ces referral for mo-2002')
    expect(await worker.sees('You must refer')).toContain('kept as a draft')
    await worker.picture('mo-03-referral')
    expect((await asked('/v1/children/mo-2001-c1/permanency-goals')).items).toEqual([])
  })

  it('refers a family and writes the contact note in one confirmation (MO-R39, MO-R43)', async () => {
    const { worker, asked } = here()
    await worker.press('Confirm')
    const saved = await worker.sees('Saved in the case record')
    expect(saved).toMatch(/referral \S+; contact note \S+/)
    await worker.picture('mo-04-referred')
    expect((await asked('/v1/cases/mo-2002/ces-referrals')).items).toMatchObject([{ status: 'referred' }])
    expect((await asked('/v1/cases/mo-2002/contact-notes')).items).toMatchObject([{ kind: 'referral' }])
  })

  it('records the 72-hour meeting: goal, concurrent goal, plan and note (MO-R03, MO-R07 to MO-R09)', async () => {
    const { worker, asked } = here()
    await worker.say('resume')
    await worker.sees('Here is your draft')
    await worker.say('ask the foster family; meet the adoption unit')
    await worker.sees('Which reasonable efforts')
    await worker.say('weekly visits, and a home study of the foster family')
    await worker.sees('relatives')
    await worker.say('yes')
    await worker.sees('Nothing is saved yet')
    await worker.picture('mo-05-review')
    await worker.press('Confirm')
    await worker.sees('Saved in the case record')
    await worker.picture('mo-06-saved')
    const goals = (await asked('/v1/children/mo-2001-c1/permanency-goals')).items
    expect(goals.map(({ goal, role }) => `${String(role)} ${String(goal)}`).sort()).toEqual([
      'concurrent adoption',
      'primary reunification',
    ])
    expect((await asked('/v1/children/mo-2001-c1/concurrent-plans')).items).toHaveLength(1)
    expect((await asked('/v1/cases/mo-2001/contact-notes')).items).toHaveLength(1)
  })
})

describe.skipIf(!browserHere)('Massachusetts at the Playground', () => {
  const here = at('worker-ma')

  it('records the goal of a family in words (MA-R02, MA-R07)', async () => {
    const { worker, asked } = here()
    await worker.sees('Hello Leopoldina')
    await worker.picture('ma-01-welcome')
    await worker.say('set the family goal of ma-4002 to reunification from today')
    await worker.sees('Nothing is saved yet')
    await worker.picture('ma-02-review')
    await worker.press('Confirm')
    await worker.sees('Saved in the case record')
    await worker.picture('ma-03-saved')
    const { items } = await asked('/v1/cases/ma-4002/service-plan-goals')
    expect(items.some(({ goal, status }) => goal === 'reunification' && status === 'active')).toBe(true)
  })

  it('is told from which day a goal would be possible (MA-R20)', async () => {
    const { worker } = here()
    await worker.say("set ma-4002-c1's own goal to appla")
    const card = await worker.sees('16')
    expect(card).toMatch(/turns 16 on/)
    await worker.picture('ma-04-from-which-day')
  })
})

describe.skipIf(!browserHere)('Wisconsin at the Playground', () => {
  const here = at('worker-wi')

  it('makes a case plan by import (WI-R36 to WI-R39)', async () => {
    const { worker } = here()
    await worker.sees('Hello Solveig')
    await worker.picture('wi-01-welcome')
    await worker.say('case plan for wi-3001')
    await worker.sees('How do you want to begin?')
    await worker.picture('wi-02-begin')
    await worker.say('import')
    await worker.sees('Which rows come along?')
    await worker.picture('wi-03-rows')
    await worker.say('3, 6')
    await worker.sees('What is the plan date?')
    await worker.say('today')
    const review = await worker.sees('Nothing is saved yet')
    expect(review).toContain('Lanternwood Learning')
    await worker.picture('wi-04-review')
  })

  it('hands it in once every gate is met (WI-R12, WI-R31, WI-R32)', async () => {
    const { worker, asked } = here()
    await worker.say('submit')
    await worker.sees('It cannot be handed in yet')
    await worker.picture('wi-05-gates')
    await worker.say('change service 1 CANS items to all')
    await worker.sees('Save and hand in')
    await worker.press('Save and hand in')
    await worker.sees('Saved in the case record')
    await worker.picture('wi-06-handed-in')
    const { items } = await asked('/v1/cases/wi-3001/case-plans')
    expect(items.map(({ status }) => status).sort()).toEqual(['approved', 'submitted'])
  })

  it('is approved by the supervisor, who sees what changed, and printed with names (WI-R40 to WI-R43)', async () => {
    const { worker, asked, startAgain } = here()
    await startAgain('supervisor-wi')
    await worker.say('approve case plan for wi-3001')
    await worker.sees('Approve it, or return it')
    await worker.picture('wi-07-what-changed')
    await worker.press('Approve')
    // At this page everybody's own chat is the same one, so the author's message arrives here too.
    await worker.sees('Henrike Zabransky approved')
    await worker.picture('wi-08-approved')
    const { items } = await asked('/v1/cases/wi-3001/case-plans')
    expect(items.map(({ status }) => status).sort()).toEqual(['approved', 'superseded'])
    await worker.press('Print case plan', 1)
    await worker.sees(/Word/)
    await worker.picture('wi-09-printed')
  })
})
