import { expect, test } from 'vitest'
import { createCaseApiClient } from '../../src/case-api/client/client.ts'
import { ordinary } from '../board/duties.ts'

/** A client whose case system gives 100 duties a page; `next` says where the page after `at` begins. */
function clientOf(count: number, next: (at: number) => number | null) {
  const all = ordinary(count)
  const answer = (input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const at = Number(url.searchParams.get('cursor') ?? 0)
    const after = next(at)
    return Response.json({ items: all.slice(at, at + 100), next: after === null ? null : String(after) })
  }
  return createCaseApiClient({
    baseUrl: 'http://127.0.0.1:1',
    tokenFor: async () => 'token',
    fetch: async (input) => answer(input),
  })
}

test('a unit with more duties than fifty pages hold is read to the end', async () => {
  const read = await clientOf(5150, (at) => (at + 100 < 5150 ? at + 100 : null)).deadlines(
    'supervisor-tn',
    {},
  )
  expect(read.ok && read.value.length).toBe(5150)
})

test('a list that comes back to a page it gave before is given up', async () => {
  const read = await clientOf(300, (at) => (at + 100) % 300).deadlines('supervisor-tn', {})
  expect(read).toEqual({ ok: false, failure: 'unreachable' })
})
