import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMetrics } from '../../src/commands/metrics.ts'
import type { Previewed } from '../../src/commands/remind/preview.ts'
import { runCommand } from './command.ts'

let data: string
beforeAll(async () => void (data = await mkdtemp(join(tmpdir(), 'waymark-remind-'))))
afterAll(() => rm(data, { recursive: true }))

it(
  'remind prints the posts that a run would make for each unit, with case, duty, due day and owner, and no child',
  { timeout: 240_000 },
  async () => {
    const { code, stdout } = await runCommand([
      'remind',
      '--data',
      data,
      '--now',
      '2026-11-30T15:00:00Z',
      '--json',
    ])
    expect(code).toBe(0)
    const shown = JSON.parse(stdout) as Previewed[]
    const missouri = shown.find(({ unit }) => unit.startsWith('mo-'))!
    expect(missouri).toMatchObject({ team: null, on: '2026-11-30' })
    expect(missouri.text).toContain('mo-2001')
    expect(missouri.lines.every((line) => /^mo-\d{4}$/.test(line.case) && line.duty !== '')).toBe(true)
    expect(missouri.messages.map(({ to }) => to)).toContain('worker-mo')
    const night = await runCommand(['remind', '--data', data, '--now', '2026-11-29T15:00:00Z', '--json'])
    expect(night).toMatchObject({ code: 0, stdout: '[]\n' })
    expect(night.stderr).toContain('Nothing is posted at that moment')
    expect(await runCommand(['remind', '--data', data, '--when', 'now'])).toMatchObject({
      code: 2,
      stdout: '',
    })
  },
)

it('metrics count what runs did, and name nobody', async () => {
  const metrics = createMetrics()
  const counts = { looked: 2, unread: 0, posts: 2, messages: 5, unclear: 1, failed: 0 }
  metrics.ran({
    tenant: 'some-agency',
    startedAt: '2026-11-30T15:00:00Z',
    endedAt: '2026-11-30T15:00:01Z',
    ...counts,
  })
  const { body } = await metrics.text()
  expect(body).toContain('waymark_reminders_messages_total 5')
  expect(body).toContain('waymark_reminders_last_run_seconds 1796050801')
  expect(body).not.toContain('some-agency')
})
