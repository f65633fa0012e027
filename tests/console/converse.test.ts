import { PassThrough } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../src/bot/ports.ts'
import type { SealedReply } from '../../src/bot/reply.ts'
import { consoleAddress } from '../../src/console/address.ts'
import { openConsole } from '../../src/console/converse.ts'
import { action, card, citation, reply } from '../cards/replies.ts'
import { keepNothing } from '../world/files.ts'

type Heard = Inbound['said']

/** A terminal with a slow bot behind it that answers with what `answers` gives. */
function sitDown(how: { json?: boolean; interactive?: boolean }, answers: (said: Heard) => SealedReply[]) {
  const input = new PassThrough()
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { columns: 60 })
  let seen = ''
  output.on('data', (text: string) => (seen += text))
  const { channel, converse } = openConsole({
    input,
    output,
    json: how.json ?? false,
    interactive: how.interactive ?? false,
    keep: keepNothing,
  })
  const address = consoleAddress('local', 'worker-tn')
  const heard: Inbound[] = []
  let busy = Promise.resolve()
  const ended = converse({
    address,
    now: () => '2026-11-22T12:00:00.000Z',
    header: 'Waymark, as worker-tn.',
    async receive(inbound) {
      heard.push(inbound)
      busy = busy.then(async () => {
        await wait(5)
        const [first, ...updates] = answers(inbound.said)
        if (!first) return
        const message = await channel.send(address, first)
        for (const update of updates) await channel.update(address, message, update)
      })
    },
    idle: () => busy,
  })
  return {
    input,
    ended,
    heard,
    channel,
    address,
    seen: () => seen,
    said: () => heard.map(({ said }) => said),
  }
}

const echo = (said: Heard) => [reply({ text: said.type === 'text' ? `You said ${said.text}` : said.type })]
const choice = reply({
  text: 'Which goal? 1 Adoption · 2 Return',
  actions: [action('Confirm', 'primary'), action('Save draft')],
})
const tokenOf = (label: string) => choice.actions.find((each) => each.label === label)?.token

describe('lines from a file', () => {
  test('go on in the next where they end with a backslash, so that a form can be sent back', async () => {
    const { input, ended, said } = sitDown({}, echo)
    input.end('Goal: adoption \\\nTarget date: 22 May 2027\nconfirm\n')
    await ended
    expect(said()).toEqual(
      ['Goal: adoption\nTarget date: 22 May 2027', 'confirm'].map((text) => ({ type: 'text', text })),
    )
  })

  test('are messages one by one, each answered before the next; comments and empty lines are none', async () => {
    const { input, ended, seen, said } = sitDown({}, echo)
    input.end('\ufeffhello\r\n\n# a comment\n  which goals are allowed?  \nlast without an end')
    await ended
    expect(said()).toEqual(
      ['hello', 'which goals are allowed?', 'last without an end'].map((text) => ({ type: 'text', text })),
    )
    expect(seen()).toBe(
      'You said hello\n\nYou said which goals are allowed?\n\nYou said last without an end\n\n',
    )
  })

  test('show text and the words of the buttons, and an update as a new message', async () => {
    const { input, ended, seen } = sitDown({}, () => [choice, reply({ text: 'Saved.' })])
    input.end('set a goal\n')
    await ended
    expect(seen()).toBe('Which goal? 1 Adoption · 2 Return\n[Confirm] [Save draft]\n\nSaved.\n\n')
  })

  test('are always text, never a press', async () => {
    const { input, ended, said } = sitDown({}, () => [choice])
    input.end('start\nConfirm\na\n1\n')
    await ended
    expect(said().map(({ type }) => type)).toEqual(['text', 'text', 'text', 'text'])
  })

  test('each arrive under an id of their own, from the person and place given', async () => {
    const { input, ended, heard, address } = sitDown({}, echo)
    input.end('same\nsame\n')
    await ended
    expect(new Set(heard.map(({ id }) => id)).size).toBe(2)
    expect(heard[0]).toMatchObject({ address, at: '2026-11-22T12:00:00.000Z' })
  })

  test('end quietly when there are none', async () => {
    const { input, ended, seen } = sitDown({}, echo)
    input.end('')
    await ended
    expect(seen()).toBe('')
  })

  test('cannot steer the terminal by what a worker once typed', async () => {
    const { input, ended, seen } = sitDown({}, () => [reply({ text: 'Reason: \u001b[2J\u0007gone' })])
    input.end('show\n')
    await ended
    expect(seen()).not.toMatch(/[\u0007\u001b]/u)
  })
})

