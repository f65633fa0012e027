import { describe, expect, test } from 'vitest'
import { begin, rebuild, record, shown, step, view } from '../../src/dialog/index.ts'
import type { FlowEvent, FlowState, Stepped } from '../../src/dialog/types.ts'
import { chain, picnic, sunny } from './picnic.ts'

const ctx = sunny()
const answer = (values: Record<string, unknown>): FlowEvent => ({ type: 'ANSWER', values })
const correct = (ask: string, value?: unknown): FlowEvent => ({ type: 'CORRECT', ask, value })
const full = { place: 'park', roof: 'tent', day: '2027-05-22', dishes: ['bread'] }
const after = (values: object, ...events: FlowEvent[]): Stepped =>
  events.reduce<Stepped>((at, event) => step(picnic, at.flow, event, ctx), begin(picnic, ctx, { ...values }))
const asked = (flow: FlowState) => view(picnic, flow, ctx).asking?.ask ?? view(picnic, flow, ctx).status
const fallen = ({ undone }: Stepped) => undone.map(({ label, was }) => `${label}: ${was}`)

describe('answers', () => {
  test('a sentence that says several things is taken in the order of the questions, whatever its own order', () => {
    const at = begin(picnic, ctx, { dishes: ['fish'], roof: 'tent', place: 'park' })
    expect(at.accepted).toEqual(['place', 'roof'])
    expect(at.refused).toEqual([
      {
        ask: 'dishes',
        label: 'Dishes',
        given: 'fish',
        refusal: { because: 'That is not one of the choices here.', instead: ['BREAD', 'SOUP'] },
      },
    ])
    expect(asked(at.flow)).toBe('day')
  })

  test('a refusal has the reason of the flow, and what is possible instead', () => {
    const rainy = sunny({ rain: true })
    const [refused] = begin(picnic, rainy, { place: 'lake' }).refused
    expect(refused?.refusal).toEqual({
      because: 'Not by the water when it rains.',
      allowedFrom: '2026-12-01',
      instead: ['PARK', 'LAKE', 'CAVE', 'HILL'],
    })
  })

  test('a refused entry leaves the answer that stood', () => {
    const at = after(full, correct('place', 'moon'))
    expect(at.flow.answers.place).toBe('park')
    expect(at.refused).toHaveLength(1)
  })

  test('a field that does not exist is told, with those that do', () => {
    const at = after({}, answer({ colour: 'red', place: 'cave' }))
    expect(at.accepted).toEqual(['place'])
    expect(at.refused[0]).toMatchObject({
      ask: 'colour',
      given: 'red',
      refusal: { instead: expect.arrayContaining(['Place']) },
    })
    expect(after({}, correct('colour', 'red')).refused).toHaveLength(1)
  })

  test('a field that is not asked here is refused, and filled with nothing is no matter', () => {
    expect(after({ place: 'cave' }, answer({ roof: 'tent' })).refused[0]?.refusal.because).toMatch(
      /not asked/,
    )
    expect(after({ place: 'cave' }, answer({ roof: ' ', day: '' }))).toMatchObject({
      ignored: true,
      refused: [],
    })
  })

  test('text is trimmed, composed, on one line and without what cannot be seen; too long names the limit', () => {
    const at = after({ place: 'park' }, answer({ roof: '  cafe\u0301\u0000\n\u202ebar\ud800 ' }))
    expect(at.flow.answers.roof).toBe('café bar\ufffd')
    const [long] = after({ place: 'park' }, answer({ roof: 'x'.repeat(11) })).refused
    expect(long?.refusal.because).toBe('Roof can have 10 characters. This has 11. Please make it shorter.')
  })

  test('days are days of the calendar', () => {
    for (const day of ['2027-02-29', '1027-05-22', '22 May', '2027-5-2', '2027-05-22T00:00:00Z'])
      expect(after({}, answer({ day })).refused, day).toHaveLength(1)
    expect(after({}, answer({ day: '2028-02-29' })).accepted).toEqual(['day'])
  })

  test('several choices come as a list or as a form writes them, each once', () => {
    expect(after({}, answer({ dishes: 'soup, bread,soup' })).flow.answers.dishes).toEqual(['soup', 'bread'])
    expect(after({}, answer({ dishes: [] })).ignored).toBe(true)
  })
})

