import { describe, expect, test } from 'vitest'
import { contentHashOf } from '../../src/bot/plan-hash.ts'
import type { WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { school, tutoring, writing } from './plan-writing.ts'

describe('handing in', () => {
  const served = { ...school, ...tutoring, 'services-1-cansItems': ['cans-1', 'cans-2'] }
  const weighed = { 'considered-1-cansItem': 'cans-3', 'considered-1-reason': 'Has two good friends' }
  test('WI-R22 the items still to deal with are counted; a caregiver item is not among them', () => {
    expect(writing({}, school).notices()).toContain(
      '3 CANS items to deal with: School attendance *, Sleep *, Peer relations.',
    )
    expect(writing({}, { ...served, ...weighed }).notices()).not.toContain('CANS')
  })
  test('WI-R30 a service names the items it deals with', () => {
    expect(writing({}, served).plan().conditions[0]?.services[0]?.cansItems).toEqual(['cans-1', 'cans-2'])
    expect(writing({}, { ...served, 'services-1-cansItems': ['cans-4'] }).now().last.refused).toHaveLength(1)
  })
  test('WI-R12 WI-R31 WI-R32 is refused with what is missing, and taken once nothing is', () => {
    const job = writing({}, school)
    job.say({ handIn: 'yes' })
    expect(job.now().last.refused[0]?.refusal.because).toMatch(
      /cannot be handed in yet.*asterisk.*addressed or considered/,
    )
    job.say({ ...tutoring, 'services-1-cansItems': ['cans-1', 'cans-2'] })
    job.say({ handIn: 'yes' })
    expect(job.now().last.refused[0]?.refusal.because).not.toContain('asterisk')
    job.say(weighed)
    job.say({ handIn: 'yes', planDate: '2027-02-01' })
    const { edition, ...content } = job.plan() as WiPlanContent & { edition: string }
    expect(edition).toBe('wi@2014-02-01')
    expect(job.now().writes[0]?.steps[1]).toEqual({
      kind: 'case-plan-submission',
      of: { $record: 0 },
      body: { contentHash: contentHashOf(content) },
    })
  })
  test('WI-R32 an item that needs a service cannot be considered away', () => {
    const job = writing({}, { ...school, 'considered-1-cansItem': 'cans-1' })
    expect(job.now().last.refused).toHaveLength(1)
  })
  test('WI-R16 a CPS plan without its Safety Assessment is not handed in', () => {
    const file = { personTypes: [{ child: 'wi-1-c1', personType: 'cps' }], cansItems: [] }
    const job = writing(
      { file, case: { caseType: 'in-home' } },
      { ...school, behavioralChange: 'Asks for help' },
    )
    job.say({ handIn: 'yes' })
    expect(job.now().last.refused[0]?.refusal.because).toContain(
      'a Safety Assessment, Analysis and Plan must belong to the plan',
    )
  })
  test('what undoes a gate takes the hand-in back, and says so', () => {
    const job = writing({}, { ...served, ...weighed, handIn: 'yes' })
    expect(job.row('handIn')?.value).toBe('with this confirmation')
    job.send({ type: 'REMOVE', group: 'services', n: 1 })
    expect(job.now().last.undone.map(({ ask }) => ask)).toContain('handIn')
    expect(job.row('handIn')).toBeUndefined()
  })
})
