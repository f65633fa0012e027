import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const debian = '/usr/lib/postgresql'

export interface Cluster {
  url: string
  stop(): Promise<void>
}

/** Starts a throw-away PostgreSQL on the loopback from Debian's packages; a sentence where that cannot be. */
export async function startCluster(): Promise<Cluster | string> {
  const programs = await newestPrograms()
  if (!programs) return `no PostgreSQL under ${debian}`
  const owner = unprivileged()
  if (!owner) return 'PostgreSQL refuses to run as root and there is no user postgres'
  const directory = await mkdtemp(join(tmpdir(), 'waymark-postgres-'))
  if (owner !== 'self') await chown(directory, owner.uid, owner.gid)
  const as = owner === 'self' ? {} : owner
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', join(directory, 'data'), '-U', 'waymark', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
    { ...as, cwd: directory },
  )
  if (made.status !== 0) return `initdb failed: ${made.stderr.toString().trim()}`
  const port = await freePort()
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', join(directory, 'data'), '-p', `${port}`, '-h', '127.0.0.1', '-k', directory, '-F', '-N', '200'],
    { ...as, cwd: directory, stdio: 'ignore' },
  )
  const end = () => void server.kill('SIGQUIT')
  process.once('exit', end)
  const url = `postgresql://waymark@127.0.0.1:${port}/postgres`
  await ready(url, server)
  return {
    url,
    async stop() {
      process.off('exit', end)
      const ended = once(server, 'exit')
      server.kill('SIGQUIT')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function newestPrograms(): Promise<string | null> {
  const versions = await readdir(debian).catch(() => [])
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest ? join(debian, newest, 'bin') : null
}

function unprivileged(): { uid: number; gid: number } | 'self' | null {
  if (process.getuid?.() !== 0) return 'self'
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres']).stdout.toString().trim())
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}.`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  throw new Error('PostgreSQL did not become ready.')
}
