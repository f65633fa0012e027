import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTown, type Town } from '../world/bot-world.ts'
import { seventeen } from '../world/seventeen.ts'
import { performer } from './perform.ts'
import { play, type Act } from './script.ts'

const folder = new URL('./', import.meta.url)
const transcripts = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
const headingOf = (text: string) => /^# (.+)$/m.exec(text)?.[1] ?? 'without a heading'

let town: Town
beforeAll(async () => void (town = await openTown('embedded')))
afterAll(() => town.close())

test.each(
  transcripts.map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return [headingOf(text), name, text] as const
  }),
)('%s', async (_heading, name, text) => {
  const world = await town.world()
  await seventeen(world.agency)
  const perform = performer(world)
  const played = await play(text, async (act: Act) => {
    const before = world.channel.shown.length
    const said = await perform(act)
    const sent = world.channel.shown.slice(before).filter(({ how }) => how === 'sent')
    // A run of the reminders answers nobody: it writes to each person once.
    if (act.who !== 'reminders') expect(sent.length, `messages after "${act.what}"`).toBeLessThanOrEqual(1)
    for (const { reply } of sent) expect(reply.text).not.toMatch(/undefined|null|NaN|\[object/)
    return said
  })
  await world.close()
  expect(world.lines.filter((line) => line.includes('failed'))).toEqual([])
  await expect(played).toMatchFileSnapshot(new URL(name, folder).pathname)
})
