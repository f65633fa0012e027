import { describe, expect, it } from 'vitest'
import type { Address, Channel } from '../../src/bot/ports.ts'
import { show } from '../../src/shell/show.ts'
import type { World } from '../../src/shell/world.ts'

const address: Address = {
  tenant: 'local',
  channel: 'teams',
  conversation: 'c',
  kind: 'personal',
  person: 'worker-tn',
  reference: null,
}
const reply = { text: 'Hello', card: null, actions: [], citations: [] }

/** A shell's surroundings with one channel, and what it marked as sent. */
function around(channel: Channel | null) {
  const marked: [string, string | null][] = []
  const store = {
    markSent: (_: Address, name: string, message: string | null) =>
      Promise.resolve(void marked.push([name, message])),
  }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const world = { channel: () => channel, store, log } as unknown as World
  return { world, marked }
}

const failing = (code: string) => () => Promise.reject(Object.assign(new Error('not said'), { code }))

describe('showing a reply', () => {
  it('does not repeat a message that may have arrived', async () => {
    const { world, marked } = around({ send: failing('unclear'), update: failing('gone') })
    await show(world, { address, answers: ['a'], update: null }, reply)
    expect(marked).toEqual([['a', null]])
  })

  it('keeps a message that surely did not arrive, to be shown later', async () => {
    const { world, marked } = around({ send: failing('refused'), update: failing('gone') })
    await expect(show(world, { address, answers: ['a'], update: null }, reply)).rejects.toThrow()
    expect(marked).toEqual([])
  })

  it('posts a new message where the old one cannot be updated', async () => {
    const { world, marked } = around({ send: () => Promise.resolve('m2'), update: failing('gone') })
    await show(world, { address, answers: ['a', 'b'], update: 'm1' }, reply)
    expect(marked).toEqual([
      ['a', 'm2'],
      ['b', 'm2'],
    ])
  })

  it('leaves to another process what belongs to a channel that is not open here', async () => {
    const { world, marked } = around(null)
    await show(world, { address, answers: ['a'], update: null }, reply)
    expect(marked).toEqual([])
  })
})
