import type { AgencyCalendar, Deadline, Due } from '../../src/reminders/types.ts'

export const calendar: AgencyCalendar = {
  zone: 'America/Chicago',
  workingDays: [1, 2, 3, 4, 5],
  holidays: [
    { on: '2026-11-26', name: 'Thanksgiving' },
    { on: '2026-12-25', name: 'Christmas' },
  ],
  quiet: { from: '18:00', until: '07:00' },
  postAt: '08:30',
}

export const on = (earliest: string, latest = earliest): Due => ({
  earliest,
  latest,
  hours: null,
  readings:
    earliest === latest
      ? [{ counted: 'calendar', on: earliest }]
      : [
          { counted: 'calendar', on: earliest },
          { counted: 'working', on: latest },
        ],
})

export const withinHours = (instant: string, day: string): Due => ({
  ...on(day),
  hours: { earliest: instant, latest: instant },
})

export const duty = (more: Partial<Deadline> = {}): Deadline => ({
  id: `mo-cs-1-first ${more.case ?? 'mo-2001'}`,
  rule: 'mo-cs-1-first',
  edition: 'mo@2020-05-28',
  state: 'mo',
  case: 'mo-2001',
  unit: 'mo-north',
  child: null,
  owner: { id: 'worker-mo', name: 'Ana Ruiz' },
  kind: 'hard',
  what: 'First CS-1',
  trigger: { what: 'the case was opened', on: '2026-10-01' },
  due: on('2026-10-30'),
  problem: null,
  because: 'The first CS-1 is due 30 days after the case was opened.',
  citation: null,
  tag: 'source',
  job: null,
  ...more,
})
