import { Counter, Gauge, Registry } from 'prom-client'
import type { RunReport } from '../reminders/types.ts'

export interface Metrics {
  ran(report: RunReport): void
  /** In the text format of Prometheus. */
  text(): Promise<{ type: string; body: string }>
}

const counted = {
  posts: 'Posts made in team channels.',
  messages: 'Messages to people alone and under posts.',
  unclear: 'Messages of which nobody knows whether they arrived.',
  failed: 'Messages and teams that failed.',
  unread: 'Teams whose duties could not be read.',
} as const

/** Counts for who runs the bot: of the reminders of this process, and of nobody in particular. */
export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const counters = Object.entries(counted).map(
    ([name, help]) =>
      [
        name as keyof typeof counted,
        new Counter({ name: `waymark_reminders_${name}_total`, help, registers }),
      ] as const,
  )
  const last = new Gauge({
    name: 'waymark_reminders_last_run_seconds',
    help: 'When reminders last ran, Unix time.',
    registers,
  })
  const teams = new Gauge({
    name: 'waymark_reminders_teams',
    help: 'Linked teams that the last run looked at.',
    registers,
  })
  const runs = new Counter({
    name: 'waymark_reminders_runs_total',
    help: 'Runs of the reminders.',
    registers,
  })
  const [registry] = registers as [Registry]
  return {
    ran(report) {
      runs.inc()
      last.set(Date.parse(report.endedAt) / 1000)
      teams.set(report.looked)
      for (const [name, counter] of counters) counter.inc(report[name])
    },
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}
