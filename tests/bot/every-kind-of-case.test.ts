import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type BotWorld, type Town } from '../world/bot-world.ts'

/** The lists that the help page leaves out, as an agency may supply them. */
const lists = [
  ['non-custodial', 'remain-home', 'Remain at home'],
  ['probation-aftercare', 'complete-supervision', 'Complete supervision'],
  ['post-custody', 'stay-in-services', 'Stay in services'],
] as const
const list = ([caseType, id, label]: (typeof lists)[number]) => `  - state: tn
    caseType: ${caseType}
    source: Regional handbook, page 3
    checkedOn: 2026-03-02
    checkedBy: the policy unit
    goals:
      - { id: ${id}, label: ${label}, aliases: [], federalClass: null, planClass: non-custodial }`

let town: Town
let world: BotWorld
const directory = mkdtempSync(join(tmpdir(), 'waymark-agency-'))
beforeAll(async () => {
  writeFileSync(
    join(directory, 'agency.yaml'),
    `agency: Example region\nlists:\n${lists.map(list).join('\n')}\n`,
  )
  town = await openTown()
  world = await town.world({ directory })
})
afterAll(async () => {
  await world.close()
  await town.close()
  rmSync(directory, { recursive: true })
})

describe('every child who is served gets a goal, in every kind of case', () => {
  it.each([
    ['TN-R01 TN-R02 TN-R11 a custodial case', 'tn-1001-c1', 'Adoption', 'adoption', 'custodial'],
    [
      'TN-R01 TN-R02 TN-R05 TN-R08 a CPS case',
      'tn-1002-c1',
      'Remain at home',
      'remain-home',
      'non-custodial',
    ],
    [
      'TN-R02 TN-R05 TN-R09 probation',
      'tn-1004-c1',
      'Complete supervision',
      'complete-supervision',
      'non-custodial',
    ],
    [
      'TN-R05 TN-R10 post-custody services',
      'tn-1005-c1',
      'Stay in services',
      'stay-in-services',
      'non-custodial',
    ],
  ])('%s', async (_title, child, label, goal, goalClass) => {
    const worker = world.as('worker-tn')
    await worker.say(`which goals are allowed for ${child}?`)
    expect(worker.words()).toContain(label)
    await worker.say(`set ${child}'s goal to ${label.toLowerCase()} by 22 May 2027`)
    expect(worker.words()).toContain(`Goal: ${label}`)
    expect(/Informal recruitment can be entered/.test(worker.words())).toBe(goalClass === 'custodial')
    await worker.say('confirm')
    expect(worker.words()).toContain('Saved in the case record')
    expect(await world.agency.records(child, 'worker-tn')).toMatchObject([{ goal, goalClass }])
  })

  it('TN-R09 the one goal of probation is the only one that may be chosen', async () => {
    const worker = world.as('worker-tn')
    await world.agency.addCase('tn-1014', 'probation-aftercare')
    await world.agency.addChild('tn-1014', { given: 'Leocadia', family: 'Prendergrast', born: '2010-02-03' })
    await world.agency.assign('worker-tn', 'tn-1014')
    await worker.say('record a goal for tn-1014-c1')
    expect(worker.words()).toMatch(/1 Complete supervision$/m)
    await worker.say('adoption')
    expect(worker.words()).toMatch(/Goal not taken: /)
    expect(worker.words()).not.toContain('Goal: ')
  })

  it('TN-R07 a young parent who is the child served gets one; the parent beside a served child does not', async () => {
    const worker = world.as('worker-tn')
    await world.agency.addCase('tn-1018', 'custodial')
    const young = {
      id: 'p1',
      role: 'parent' as const,
      given: 'Ottilie',
      family: 'Varnhagen',
      born: '2010-02-03',
    }
    await world.agency.addChild('tn-1018', { ...young, served: true })
    await world.agency.assign('worker-tn', 'tn-1018')
    await worker.say('my cases')
    expect(worker.words()).toContain('O.V. · tn-1018-p1')
    await worker.say("set tn-1018-p1's goal to adoption by 22 May 2027")
    await worker.say('confirm')
    expect(await world.agency.records('tn-1018-p1', 'worker-tn')).toMatchObject([{ goal: 'adoption' }])
    await worker.say("set tn-1001-p1's goal to adoption by 22 May 2027")
    expect(worker.words()).toMatch(/Only a child who receives direct services gets a goal/)
  })
})
