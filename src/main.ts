import { UsageError, type Command } from './commands/invocation.ts'

const commands: Readonly<Record<string, () => Promise<{ run: Command }>>> = {
  start: () => import('./commands/start.ts'),
  serve: () => import('./commands/serve.ts'),
  chat: () => import('./commands/chat.ts'),
  policy: () => import('./commands/policy.ts'),
  index: () => import('./commands/index.ts'),
  ask: () => import('./commands/ask.ts'),
  eval: () => import('./commands/eval.ts'),
  desk: () => import('./commands/desk.ts'),
  document: () => import('./commands/document.ts'),
  remind: () => import('./commands/remind.ts'),
  token: () => import('./commands/token.ts'),
  audit: () => import('./commands/audit.ts'),
  package: () => import('./commands/package.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = commands[name]
const err = (line: string) => void process.stderr.write(`${line}\n`)

if (!load) {
  err(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`)
  process.exitCode = 2
} else {
  try {
    const { run } = await load()
    process.exitCode = await run({
      args,
      env: process.env,
      stdin: process.stdin,
      stdout: process.stdout,
      out: (line) => void process.stdout.write(`${line}\n`),
      err,
      stopped: () =>
        new Promise((resolve) => {
          for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
        }),
    })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    err(error.message)
    process.exitCode = 2
  }
}
