import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Case } from '../../src/case-api/contract/cases.ts'
import { CasePlan } from '../../src/case-api/contract/case-plans.ts'
import { CesReferral, CesReferralList } from '../../src/case-api/contract/ces-referrals.ts'
import { Problem } from '../../src/case-api/contract/problems.ts'

/** One entry that the agency takes: the address it is sent to, who sends it, and the body. */
export interface TakenEntry {
  path: string
  worker: string
  case: string
  body: Readonly<Record<string, unknown>>
}

/** What an agency offers of each kind; what its state does not have is left out, and its tests with it. */
export interface CaseRecordsWorld {
  url: string
  token(person: string): Promise<string>
  /** Known to the agency and assigned to none of these cases, nor a supervisor of theirs. */
  stranger: string
  /** Recorded at most once each. */
  concurrentPlan?: TakenEntry
  servicePlanGoal?: TakenEntry
  casePlan?: TakenEntry & { supervisor: string }
  referral?: TakenEntry
}

interface Sent {
  method?: 'GET' | 'POST' | 'PUT'
  key?: string
  ifMatch?: string
  body?: unknown
}

/** What every case API must do with records beside goals. `offers`: the kinds that the agency keeps. */
export function caseRecordsContract(
  name: string,
  offers: readonly ('concurrentPlan' | 'servicePlanGoal' | 'casePlan' | 'referral')[],
  world: () => CaseRecordsWorld,
): void {
  async function send(person: string, path: string, { method, key, ifMatch, body }: Sent = {}) {
    const w = world()
    const writing = body !== undefined
    const response = await fetch(new URL(path, w.url), {
      method: method ?? (writing ? 'POST' : 'GET'),
      headers: {
        Authorization: `Bearer ${await w.token(person)}`,
        ...(writing && { 'Content-Type': 'application/json', 'Idempotency-Key': key ?? randomUUID() }),
        ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
      },
      ...(writing && { body: JSON.stringify(body) }),
    })
    return { status: response.status, etag: response.headers.get('ETag'), text: await response.text() }
  }
  type Answer = Awaited<ReturnType<typeof send>>
  const codeOf = ({ text }: Answer) => Problem.parse(JSON.parse(text)).code
  const entry = <K extends (typeof offers)[number]>(kind: K): NonNullable<CaseRecordsWorld[K]> =>
    world()[kind]!
  const onRecord = async ({ worker, case: file }: TakenEntry) =>
    Case.parse(JSON.parse((await send(worker, `/v1/cases/${file}`)).text)).onRecord

  describe(`the case API contract for records: ${name}`, () => {
    describe.each(offers)('%s', (kind) => {
      it('is refused to strangers as if it did not exist', async () => {
        const { path, body } = entry(kind)
        const there = await send(world().stranger, path, { body })
        const nowhere = await send(world().stranger, path.replace(/[a-z]{2}-\d{4}/, 'zz-0000'), { body })
        expect([there.status, codeOf(there), nowhere.text]).toEqual([404, 'not-found', there.text])
      })

      it('is refused with a field that the contract does not know, and without a key', async () => {
        const { path, worker, body } = entry(kind)
        expect(codeOf(await send(worker, path, { body: { ...body, extra: 1 } }))).toBe('body-invalid')
        expect(codeOf(await send(worker, path, { body, key: 'short' }))).toBe('idempotency-key-malformed')
      })

      it('is recorded once for each key, stands in its list and in the case, and is not recorded a second time', async () => {
        const one = entry(kind)
        const sent = { body: one.body, key: randomUUID() }
        const [first, again] = [
          await send(one.worker, one.path, sent),
          await send(one.worker, one.path, sent),
        ]
        expect([first.status, again.status, again.text]).toEqual([201, 201, first.text])
        const { id } = JSON.parse(first.text) as { id: string }
        const listed = JSON.parse((await send(one.worker, one.path)).text) as { items: { id: string }[] }
        expect(listed.items.map((item) => item.id)).toContain(id)
        expect(JSON.stringify(await onRecord(one))).toContain(`"${id}"`)
        expect((await send(one.worker, one.path, { body: one.body })).status).toBe(409)
      })
    })

    it.runIf(offers.includes('casePlan'))(
      'a plan is changed in the version that was seen, and decided about by its hash',
      async () => {
        const { worker, supervisor, body, case: file } = entry('casePlan')
        const found = (await onRecord(entry('casePlan'))).casePlans.find(
          ({ status }) => status === 'pending',
        )!
        const path = `/v1/case-plans/${found.id}`
        expect(codeOf(await send(worker, path, { method: 'PUT', body }))).toBe('version-missing')
        expect(codeOf(await send(worker, path, { method: 'PUT', body, ifMatch: '"99"' }))).toBe(
          'version-stale',
        )
        const changed = await send(worker, path, { method: 'PUT', body, ifMatch: `"${found.version}"` })
        const plan = CasePlan.parse(JSON.parse(changed.text))
        expect([changed.etag, plan.contentHash]).toEqual([`"${plan.version}"`, found.contentHash])

        const [right, wrong] = [{ contentHash: plan.contentHash }, { contentHash: 'f'.repeat(64) }]
        expect(codeOf(await send(worker, `${path}/submission`, { body: wrong }))).toBe('content-changed')
        expect((await send(worker, `${path}/submission`, { body: right })).status).toBe(200)
        const decide = (person: string, more: object) =>
          send(person, `${path}/approval`, { body: { decision: 'approve', ...more } })
        expect((await decide(worker, right)).status).toBe(403)
        expect(codeOf(await decide(supervisor, wrong))).toBe('content-changed')
        const approved = CasePlan.parse(JSON.parse((await decide(supervisor, right)).text))
        expect([approved.status, approved.case, approved.names === null]).toEqual(['approved', file, false])
        expect(codeOf(await decide(supervisor, right))).toBe('plan-not-submitted')
      },
    )

    it.runIf(offers.includes('referral'))('a referral is complete when its contact note stands', async () => {
      const { worker, path, case: file } = entry('referral')
      const open = async () => CesReferralList.parse(JSON.parse((await send(worker, path)).text)).items[0]!
      const { id, status, recordedAt } = await open()
      expect(status).toBe('note-pending')
      const on = recordedAt.slice(0, 10)
      const outcome = { status: 'connected', on }
      expect(codeOf(await send(worker, `/v1/ces-referrals/${id}/outcomes`, { body: outcome }))).toBe(
        'note-pending',
      )
      const note = {
        kind: 'referral',
        occurredOn: on,
        narrative: 'The household was referred.',
        referral: id,
      }
      expect((await send(worker, `/v1/cases/${file}/contact-notes`, { body: note })).status).toBe(201)
      expect(CesReferral.parse(await open()).status).toBe('referred')
      expect((await send(worker, `/v1/ces-referrals/${id}/outcomes`, { body: outcome })).status).toBe(201)
      expect(await open()).toMatchObject({ status: 'connected', outcomes: [{ noted: false }] })
    })

    it('tells those who work on a case who looked at it', async () => {
      const { worker, case: file } = entry(offers[0]!)
      await send(worker, `/v1/cases/${file}`)
      const trail = JSON.parse((await send(worker, `/v1/audit?case=${file}&limit=1`)).text) as {
        items: object[]
      }
      expect(trail.items).toMatchObject([{ case: file, person: worker, action: 'getCase' }])
      const none = JSON.parse((await send(world().stranger, `/v1/audit?case=${file}`)).text) as {
        items: object[]
      }
      expect(none.items).toEqual([])
    })
  })
}
