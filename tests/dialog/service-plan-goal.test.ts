import { describe, expect, test } from 'vitest'
import { servicePlanGoal as guided } from '../../dialogs/service-plan-goal.ts'
import type { ChildDialog } from '../../dialogs/index.ts'
import type { ChildFacts } from '../../src/bot/facts.ts'
import type { FlowContext, FlowEvent } from '../../src/dialog/types.ts'
import { conference, family, onRecord, youths, type Family } from './family.ts'
import { open as openFlow, send as sendTo, type Played } from './play.ts'

const flow = guided as unknown as ChildDialog
const here = (s: Family) => family(s) as FlowContext<ChildFacts>
const open = (s: Family, values = {}) => openFlow(flow, here(s), values)
const send = (at: Played, event: FlowEvent, s: Family) => sendTo(flow, at, event, here(s))
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const confirm: FlowEvent = { type: 'CONFIRM', key: 'key-1' }
const bodyOf = ({ writes }: Played) => writes[0]?.steps[0]?.body
const because = ({ last }: Played) => last.refused.map(({ refusal }) => refusal.because).join(' ')
const conditions = ({ view }: Played) =>
  view.notices.filter(({ kind }) => kind === 'condition').map(({ text }) => text)

/** Everything an alternative plan for the first child asks for. */
const held = { conferenceDate: '2026-11-12', conferenceReason: 'The risk goes on.' }

describe('whose goal', () => {
  test('MA-R01 MA-R02 MA-R07 the family by default: the goal is the only question', () => {
    const at = send(open({}, { goal: 'reunification' }), confirm, {})
    expect(at.writes).toEqual([
      {
        case: 'ma-1',
        child: null,
        steps: [
          {
            kind: 'service-plan-goal',
            of: 'ma-1',
            body: {
              scope: 'family',
              goal: 'reunification',
              startDate: '2026-11-22',
              edition: 'ma@1993-03-01',
            },
          },
        ],
      },
    ])
  })

  test("MA-R03 a child's own goal wants its reason", () => {
    const asked = open(youths, { children: ['ma-1-c2'], goal: 'reunification' })
    expect(asked.view.asking).toMatchObject({ ask: 'reasonForChild', need: 'required' })
    expect(asked.view.asking?.why.citation?.quote).toContain('goal of their own')
    const at = send(
      send(asked, answer({ reasonForChild: 'He wants to live with his aunt.' }), youths),
      confirm,
      youths,
    )
    expect(bodyOf(at)).toMatchObject({
      scope: 'child',
      children: ['ma-1-c2'],
      reasonForChild: 'He wants to live with his aunt.',
    })
  })

  test('MA-R02 a new family goal names the one whose place it takes, and says so', () => {
    const s = { record: { servicePlanGoals: [onRecord()] } }
    const at = open(s, { goal: 'adoption', ...held })
    expect(at.view.notices.map(({ text }) => text).join()).toContain('Family Reunification is the family')
    expect(bodyOf(send(at, confirm, s))).toMatchObject({ scope: 'family', replaces: 'spg-1' })
  })

  test("MA-R03 a child's goal leaves the family's goal alone and takes the place of the same child's", () => {
    const own = onRecord({ id: 'spg-2', scope: 'child', children: ['ma-1-c2'] })
    const s = { ...youths, record: { servicePlanGoals: [onRecord(), own] } }
    const said = { goal: 'reunification', reasonForChild: 'His own plan.' }
    const one = bodyOf(send(open(s, { ...said, children: ['ma-1-c1'] }), confirm, s))
    expect(one).not.toHaveProperty('replaces')
    expect(bodyOf(send(open(s, { ...said, children: ['ma-1-c2'] }), confirm, s))).toMatchObject({
      replaces: 'spg-2',
    })
  })
})

