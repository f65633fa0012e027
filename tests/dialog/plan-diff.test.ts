import { describe, expect, test } from 'vitest'
import { planChanges, planSummary, type Words } from '../../dialogs/case-plan/diff.ts'
import type { PlanCondition, PlanService, WiPlanContent } from '../../src/bot/plan-on-record.ts'
import { approvedContent } from './wisconsin.ts'

const words: Words = {
  person: (ref) => ref.toUpperCase(),
  cansItem: (id) => `item ${id}`,
  responsible: (type) => (type === 'provider' ? 'Provider' : type),
}
const since = (now: WiPlanContent) => planChanges(approvedContent, now, words)
const [school, evening] = approvedContent.conditions as [PlanCondition, PlanCondition]
const [tutoring, transport] = school.services as [PlanService, PlanService]
const withServices = (...services: PlanService[]): WiPlanContent => ({
  ...approvedContent,
  conditions: [{ ...school, services }, evening],
})

describe('what changed between two plans', () => {
  test('nothing, whatever the order of children', () => {
    expect(since(approvedContent)).toEqual([])
    expect(since({ ...approvedContent, children: approvedContent.children.toReversed() })).toEqual([])
  })
  test('the date, a child, a court number, the type and a narrative', () => {
    const now: WiPlanContent = {
      ...approvedContent,
      planType: 'case',
      planDate: '2026-12-01',
      children: approvedContent.children.slice(0, 1),
      courtNumbers: [],
      functioning: { family: 'Gets along.' },
    }
    expect(since(now)).toEqual([
      'Type of plan changed from permanency to case',
      'Plan date changed from Sun 22 Mar 2026 to Tue 1 Dec 2026',
      'Child taken out: WI-1-C2',
      'Court number taken out: JC-4471',
      'How the family is doing added: "Gets along."',
    ])
  })
  test('fields of one service stand in one line', () => {
    const now = withServices(
      { ...tutoring, status: 'completed', endDate: '2026-11-01', progress: 'Done.', cansItems: ['a', 'b'] },
      transport,
    )
    expect(since(now)).toEqual([
      'Service Tutoring: end date added: Sun 1 Nov 2026; status changed from in-progress to completed; progress added: "Done."; CANS item added: item a; CANS item added: item b; CANS item taken out: item cans-1',
    ])
  })
  test('a service that came, one that went, and one that has new words but the same begin', () => {
    const now = withServices(
      { ...tutoring, explanation: 'In another house.' },
      { ...transport, category: 'Music', explanation: 'Trumpet.', beginDate: '2026-10-01' },
    )
    expect(since(now)).toEqual([
      'New service Music (Provider Lanternwood), for "School every day."',
      'Service taken out: Transport (Provider Lanternwood), for "School every day."',
      'Service Tutoring: explanation changed from "Tutoring in words." to "In another house."',
    ])
  })
  test('a condition with other words is the same one by what it kept, and a service may move', () => {
    const now: WiPlanContent = {
      ...approvedContent,
      conditions: [
        { ...school, text: 'School most days.', services: [tutoring] },
        { ...evening, services: [...evening.services, transport] },
      ],
    }
    expect(since(now)).toEqual([
      'Condition "School most days.": wording changed from "School every day." to "School most days."',
      'Service Transport: moved to the condition "A calm evening."',
    ])
  })
  test('a new condition, one taken out, a goal and a considered item', () => {
    const now: WiPlanContent = {
      ...approvedContent,
      considered: [{ cansItem: 'cans-3', reason: 'Has friends.' }],
      conditions: [
        { ...school, goals: [...school.goals, 'Reading aloud.'] },
        { section: 'family', participants: [], text: 'Meals together.', goals: ['Sundays.'], services: [] },
      ],
    }
    expect(since(now)).toEqual([
      'New condition "Meals together.", goals: "Sundays."',
      'Condition taken out: "A calm evening."',
      'Condition "School every day.": goal added: "Reading aloud."',
      'Service taken out: Coaching (Provider Lanternwood), for "A calm evening."',
      'Considered CANS item added: item cans-3 (Has friends.)',
    ])
  })
  test('a first plan is told in full', () => {
    const said = planSummary(approvedContent, words)
    expect(said[0]).toBe('First plan, for WI-1-C1, WI-1-C2')
    expect(said).toContain('Service Coaching (Provider Lanternwood), for "A calm evening."')
    expect(said).toHaveLength(1 + 2 + 3)
  })
})