describe('corrections', () => {
  test('drop only what became untrue, and say which, in the old words', () => {
    const lake = { place: 'lake', day: '2027-05-22', dishes: ['fish'], note: 'Bring salt.' }
    const at = after(lake, correct('place', 'park'))
    expect(fallen(at)).toEqual(['Dishes: FISH', 'Note: Bring salt.'])
    expect(at.flow.answers).toEqual({ place: 'park', day: '2027-05-22' })
    expect(fallen(after(full, correct('place', 'cave')))).toEqual(['Roof: tent'])
    expect(fallen(after({ ...full, roof: 'tree' }, correct('place', 'hill')))).toEqual(['Roof: tree'])
  })

  test('look again until nothing changes, also where an earlier question hangs on a later one', () => {
    const one = (at: Stepped, ask: string) => step(chain, at.flow, answer({ [ask]: 'x' }), ctx)
    const at = ['c', 'b', 'a'].reduce<Stepped>(one, begin(chain, ctx))
    expect(at.flow.answers).toEqual({ a: 'x', b: 'x', c: 'x' })
    const undone = step(chain, at.flow, correct('c', 'y'), ctx)
    expect(fallen(undone)).toEqual(['B: x', 'A: x'])
    expect(undone.flow.answers).toEqual({ c: 'y' })
    expect(rebuild(chain, { ...at.flow, edition: 'old' }, ctx)).toMatchObject({
      undone: [],
      flow: { answers: at.flow.answers },
    })
  })

  test('replacing two answers at once loses nothing between', () => {
    const lake = { place: 'lake', day: '2027-05-22', dishes: ['fish'], note: 'Bring salt.' }
    const at = after(lake, answer({ place: 'cave', dishes: ['soup'] }))
    expect(at.undone).toEqual([])
    expect(at.flow.answers).toMatchObject({ place: 'cave', dishes: ['soup'], note: 'Bring salt.' })
  })

  test('without a value the question is asked again, its answer standing until there is a better one', () => {
    const at = after(full, correct('day'))
    expect(view(picnic, at.flow, ctx).asking).toMatchObject({ ask: 'day', current: '2027-05-22' })
    expect(asked(step(picnic, at.flow, { type: 'BACK' }, ctx).flow)).toBe('review')
    expect(asked(step(picnic, at.flow, { type: 'REVIEW' }, ctx).flow)).toBe('review')
    expect(asked(step(picnic, at.flow, answer({ day: '2027-06-01' }), ctx).flow)).toBe('review')
  })

  test('an empty value takes out what is not required, and asks again for what is', () => {
    const out = after({ ...full, note: 'Salt.' }, correct('dishes', null))
    expect(out.accepted).toEqual(['dishes'])
    expect(fallen(out)).toEqual(['Note: Salt.'])
    expect(asked(out.flow)).toBe('review')
    expect(asked(after(full, correct('day', '')).flow)).toBe('day')
  })
})

describe('moving about', () => {
  test('back takes the last answer, what hung on it, and skips too', () => {
    const skipped = after({ place: 'park', roof: 'tent', day: '2027-05-22' }, { type: 'SKIP' })
    expect(asked(skipped.flow)).toBe('review')
    const back = (flow: FlowState) => step(picnic, flow, { type: 'BACK' }, ctx)
    const places: string[] = []
    for (let at = skipped; !at.ignored; at = back(at.flow)) places.push(asked(at.flow))
    expect(places).toEqual(['review', 'dishes', 'day', 'roof', 'place'])
    expect(fallen(back(after(full, answer({ place: 'hill' })).flow))).toEqual(['Roof: tent'])
  })

  test('an offered question is never asked of itself; the worker may ask for it, go back from it, or pass over it', () => {
    const at = after(full)
    expect(asked(at.flow)).toBe('review')
    expect(view(picnic, at.flow, ctx).offers).toEqual([
      { ask: 'note', label: 'Note', item: null, more: false },
    ])
    const wanted = step(picnic, at.flow, { type: 'WANT', ask: 'note' }, ctx)
    expect(asked(wanted.flow)).toBe('note')
    expect(asked(step(picnic, wanted.flow, { type: 'BACK' }, ctx).flow)).toBe('review')
    expect(asked(step(picnic, wanted.flow, { type: 'SKIP' }, ctx).flow)).toBe('review')
    expect(after({ place: 'cave' }, { type: 'WANT', ask: 'note' }).ignored).toBe(true)
    expect(after({ place: 'cave' }, { type: 'WANT', ask: 'moon' }).ignored).toBe(true)
  })

  test('a wish for a question that no longer applies is forgotten with its reason', () => {
    const at = after(full, { type: 'WANT', ask: 'note' }, correct('dishes', null))
    expect(at.flow.wanted).toEqual([])
    expect(asked(at.flow)).toBe('review')
  })

  test('back to an offered answer asks it again; back once more closes it', () => {
    const noted = after(full, { type: 'WANT', ask: 'note' }, answer({ note: 'Salt.' }))
    const back = step(picnic, noted.flow, { type: 'BACK' }, ctx)
    expect(back.flow.answers).not.toHaveProperty('note')
    expect(asked(back.flow)).toBe('note')
    expect(asked(step(picnic, back.flow, { type: 'BACK' }, ctx).flow)).toBe('review')
  })

  test('passing over an answer that is asked again keeps it', () => {
    const at = after(full, correct('dishes'), { type: 'SKIP' })
    expect(at.flow).toEqual(begin(picnic, ctx, full).flow)
  })

  test('what was passed over can be asked for again', () => {
    const at = after({ place: 'cave', day: '2027-05-22' }, { type: 'SKIP' })
    expect(view(picnic, at.flow, ctx).offers.map(({ ask }) => ask)).toEqual(['dishes'])
    expect(asked(step(picnic, at.flow, { type: 'WANT', ask: 'dishes' }, ctx).flow)).toBe('dishes')
    const given = step(picnic, at.flow, answer({ dishes: 'soup' }), ctx)
    expect(given.flow.skipped).toEqual([])
  })

  test('skip is not for what is required; review waits for everything required and passes over the rest', () => {
    expect(after({ place: 'cave' }, { type: 'SKIP' }).ignored).toBe(true)
    expect(after({ place: 'cave' }, { type: 'REVIEW' }).ignored).toBe(true)
    const at = after({ place: 'cave', day: '2027-05-22' }, { type: 'REVIEW' })
    expect(at.flow).toMatchObject({ status: 'review', skipped: ['dishes'] })
  })

  test('start over forgets everything; cancel ends it', () => {
    expect(after(full, { type: 'RESTART' }).flow).toEqual(begin(picnic, ctx).flow)
    const over = after(full, { type: 'CANCEL' })
    expect(over.flow.status).toBe('cancelled')
    expect(step(picnic, over.flow, answer({ place: 'hill' }), ctx)).toMatchObject({
      ignored: true,
      flow: over.flow,
    })
  })
})