describe('which goals', () => {
  const offered = (s: Family, values = {}) =>
    open(s, values)
      .view.open.find(({ ask }) => ask === 'goal')
      ?.options.map(({ value }) => value)

  test('MA-R05 MA-R07 MA-R11 MA-R13 MA-R16 MA-R19 six goals, each where the text opens it', () => {
    expect(offered({ caseType: 'in-home' })).toEqual(['stabilization'])
    expect(offered({})).toEqual([
      'stabilization',
      'reunification',
      'adoption',
      'guardianship',
      'care-with-kin',
    ])
    expect(offered(youths, { children: ['ma-1-c2'] })).toContain('appla')
  })

  test('MA-R20 at fifteen years and two months APPLA is refused, with why and the day it opens', () => {
    const { refusal } = open(youths, { children: ['ma-1-c1'], goal: 'appla' }).last.refused[0]!
    expect(refusal).toMatchObject({ allowedFrom: '2027-09-22' })
    expect(refusal.because).toMatch(/16 or older.*turns 16 on 22 September 2027/)
    expect(refusal.citation?.document).toBe('Service plan goals in Massachusetts')
  })

  test('MA-R20 as the goal of the family it is judged for every child, and says for which it is too early', () => {
    const { refusal } = open(youths, { goal: 'appla' }).last.refused[0]!
    expect(refusal).toMatchObject({ allowedFrom: '2027-09-22' })
    expect(refusal.because).toMatch(/^For ma-1-c1: /)
  })

  test('MA-R20 a child whose birthday is not on record never gets it by default', () => {
    expect(because(open({ born: [null] }, { goal: 'appla' }))).toMatch(/age/)
  })

  test('MA-R09 at home an alternative plan is not settled by the text, so it is not taken', () => {
    expect(because(open({ caseType: 'in-home' }, { goal: 'adoption' }))).toMatch(/does not say/)
  })

  test('moving the start back before a birthday undoes the goal, and says so', () => {
    const said = { children: ['ma-1-c2'], goal: 'appla', reasonForChild: 'His own plan.' }
    const at = send(open(youths, said), answer({ startDate: '2026-11-20' }), youths)
    expect(at.last.undone.map(({ ask }) => ask)).toContain('goal')
  })
})