describe('--json', () => {
  test('prints exactly one object a message: text, actions, citations, card', async () => {
    const shown = reply({
      text: 'One\ntwo',
      actions: [action('Confirm')],
      citations: [citation()],
      card: card(),
    })
    const { input, ended, seen } = sitDown({ json: true }, () => [shown, reply({ card: null })])
    input.end('go\n')
    await ended
    const lines = seen()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      text: 'One\ntwo',
      actions: ['Confirm'],
      card: { type: 'AdaptiveCard', version: '1.5' },
    })
    expect(lines[0]?.citations).toEqual([citation()])
    expect(Object.keys(lines[1] ?? {})).toEqual(['text', 'actions', 'citations', 'card'])
    expect(lines[1]?.card).toBeNull()
  })
})

describe('a person at the prompt', () => {
  const type = async (input: PassThrough, ...lines: string[]) => {
    for (const line of lines) {
      await wait(30)
      input.write(`${line}\n`)
    }
    await wait(30)
    input.end()
  }

  test('is greeted and presses buttons by letter or words; numbers stay answers', async () => {
    const { input, ended, seen, said } = sitDown({ interactive: true }, () => [choice])
    await type(input, 'a', 'save DRAFT', '1', 'adoption')
    await ended
    expect(said()).toEqual([
      { type: 'joined' },
      { type: 'pressed', token: tokenOf('Confirm'), values: {} },
      { type: 'pressed', token: tokenOf('Save draft'), values: {} },
      { type: 'text', text: '1' },
      { type: 'text', text: 'adoption' },
    ])
    expect(seen()).toContain('Waymark, as worker-tn.')
    expect(seen()).toContain('a [Confirm]  b [Save draft]')
  })

  test('can only press what the newest message offers', async () => {
    const { input, ended, said } = sitDown({ interactive: true }, ({ type }) => [
      type === 'joined' ? choice : reply(),
    ])
    await type(input, 'later', 'Confirm')
    await ended
    expect(said().at(-1)).toEqual({ type: 'text', text: 'Confirm' })
  })

  test('reads lines no wider than the screen', async () => {
    const long = `- ${'many words '.repeat(30)}`
    const { input, ended, seen } = sitDown({ interactive: true }, () => [reply({ text: long })])
    await type(input)
    await ended
    const lines = seen()
      .split('\n')
      .filter((line) => line.includes('many'))
    expect(lines.length).toBeGreaterThan(4)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(lines.slice(1).every((line) => line.startsWith('  '))).toBe(true)
  })

  test('sees what is said meanwhile above a fresh prompt', async () => {
    const { input, ended, seen, channel, address } = sitDown({ interactive: true }, () => [])
    await wait(30)
    await channel.send(address, reply({ text: 'Saved. Record number: 7.' }))
    await type(input)
    await ended
    expect(seen()).toMatch(/Saved\. Record number: 7\.\n\n[^\n]*› /u)
  })
})

test('speaking in a channel is another place than speaking alone', () => {
  expect(consoleAddress('local', 'worker-tn')).toMatchObject({
    conversation: 'console:worker-tn',
    kind: 'personal',
    tenant: 'local',
  })
  expect(consoleAddress('local', 'worker-tn', true)).toMatchObject({
    conversation: 'console-channel:worker-tn',
    kind: 'channel',
  })
})
