import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { plainEnvironment } from '../world/product.ts'

const root = new URL('../../', import.meta.url).pathname

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs one command of the product to its end, with these lines on its standard input. */
export const runCommand = (args: readonly string[], input = ''): Promise<Ended> =>
  run(process.execPath, ['src/main.ts', ...args], input)

/** The same as a person types it: through npm. */
export const runScript = (args: readonly string[], input = ''): Promise<Ended> => run('npm', args, input)

async function run(program: string, args: readonly string[], input: string): Promise<Ended> {
  const child = spawn(program, args, { cwd: root, env: plainEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  child.stdin.end(input)
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, stdout, stderr }
}