describe('saving', () => {
  const confirm: FlowEvent = { type: 'CONFIRM', key: 'k-1' }

  test('confirm counts once, from the review only, and yields the record', () => {
    expect(after({ place: 'cave' }, confirm)).toMatchObject({ ignored: true, write: null })
    const at = after(full, confirm)
    expect(at).toMatchObject({
      ignored: false,
      write: { picnic: full },
      flow: { status: 'saving', key: 'k-1' },
    })
    const twice = step(picnic, at.flow, { type: 'CONFIRM', key: 'k-2' }, ctx)
    expect(twice).toMatchObject({ ignored: true, write: null, flow: at.flow })
    for (const event of [
      answer({ place: 'hill' }),
      correct('day'),
      { type: 'BACK' },
      { type: 'CANCEL' },
      { type: 'RESTART' },
    ] as FlowEvent[])
      expect(step(picnic, at.flow, event, ctx)).toMatchObject({ ignored: true, flow: at.flow })
  })

  test('while it is being saved nothing is dropped, even when the facts or the rules change', () => {
    const at = after(full, confirm)
    const changed = sunny({ limit: 0 }, 'winter')
    expect(step(picnic, at.flow, { type: 'SAVED' }, changed).flow).toEqual({ ...at.flow, status: 'saved' })
    expect(record(picnic, at.flow, changed)).toEqual(full)
  })

  test('a refused record opens again with its answers, under today’s facts and a new key', () => {
    const refused = after(full, confirm, { type: 'REFUSED' })
    expect(refused.flow.status).toBe('refused')
    const open = step(picnic, refused.flow, { type: 'REOPEN' }, ctx)
    expect(open.flow).toMatchObject({ status: 'review', key: null, answers: full })
    const elsewhere = step(picnic, refused.flow, { type: 'REOPEN' }, sunny({ limit: 0 }))
    expect(elsewhere.flow.status).toBe('asking')
    expect(fallen(elsewhere)).toEqual(['Place: park', 'Roof: tent'])
  })
})

describe('time passes', () => {
  test('a flow of another version or edition is made anew from its answers, telling what no longer holds', () => {
    const old = {
      ...begin(picnic, ctx, full).flow,
      version: 1,
      answers: { ...full, colour: 'red', place: 'moon' },
    }
    const at = rebuild(picnic, old, sunny({}, 'winter'))
    expect(at.flow).toMatchObject({
      version: 2,
      edition: 'winter',
      status: 'asking',
      answers: { day: '2027-05-22', dishes: ['bread'] },
    })
    expect(fallen(at)).toEqual(['Place: moon', 'Roof: tent', 'colour: red'])
    const stepped = step(picnic, old, answer({ place: 'cave' }), sunny({}, 'winter'))
    expect(fallen(stepped)).toEqual(fallen(at))
    expect(stepped.flow).toMatchObject({ version: 2, status: 'review' })
  })

  test('a new edition alone makes it anew, and its conditions have to be shown again', () => {
    const cave = begin(picnic, ctx, { place: 'cave', day: '2027-05-22', dishes: ['soup'] })
    const read = shown(picnic, cave.flow, ctx)
    expect(read.seen).toEqual(['It is dark in there.'])
    const winter = sunny({}, 'winter')
    const confirmed = step(picnic, read, { type: 'CONFIRM', key: 'k-1' }, winter)
    expect(confirmed).toMatchObject({ ignored: true, write: null, flow: { edition: 'winter' } })
  })

  test('an open flow is shown as it stands under the facts of now', () => {
    const { flow } = begin(picnic, ctx, full)
    expect(view(picnic, flow, sunny({ limit: 0 }))).toMatchObject({
      status: 'asking',
      asking: { ask: 'place' },
    })
  })

  test('a record is there only when everything required is, and still holds', () => {
    expect(record(picnic, begin(picnic, ctx, { place: 'cave' }).flow, ctx)).toBeNull()
    expect(record(picnic, begin(picnic, ctx, full).flow, ctx)).toEqual(full)
    expect(record(picnic, begin(picnic, ctx, full).flow, sunny({ limit: 0 }))).toBeNull()
  })
})
