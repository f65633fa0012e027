import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/document.ts'
import { UsageError } from '../../src/commands/invocation.ts'
import { opened } from './reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-document-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function document(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const { stdin, stdout } = process
  const stopped = () => new Promise<void>(() => undefined)
  const code = await run({ args, env: {}, stdin, stdout, out: say, err: say, stopped })
  return { code, lines }
}
const shared = ['--data', join(folder, 'data'), '--now', '2026-11-22T15:00:00Z']
const out = join(folder, 'history.docx')

describe('npm run document', () => {
  it('WI-R43 writes the history of a case as that worker may read it', async () => {
    const asked = ['--as', 'worker-tn', '--case', 'tn-1003', '--kind', 'history', '--out', out]
    expect(await document(...asked, ...shared)).toEqual({ code: 0, lines: [`Written to ${out}.`] })
    const { text, foot } = opened(readFileSync(out))
    expect(text).toContain('History of Planning and Services')
    expect(text).toContain('Adoption (primary)')
    expect(foot).toContain('Printed November 22, 2026')
  })

  it('says in one sentence why there is none, and the same of a case of somebody else', async () => {
    const asked = (of: string) =>
      document('--as', 'worker-tn', '--case', of, '--kind', 'history', '--out', out, ...shared)
    await expect(asked('tn-1007')).rejects.toThrow(/^There is no such document for worker-tn:.*tn-1007.*\.$/)
    await expect(asked('tn-9999')).rejects.toThrow(/^There is no such document for worker-tn:.*tn-9999.*\.$/)
  })

  it.each([
    ['no kind', ['--as', 'worker-tn', '--case', 'tn-1001', '--out', out]],
    ['another kind', ['--as', 'worker-tn', '--case', 'tn-1001', '--kind', 'secrets', '--out', out]],
    ['nobody of that name', ['--as', 'mallory', '--case', 'tn-1001', '--kind', 'history', '--out', out]],
    ['a flag that is not there', ['--as', 'worker-tn', '--all']],
  ])('%s is a wrong use', async (_, args) => {
    await expect(document(...args, ...shared)).rejects.toThrow(UsageError)
  })
})
