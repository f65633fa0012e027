import type { CaseApi, DeadlineQuery } from '../../src/bot/ports.ts'
import type { Deadline } from '../../src/reminders/types.ts'
import type { World as Ports } from '../../src/shell/world.ts'

/** A duty of the demo agency's Missouri unit, as the case system would give it. */
export function duty(id: string, more: Partial<Deadline> = {}): Deadline {
  const on = '2026-10-09'
  return {
    id,
    rule: 'mo-cs-1-first',
    edition: 'mo@2020-05-28',
    state: 'mo',
    case: 'mo-2001',
    unit: 'mo-sable-ridge',
    child: null,
    owner: { id: 'worker-mo', name: 'Caspian Dragomirescu' },
    kind: 'hard',
    what: 'First CS-1 in FACES',
    trigger: { what: 'the case was opened', on: '2026-09-09' },
    due: dueOn(on),
    problem: null,
    because: 'A first CS-1 is due within 30 days after the case was opened.',
    citation: {
      document: 'Time limits in Missouri',
      heading: 'The first CS-1',
      quote: 'The first CS-1 is due 30 days after the case was opened.',
      start: 0,
      end: 55,
      sha256: 'a'.repeat(64),
      source: 'Missouri Children’s Division, 28 May 2020',
      effective: '2020-05-28',
      tag: 'source',
    },
    tag: 'source',
    job: 'treatment-plan',
    ...more,
  }
}

export const dueOn = (on: string): NonNullable<Deadline['due']> => ({
  earliest: on,
  latest: on,
  hours: null,
  readings: [{ counted: 'calendar', on }],
})

/** The case system gives these duties: to a worker those they own, to a supervisor those of the state's unit. */
export function owing(all: () => readonly Deadline[]): (ports: Ports) => Ports {
  const fits = (one: Deadline, { until, case: of }: DeadlineQuery) =>
    (of === undefined || one.case === of) &&
    (until === undefined || one.due === null || one.due.earliest <= until)
  const deadlines: (inner: CaseApi) => CaseApi['deadlines'] = (inner) => async (person, query) => {
    const me = await inner.me(person)
    if (!me.ok) return me
    const { role, unit, id } = me.value
    const mine = all().filter((one) => (role === 'supervisor' ? one.unit === unit : one.owner?.id === id))
    return { ok: true, value: mine.filter((one) => fits(one, query)) }
  }
  return (ports) => ({ ...ports, caseApi: { ...ports.caseApi, deadlines: deadlines(ports.caseApi) } })
}
