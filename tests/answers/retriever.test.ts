import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLanguage } from '../../policy/language.ts'
import { retrieverOf } from '../../src/answers/retrieve/retriever.ts'

const language = readLanguage()
const entries = [
  {
    id: 'housing',
    heading: 'Housing',
    text: 'A referral to an access point helps a family that loses its home.',
  },
  { id: 'plan', heading: 'Case plan', text: 'The plan names the services a family gets and who gives them.' },
  { id: 'window', heading: 'What is shown', text: 'Six months back and six months ahead.' },
  { id: 'date', heading: 'Plan date', text: 'The day may lie ahead while the text is a draft.' },
]
const retriever = retrieverOf(entries, language)
const ids = (question: string, options?: Parameters<typeof retriever.find>[1]) =>
  retriever.find(question, options).map(({ id }) => id)

describe('finding what answers', () => {
  it('knows a word by its stem, whatever its case and signs', () => {
    expect(ids('REFERRALS, please!')).toEqual(['housing'])
    expect(ids('who names a service?')).toEqual(['plan'])
  })

  it('counts a word of the heading more than one of the text', () => {
    const two = [
      { id: 'text', heading: 'A heading', text: 'plan' },
      { id: 'heading', heading: 'Plan', text: 'heading' },
    ]
    const first = (heading: number) =>
      retrieverOf(two, { ...language, weights: { heading, pair: 0 } }).find('plan')[0]?.id
    expect(first(2)).toBe('heading')
    expect(first(0.5)).toBe('text')
  })

  it('counts words that stand together more than words apart', () => {
    const two = [
      { id: 'apart', heading: '', text: 'months of work on the plan, six in all' },
      { id: 'together', heading: '', text: 'the plan of work in six months, all' },
    ]
    const found = (pair: number) =>
      retrieverOf(two, { ...language, weights: { heading: 1, pair } }).find('six months')
    expect(found(0.2)[0]?.id).toBe('together')
    expect(found(0)[0]?.score).toBe(found(0)[1]?.score)
  })

  it('finds nothing for words that are nowhere, and for none', () => {
    expect(ids('zeppelin')).toEqual([])
    expect(ids('what is the')).toEqual([])
    expect(ids('')).toEqual([])
  })

  it('answers only with what may answer', () => {
    expect(ids('plan', { among: (id) => id !== 'date' })).toEqual(['plan'])
    expect(ids('plan', { limit: 1 })).toHaveLength(1)
  })

  it('never fails, never repeats an entry, and stands in falling order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (question) => {
        const found = retriever.find(question)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a))
      }),
    )
  })

  it('an index of nothing finds nothing', () => {
    expect(retrieverOf([], language).find('plan')).toEqual([])
  })
})
