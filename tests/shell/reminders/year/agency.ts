import type { CaseLine } from '../../../../src/bot/facts.ts'
import type { CaseApi, Read } from '../../../../src/bot/ports.ts'
import type { AgencyCalendar, Deadline, DeadlineKind } from '../../../../src/reminders/types.ts'
import type { StateCode } from '../../../../src/policy/types.ts'
import { caseLine } from '../../../world/reminding.ts'

/** A made-up duty of the year: when it is on record and when it is not any more. */
export interface YearsDuty {
  deadline: Deadline
  opens: string
  closes: string
}

export interface YearsUnit {
  id: string
  state: StateCode
  supervisor: string
  workers: readonly string[]
  cases: readonly CaseLine[]
  duties: readonly YearsDuty[]
}

export const zones: Readonly<Record<string, string>> = {
  tn: 'America/Chicago',
  mo: 'America/Chicago',
  wi: 'America/Chicago',
  ma: 'America/New_York',
}
const holidays = [
  '2027-01-01',
  '2027-01-18',
  '2027-05-31',
  '2027-07-05',
  '2027-09-06',
  '2027-11-25',
  '2027-12-24',
]
export const calendarOf = (state: string): AgencyCalendar => ({
  zone: zones[state]!,
  workingDays: [1, 2, 3, 4, 5],
  holidays: holidays.map((on) => ({ on, name: 'a holiday' })),
  quiet: { from: '18:00', until: '07:00' },
  postAt: '08:30',
})

/** Never a word of ours: where one stands in a channel, somebody's name got out. */
export const canaries = ['Xochiquetzal', 'Zbigniewa', 'Hrafnhildur', 'Qaqortoq']

/** A small generator that says the same for the same seed, in any process. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { below: (most: number) => Math.floor(next() * most), happens: (share: number) => next() < share }
}

export const year = { from: '2027-01-01', days: 365 }
export const dayOf = (n: number) =>
  new Date(Date.parse(year.from) + n * 86_400_000).toISOString().slice(0, 10)

const kinds: readonly DeadlineKind[] = [
  'hard',
  'hard',
  'hard',
  'recurring',
  'recurring',
  'expiry',
  'advisory',
]

/** The same agency for the same seed: four states, units of their cases, and the duties of one year. */
export function makeAgency(cases: number, seed: number): YearsUnit[] {
  const { below, happens } = chance(seed)
  const units = Math.max(4, Math.ceil(cases / 625))
  return Array.from({ length: units }, (_, n): YearsUnit => {
    const state = (['tn', 'mo', 'wi', 'ma'] as const)[n % 4]!
    const id = `${state}-unit-${n}`
    const workers = Array.from({ length: 12 }, (__, w) => `worker-${n}-${w}`)
    const own = Array.from({ length: Math.ceil(cases / units) }, (__, c) =>
      caseLine(`${state}-${n}-${c}`, canaries[c % 4], canaries[(c + 1) % 4]),
    )
    const duty = (line: CaseLine, d: number): YearsDuty => {
      const due = below(year.days + 20)
      const spread = happens(0.2) ? below(8) : 0
      const from = due - 1 - below(60)
      const until = due + (happens(0.7) ? -below(12) : below(20))
      const named = happens(0.02) ? ` for ${canaries[below(4)]!}` : ''
      const worker = workers[below(workers.length)]!
      const [earliest, latest] = [dayOf(due), dayOf(due + spread)]
      return {
        opens: `${dayOf(from)}T${String(below(24)).padStart(2, '0')}:10:00.000Z`,
        closes: `${dayOf(Math.max(until, from + 1))}T${String(below(24)).padStart(2, '0')}:20:00.000Z`,
        deadline: {
          ...{
            id: `${line.id} duty ${d}`,
            rule: 'r',
            edition: 'e',
            state,
            case: line.id,
            unit: id,
            child: null,
          },
          owner: happens(0.03) ? null : { id: worker, name: `Worker ${worker}` },
          kind: kinds[below(kinds.length)]!,
          what: `Duty ${line.id}/${d}${named}`,
          trigger: { what: 'something', on: null },
          due: {
            earliest,
            latest,
            hours: null,
            readings: [
              { counted: 'calendar', on: earliest },
              { counted: 'working', on: latest },
            ],
          },
          ...{ problem: null, because: 'A rule says so.', citation: null, tag: 'source', job: null },
        },
      }
    }
    return {
      id,
      state,
      supervisor: `supervisor-${n}`,
      workers,
      cases: own,
      duties: own.flatMap((line) => Array.from({ length: 1 + below(3) }, (__, d) => duty(line, d))),
    }
  })
}

/** Where a person's own clock is elsewhere, and who never wrote to the bot. */
export const zoneOf = (worker: string): string | null => (/-3$/.test(worker) ? 'America/Los_Angeles' : null)
export const isReachable = (worker: string): boolean => !/-7$/.test(worker)

/** The case system of that agency at a moment. */
export function yearsCaseApi(units: readonly YearsUnit[], now: () => string): CaseApi {
  const own = new Map(units.map((unit) => [unit.supervisor, unit]))
  const answer = <T>(person: string, of: (unit: YearsUnit) => T): Promise<Read<T>> => {
    const unit = own.get(person)
    return Promise.resolve(unit ? { ok: true, value: of(unit) } : { ok: false, failure: 'not-found' })
  }
  return {
    me: (person) =>
      answer(person, ({ id, state }) => ({
        id: person,
        name: `Name of ${person}`,
        role: 'supervisor',
        state,
        unit: id,
        supervisor: null,
      })),
    cases: (person) => answer(person, ({ cases }) => cases),
    case: async () => ({ ok: false, failure: 'not-found' }),
    deadlines: (person, { until = '9999' }) =>
      answer(person, ({ duties }) => {
        const at = now()
        return duties
          .filter(
            ({ opens, closes, deadline }) => opens <= at && at < closes && deadline.due!.earliest <= until,
          )
          .map(({ deadline }) => deadline)
      }),
    write: async () => ({ type: 'refused', code: 'none', because: 'Nothing is written here.' }),
  }
}
