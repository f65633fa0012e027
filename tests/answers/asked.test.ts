import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { AskedBefore } from '../../policy/asked.ts'
import { loadLibrary } from '../../policy/index.ts'
import { readLanguage } from '../../policy/language.ts'
import { readQuestions } from '../../policy/questions.ts'
import { StateCode } from '../../policy/schema.ts'
import { readWeights } from '../../policy/weights.ts'
import { sentencesOf } from '../../src/answers/answer/sentences.ts'
import { answersFrom } from '../../src/answers/answer/answer.ts'
import { topicsFor } from '../../src/answers/answer/topics.ts'
import { lowered, readerOf } from '../../src/answers/answer/words.ts'
import type { StoredDocument } from '../../src/answers/library/document.ts'
import { fitChoices, fitDecisions } from '../../src/answers/train.ts'
import { run } from '../../src/commands/eval.ts'
import { examplesOf } from '../../src/commands/eval/train/examples.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'

const directory = mkdtempSync(join(tmpdir(), 'waymark-train-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function trained(lines: readonly object[], ...more: string[]): Promise<string> {
  const file = join(directory, 'questions.jsonl')
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  const out: string[] = []
  await run({
    args: ['train', file, '--alone', ...more],
    out: (line: string) => out.push(line),
  } as unknown as Invocation)
  return out.join('\n')
}

const taught = [
  { question: 'which day does the plan expire', state: 'tn', answerable: true, phrase: 'sets the day' },
  { question: 'can a child have another goal', state: 'tn', answerable: true, phrase: 'one or two' },
  { question: 'is a neighbor kin', state: 'ma', answerable: true, phrase: 'related by blood' },
  { question: 'is the first CS-1 late after six weeks', state: 'mo', answerable: true, phrase: '30 days' },
  { question: 'what font does the plan use', state: 'wi', answerable: false },
  { question: 'can the youth delete a goal', state: 'tn', answerable: false },
]

describe("workers' words for the notes", () => {
  const { answered, silent } = readLanguage().asked
  const held = new Set(loadLibrary().notes.flatMap((note) => sentencesOf(note).map(({ quote }) => quote)))

  it('every sentence they stand for, or are near to, is a sentence of a note', () => {
    const named = [...answered.keys(), ...silent.flatMap(({ near }) => near ?? [])]
    expect(named.filter((sentence) => !held.has(sentence))).toEqual([])
  })

  it('no question is one that a sentence answers and nothing answers at once', () => {
    const left = new Set(silent.flatMap(({ asked }) => asked.map((one) => one.toLowerCase())))
    const both = [...answered.values()].flat().filter((one) => left.has(one.toLowerCase()))
    expect(both).toEqual([])
  })

  it('what a state leaves out is told of that state and of the federal texts alone', () => {
    const known = openKnowledge(directory)
    const named = (state: (typeof StateCode.options)[number]) =>
      topicsFor(known, state).flatMap(
        ({ says }) => /\b(?:Tennessee|Missouri|Wisconsin|Massachusetts|federal)\b/.exec(says)?.[0] ?? [],
      )
    const names = { tn: 'Tennessee', mo: 'Missouri', wi: 'Wisconsin', ma: 'Massachusetts' } as const
    for (const state of StateCode.options)
      expect(new Set(named(state)), state).toEqual(new Set([names[state], 'federal']))
  })

  it('no question that a note answers is taken for a wish that is declined, but those that name one', () => {
    const { declined } = readQuestions()
    const asked = [...answered.values()].flat().filter((one) => one.split(', ').length < 5)
    const wishes = asked.filter((one) => declined.some(({ asks }) => asks.test(lowered(one))))
    expect(wishes.sort()).toEqual([
      'does it rate safety',
      'does it score risk',
      'does waymark tell me which goal is best',
      'is there a risk score',
      'is there a risk score somewhere',
      'skip the safety network approval?',
      'what do you recommend for this family',
      'which goal is best for him',
    ])
  })
})

describe("an agency's own passage that says what a note says", () => {
  const known = openKnowledge(directory)
  const reader = readerOf(known.language)
  const text = 'Parents and caretakers receive no permanency goal unless they are the child who is served.'
  const document: StoredDocument = {
    ...{ form: 1, state: 'tn', title: 'Our own manual', file: 'own.txt', effective: '2026-01-01' },
    ...{ sha256: createHash('sha256').update(text).digest('hex'), text, headings: [], pages: [] },
  }
  const own = new Set(reader.stems(text))
  const sentence =
    'A parent, a caretaker or another person on the case gets no goal, except where that person is the child being served.'
  const strange = (known.language.asked.answered.get(sentence) ?? []).filter((question) =>
    reader.stems(question).every((stem) => !own.has(stem)),
  )
  const finds = (asked: AskedBefore) => {
    const answers = answersFrom({
      ...known,
      documents: [document],
      language: { ...known.language, asked },
    })
    return strange.filter((question) =>
      answers.find(question, 'tn', '2026-11-28', 5).some(({ sha256 }) => sha256 === document.sha256),
    )
  }

  it('is found by the words in which the note is asked for, although it holds none of them', () => {
    expect(strange.length).toBeGreaterThan(0)
    expect(finds(known.language.asked)).toEqual(strange)
    expect(finds({ answered: new Map(), silent: [] })).toEqual([])
  })
})

describe('samples of the questions asked before', () => {
  const known = openKnowledge(directory)
  const { answered, silent } = known.language.asked
  const few = {
    answered: new Map([...answered].filter(([, questions]) => questions.length > 8).slice(0, 6)),
    silent: silent.slice(0, 4),
  }
  const samples = [...examplesOf({ ...known, language: { ...known.language, asked: few } }, '2026-11-28')]
  const decisions = samples.flatMap(({ decision }) => decision ?? [])

  it('teach to answer, to leave alone, and that another state has no answer', () => {
    expect(new Set(decisions.map(({ yes }) => yes))).toEqual(new Set([true, false]))
    expect(decisions.filter(({ yes, weight }) => !yes && weight !== 1).length).toBeGreaterThan(0)
  })

  it('are each looked for where the question itself does not stand', () => {
    const alike = decisions.map(({ seen }) => seen[Object.keys(known.language.judge.trust).indexOf('alike')])
    // Some are asked in the very words of another.
    expect(alike.filter((one) => one === 1).length).toBeLessThan(alike.length / 4)
  })
})

describe('weights that are trained', () => {
  it('come to put first what is right, and to tell yes from no', () => {
    const order = fitChoices(
      [
        {
          candidates: [
            [1, 0],
            [0, 1],
          ],
          right: [false, true],
        },
        {
          candidates: [
            [0, 1],
            [1, 0],
          ],
          right: [true, false],
        },
      ],
      { from: [1, 0], hold: 0 },
    )
    expect(order[1]).toBeGreaterThan(order[0] ?? 0)
    const trust = fitDecisions(
      [
        { seen: [1, 0.9], yes: true },
        { seen: [1, 0.1], yes: false },
      ],
      2,
      0,
    )
    const sum = (share: number) => (trust[0] ?? 0) + (trust[1] ?? 0) * share
    expect([sum(0.9) > 0, sum(0.1) < 0]).toEqual([true, true])
  })

  it('are told with what they gain, and written only where told to', async () => {
    const told = await trained(taught)
    expect(told).toMatch(/first passage right +now \d\.\d+ +trained \d\.\d+/)
    expect(told).not.toContain('Written')
    const file = join(directory, 'weights.yaml')
    expect(await trained(taught, '--write', file)).toContain(`Written to ${file}`)
    expect(readWeights(file).version).toBe(readLanguage().judge.version + 1)
    expect(readFileSync(file, 'utf8')).toMatch(/^# /)
  })

  it('a line that is no question is one sentence', async () => {
    await expect(trained([{ question: 'without an answerable' }])).rejects.toThrow(UsageError)
    const nowhere = { args: ['train', 'nowhere.jsonl'], out: () => undefined } as unknown as Invocation
    await expect(run(nowhere)).rejects.toThrow(UsageError)
  })
})