describe('what an alternative plan asks for', () => {
  test('MA-R09 MA-R10 MA-R11 the conference: its date, not in the future, and its reason', () => {
    const asked = open({}, { goal: 'adoption' })
    expect(asked.view.asking?.ask).toBe('conferenceDate')
    const late = send(asked, answer({ conferenceDate: '2026-11-23' }), {})
    expect(because(late)).toMatch(/held by today/)
    const at = send(late, answer({ conferenceDate: '2026-11-22' }), {})
    expect(at.view.asking?.ask).toBe('conferenceReason')
    expect(at.view.asking?.why.citation?.quote).toContain('goes on or has grown')
  })

  test('MA-R09 a conference on record is filled in, can be seen and corrected', () => {
    const s = { record: conference }
    const at = open(s, { goal: 'adoption' })
    expect(at.view.status).toBe('review')
    expect(at.view.rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Conference date', 'Conference reason']),
    )
    expect(bodyOf(send(at, confirm, s))).toMatchObject({
      conference: { date: '2026-11-12', reason: 'The risk goes on after a year.' },
    })
  })

  test('MA-R13 MA-R14 guardianship wants reunification and adoption ruled out, and why', () => {
    const asked = open({}, { goal: 'guardianship', ...held })
    expect(asked.view.asking?.ask).toBe('ruledOut')
    const half = send(asked, answer({ ruledOut: ['reunification'] }), {})
    expect(because(half)).toMatch(/Not ruled out yet: Adoption\.$/)
    const said = { ruledOut: ['reunification', 'adoption'], ruledOutReason: 'The aunt will not adopt.' }
    const at = send(send(half, answer(said), {}), confirm, {})
    expect(bodyOf(at)).toMatchObject({
      ruledOut: [
        { goal: 'reunification', reason: 'The aunt will not adopt.' },
        { goal: 'adoption', reason: 'The aunt will not adopt.' },
      ],
    })
  })

  test('MA-R16 MA-R17 MA-R18 kin: relation and licence; a pending licence warns, none is refused', () => {
    const asked = open({}, { goal: 'care-with-kin', ...held, kinRelation: 'ascribed-role' })
    expect(asked.view.asking?.ask).toBe('kinLicence')
    expect(because(send(asked, answer({ kinLicence: 'not-licensed' }), {}))).toMatch(/licensed/)
    const at = send(asked, answer({ kinLicence: 'pending' }), {})
    expect(conditions(at).join()).toMatch(/must be licensed/)
    expect(bodyOf(send(at, confirm, {}))).toMatchObject({
      kin: { relation: 'ascribed-role', licensed: 'pending' },
    })
  })

  test('MA-R19 MA-R20 MA-R21 APPLA at sixteen wants all four others ruled out', () => {
    const said = { children: ['ma-1-c2'], reasonForChild: 'His own plan.', goal: 'appla', ...held }
    const asked = open(youths, said)
    expect(asked.view.asking).toMatchObject({ ask: 'ruledOut' })
    const four = asked.view.asking!.options.map(({ value }) => value)
    expect(four).toEqual(['reunification', 'adoption', 'guardianship', 'care-with-kin'])
    expect(because(send(asked, answer({ ruledOut: four.slice(1) }), youths))).toContain(
      'Family Reunification',
    )
    const at = send(asked, answer({ ruledOut: four, ruledOutReason: 'He has said no to each.' }), youths)
    expect(bodyOf(send(at, confirm, youths))).toMatchObject({ goal: 'appla', children: ['ma-1-c2'] })
  })

  test('MA-R12 connections are a prompt with adoption and guardianship: offered, never demanded', () => {
    const at = open({}, { goal: 'adoption', ...held })
    expect(at.view.status).toBe('review')
    expect(at.view.offers.map(({ ask }) => ask)).toContain('connections')
    expect(at.view.notices.map(({ text }) => text).join()).toContain('does not end the ties')
    const kept = send(at, answer({ connections: 'Sunday calls with both sisters.' }), {})
    expect(bodyOf(send(kept, confirm, {}))).toMatchObject({ connections: 'Sunday calls with both sisters.' })
  })

  test('what one goal asked for does not go along to another', () => {
    const at = open({}, { goal: 'care-with-kin', ...held, kinRelation: 'blood', kinLicence: 'licensed' })
    const other = send(at, { type: 'CORRECT', ask: 'goal', value: 'reunification' }, {})
    const body = bodyOf(send(other, confirm, {}))
    expect(Object.keys(body as object).sort()).toEqual(['edition', 'goal', 'scope', 'startDate'])
  })
})

describe('stabilization', () => {
  test('MA-R05 MA-R06 at home it is one answer; a placement that is not for protection can be added', () => {
    const s = { caseType: 'in-home' }
    const at = open(s, { goal: 'stabilization' })
    expect(at.view).toMatchObject({ status: 'review' })
    expect(at.view.offers.map(({ ask }) => ask)).toContain('nonProtectivePlacement')
  })

  test('MA-R06 of a placed child it hangs on that placement', () => {
    const asked = open({}, { goal: 'stabilization' })
    expect(asked.view.asking?.ask).toBe('nonProtectivePlacement')
    expect(because(send(asked, answer({ nonProtectivePlacement: 'no' }), {}))).toMatch(/not for protection/)
    const at = send(send(asked, answer({ nonProtectivePlacement: 'yes' }), {}), confirm, {})
    expect(bodyOf(at)).toMatchObject({ nonProtectivePlacement: true })
  })
})

test('MA-R04 safety and well-being stand above every goal, and can be asked about', () => {
  expect(family().rules.statement('safety-and-well-being')?.because).toMatch(/before everything else/)
})

test('MA-R08 MA-R15 what a goal expects of parents and services is told beside it', () => {
  const said = (goal: string) =>
    open({}, { goal })
      .view.notices.map(({ text }) => text)
      .join(' ')
  expect(said('reunification')).toMatch(/Parents are expected to see their child/)
  expect(said('guardianship')).toMatch(/Before guardianship becomes legal/)
})
