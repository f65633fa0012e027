import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { messageFor } from '../../src/teams/message.ts'
import { say, startLocal, teamsActivity } from './local.ts'
import { cardReply, sealedForm } from './replies.ts'

let local: Awaited<ReturnType<typeof startLocal>>
beforeAll(async () => void (local = await startLocal()))
beforeEach(() => void (local.received.length = 0))
afterAll(() => local.server.close())

const invoke = (name: string, data: unknown, change = {}) =>
  teamsActivity({ type: 'invoke', name, value: { data, context: { theme: 'default' } }, ...change })
const fetched = async (data: unknown, change = {}) =>
  JSON.parse((await say(local.server.url, invoke('task/fetch', data, change))).body) as {
    task: { type: string; value: { title: string; card: { content: object } } }
  }

describe('a form in a window of its own (task module; not seen in real Teams)', () => {
  const reply = { ...cardReply, form: sealedForm }
  const drawn = (windows: boolean, kind: 'personal' | 'channel' = 'personal') =>
    JSON.stringify(messageFor(reply, kind, windows))

  it('is offered by a button that asks Teams to open it, with nothing but its token', () => {
    expect(drawn(true)).toContain('{"t":"token-open","msteams":{"type":"task/fetch"}}')
  })

  it('is not offered where no window can be opened, nor where others read along', () => {
    expect(drawn(false)).not.toContain('task/fetch')
    expect(drawn(true, 'channel')).not.toContain('task/fetch')
  })

  it('is opened with every field, and with what each button means kept by the bot', async () => {
    const { task } = await fetched({ t: 'token-open' }, { replyToId: '1717243100000' })
    expect(task.type).toBe('continue')
    expect(task.value.title).toBe('Permanency goals')
    const card = JSON.stringify(task.value.card.content)
    expect(card).toContain('"id":"targetDate"')
    expect(card).toContain('"data":{"m":"1717243100000","t":"token-form-confirm"}')
    expect(local.received).toEqual([])
  })

  it.each([['old-token'], [undefined], [{ t: 1 }]])(
    'the button %j of an earlier card opens nothing, and says so',
    async (t) => {
      const { task } = await fetched({ t })
      expect(task).toMatchObject({
        type: 'message',
        value: expect.stringContaining('Nothing was changed') as string,
      })
    },
  )

  it('what it sends comes in as any pressed button, for the card that opened it', async () => {
    const sent = { t: 'token-form-confirm', m: '1717243100000', targetDate: '2027-05-22', note: '' }
    expect(await say(local.server.url, invoke('task/submit', sent))).toMatchObject({ status: 200 })
    expect(local.received[0]?.said).toEqual({
      type: 'pressed',
      token: 'token-form-confirm',
      values: { targetDate: '2027-05-22', note: '' },
      message: '1717243100000',
    })
  })

  it('a message that is none is not taken for one', async () => {
    await say(local.server.url, invoke('task/submit', { t: 'token-form-confirm', m: '<b>\n' }))
    expect(local.received[0]?.said).toMatchObject({ message: null })
  })
})
