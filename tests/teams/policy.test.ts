import { describe, expect, it } from 'vitest'
import type { SealedReply } from '../../src/bot/reply.ts'
import { inboundOf } from '../../src/teams/inbound.ts'
import { messageFor } from '../../src/teams/message.ts'
import { cardReply } from './replies.ts'

const quote = 'A concurrent goal is no longer asked for once the main goal has changed.'
const answer: SealedReply = {
  text: `What the rule says:\nNo.\n“${quote}”`,
  card: { ...cardReply.card!, fields: [], rows: [], body: 'No, not any more.' },
  actions: [{ label: 'Show the passage', token: 'token-passage' }],
  citations: [
    {
      document: 'D'.repeat(100),
      heading: 'When the main goal changes',
      quote: `${quote} ${'x'.repeat(200)}`,
      start: 0,
      end: 1,
      sha256: 'a',
      source: 'a manual',
      effective: '2020-05-28',
      tag: 'public',
    },
  ],
  policy: { model: false, says: 'No, not any more.' },
}

describe('a policy answer in Teams', () => {
  it('has the thumbs of Teams, and no label: nobody generated it', () => {
    const message = messageFor(answer, 'personal')
    expect(message.channelData).toEqual({ feedbackLoop: { type: 'default' } })
    expect(message.entities).toBeUndefined()
    expect(message.text).toBeUndefined()
    expect(JSON.stringify(message.attachments)).toContain('No, not any more.')
  })

  it('is labelled where a model worded it, with each quote as a citation of its words', () => {
    const message = messageFor({ ...answer, policy: { model: true, says: 'No, not any more.' } }, 'personal')
    expect(message.text).toBe('No, not any more. [1]')
    expect(JSON.stringify(message.attachments)).not.toContain('No, not any more.')
    expect(message.entities).toEqual([
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        '@id': '',
        additionalType: ['AIGeneratedContent'],
        citation: [
          {
            '@type': 'Claim',
            position: 1,
            appearance: {
              '@type': 'DigitalDocument',
              name: expect.stringMatching(/^D{79}…$/),
              abstract: expect.stringMatching(/^A concurrent goal .{100,}…$/),
              keywords: ['When the main goal changes', '2020-05-28'],
            },
          },
        ],
      },
    ])
    expect(message.entities?.[0]?.citation[0].appearance.abstract.length).toBe(160)
  })

  it('anything else has neither', () => {
    const message = messageFor(cardReply, 'personal')
    expect(message.channelData).toBeUndefined()
    expect(message.entities).toBeUndefined()
  })
})

describe('the thumbs of Teams', () => {
  const invoke = (value: unknown) =>
    inboundOf(
      {
        type: 'invoke',
        name: 'message/submitAction',
        id: 'f1',
        channelId: 'msteams',
        serviceUrl: 'http://127.0.0.1:1',
        from: { id: 'worker-tn' },
        recipient: { id: 'bot' },
        conversation: { id: 'a:1', conversationType: 'personal' },
        replyToId: 'message-7',
        value: value as Record<string, unknown>,
      },
      true,
      '2026-10-05T14:00:00.000Z',
    )
  const pressed = (reaction: unknown, feedback: unknown) =>
    invoke({ actionName: 'feedback', actionValue: { reaction, feedback } })?.said

  it('arrive with what was written', () => {
    expect(pressed('dislike', '{"feedbackText":" It is an old form. "}')).toEqual({
      type: 'feedback',
      verdict: 'down',
      comment: 'It is an old form.',
      message: 'message-7',
    })
    expect(pressed('like', '{"feedbackText":""}')).toMatchObject({ verdict: 'up', comment: null })
    expect(pressed('like', { feedbackText: 'y'.repeat(9000) })).toMatchObject({ comment: 'y'.repeat(500) })
  })

  it.each(['', '{', '[]', 'null', null, 7, '{"feedbackText":7}'])(
    'with %j beside them say nothing',
    (text) => {
      expect(pressed('dislike', text)).toMatchObject({ verdict: 'down', comment: null })
    },
  )

  it('of another form are nothing', () => {
    expect(pressed('love', '{}')).toBeUndefined()
    expect(invoke({ actionName: 'feedback' })).toBeNull()
    expect(invoke({ actionName: 'other', actionValue: { reaction: 'like' } })).toBeNull()
  })
})
