import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { answersFrom } from '../../src/answers/answer/answer.ts'
import { shelf } from '../../src/answers/library/shelf.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { run } from '../../src/commands/index.ts'
import { UsageError, type Invocation } from '../../src/commands/invocation.ts'

let data = ''
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'waymark-shelf-'))
})

function file(name: string, text: string): string {
  const path = join(data, name)
  writeFileSync(path, text)
  return path
}

async function index(...args: string[]): Promise<string> {
  const out: string[] = []
  await run({
    args: [...args, '--data', data],
    out: (line: string) => out.push(line),
  } as unknown as Invocation)
  return out.join('\n')
}

const mo = (effective: string) => ['--state', 'mo', '--title', 'Planning', '--effective', effective]

describe('npm run index', () => {
  it('says what it found, section by section, and which list is missing', async () => {
    const said = await index(
      ...mo('2020-05-28'),
      file('a.txt', 'Planning\n\nOne.\n\nHousing\n\nAccess points are:\n'),
    )
    expect(said).toContain('Planning (mo, from 2020-05-28): 2 sections')
    expect(said).toContain('  Housing · ')
    expect(said).toContain('List missing under "Housing": "Access points are:"')
  })

  it('keeps an older version beside the newer one', async () => {
    await index(...mo('2020-05-28'), file('a.txt', 'The old text.'))
    expect(await index(...mo('2021-07-02'), file('b.txt', 'The new text.'))).toContain(
      'It replaces the version of 2020-05-28 from 2021-07-02 on',
    )
    expect(shelf(data).documents.map(({ effective, text }) => [effective, text])).toEqual([
      ['2020-05-28', 'The old text.'],
      ['2021-07-02', 'The new text.'],
    ])
  })

  it('takes a federal document, which answers in every state', async () => {
    const text = 'Visits\n\nA zeppelin visit is held every month for every placed child.\n'
    await index('--state', 'us', '--title', 'Visits', '--effective', '2020-01-01', file('us.txt', text))
    const { answer } = answersFrom(openKnowledge(data))
    for (const state of ['tn', 'ma'] as const) {
      const ask = { question: 'how often is a zeppelin visit held?', state, on: '2026-10-05', history: [] }
      const { kind, citations } = answer({ ...ask, goalFacts: {}, ruleFacts: {} })
      expect([kind, citations[0]?.document]).toEqual(['passage', 'Visits'])
      expect(text.slice(citations[0]?.start, citations[0]?.end)).toBe(citations[0]?.quote)
    }
  })

  it('adds the same text only once', async () => {
    const path = file('a.txt', 'The text.')
    await index(...mo('2020-05-28'), path)
    expect(await index(...mo('2020-05-28'), path)).toContain('was here already')
    expect(shelf(data).documents).toHaveLength(1)
  })

  it('adds nothing where one of several files cannot be read', async () => {
    const good = file('a.txt', 'The text.')
    const bad = file('b.txt', '')
    await expect(index(...mo('2020-05-28'), good, bad)).rejects.toThrow(
      /b\.txt has no text in it\. Nothing was added\./,
    )
    expect(shelf(data).documents).toEqual([])
  })

  it('does not answer with a text that was changed on the shelf', async () => {
    await index(...mo('2020-05-28'), file('a.txt', 'The text.'))
    const [name = ''] = readdirSync(join(data, 'library'))
    const path = join(data, 'library', name)
    writeFileSync(path, readFileSync(path, 'utf8').replace('The text.', 'Another one.'))
    expect(shelf(data)).toEqual({ documents: [], damaged: [name] })
  })

  it.each([
    [['--state', 'zz', '--title', 'T', '--effective', '2020-01-01', 'f'], '--state names one of'],
    [['--state', 'mo', '--title', ' ', '--effective', '2020-01-01', 'f'], '--title'],
    [['--state', 'mo', '--title', 'T', '--effective', '2020-02-30', 'f'], '--effective'],
    [['--state', 'mo', '--title', 'T', '--effective', '2020-01-01'], 'Name at least one file'],
    [['--state', 'mo', '--odd', 'T'], 'There is a flag'],
    [['--state', 'mo', '--title', 'T', '--effective', '2020-01-01', '/nowhere/f.txt'], 'cannot be read'],
  ])('%j is one sentence', async (args, sentence) => {
    const failed = index(...args)
    await expect(failed).rejects.toThrow(UsageError)
    await expect(failed).rejects.toThrow(sentence)
  })
})
