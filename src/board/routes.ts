import { Hono, type Context } from 'hono'
import { addressOf, askedIn } from './asked.ts'
import { dutyReader, type ReadDuties } from './duties.ts'
import { servedFiles } from './files.ts'
import { gather } from './gather.ts'
import { fileHeaders } from './headers.ts'
import type { SessionKey } from './session.ts'
import { pages, type Pages } from './shows.ts'
import type { SignIn } from './sign-in/answer.ts'
import { isNear } from './sign-in/nearness.ts'
import { visits } from './sign-in/visits.ts'
import type { BoardPorts, Viewer } from './types.ts'
import { boardView } from './view/board.ts'
import { message, page } from './view/page.ts'
import { configure, demoSignIn, teamsSignIn } from './view/sign-in.ts'

export interface BoardOptions {
  ports: BoardPorts
  signIn: SignIn
  key: SessionKey
  /** ISO instant for tokens and sessions; the machine's own clock, whatever clock a trial runs on. */
  now?: () => string
}

const sentences = {
  'not-known-here': 'The case system does not know you yet. Ask your supervisor to add you.',
  'not-found': 'The case system does not show you this board. Ask your supervisor.',
  unreachable: 'The case system does not answer right now. Nothing is lost. Please try again in a minute.',
} as const

/** The board's pages, to be mounted at `/board`. They only read; every read of cases is made as the person who looks. */
export function boardRoutes(options: BoardOptions): Hono {
  const { ports, signIn, now = () => new Date().toISOString() } = options
  const local = signIn.kind === 'demo'
  const files = servedFiles()
  const { frame, show } = pages(files, !local)
  const visit = visits({ ...options, log: ports.log, now })
  const board = boardFor(
    ports,
    { frame, show },
    dutyReader(ports.caseApi, () => Date.parse(now())),
  )
  const app = new Hono()

  app.use(async (c, next) =>
    local && !isNear(c.req.header('host')) ? c.text('This page answers on this machine only.', 403) : next(),
  )
  for (const { path, type, bytes } of Object.values(files))
    app.get(path, (c) => c.body(bytes, 200, { ...fileHeaders, 'Content-Type': type }))
  app.get('/', async (c) => {
    const viewer = await visit.viewer(c)
    if (viewer !== null) return board(c, viewer)
    const asked = askedIn(c.req.query())
    return signIn.kind === 'demo'
      ? show(
          c,
          demoSignIn(frame('Sign in', 'board', asked), signIn.people, addressOf(asked).replace('/board', '')),
          401,
        )
      : show(c, teamsSignIn(frame('Sign in', 'sign-in', asked)), 401)
  })
  app.get('/configure', (c) =>
    show(c, configure(frame('Add the board', 'configure', askedIn(c.req.query())))),
  )
  app.get('/session', async (c) => c.body(null, (await visit.viewer(c)) ? 204 : 401))
  app.post('/session', (c) => visit.begin(c))
  app.onError((_error, c) => {
    ports.log.error('board.broken')
    return c.text('The board does not work right now. Nothing is lost. Please try again in a minute.', 503)
  })
  return app
}

/** One look at the board by somebody who is signed in. */
const boardFor =
  (ports: BoardPorts, { frame, show }: Pages, read: ReadDuties) =>
  async (c: Context, viewer: Viewer) => {
    const asked = askedIn(c.req.query())
    const framed = frame('Board', 'board', asked)
    const gathered = await gather(ports, read, viewer, asked)
    if (gathered.ok) return show(c, page(framed, boardView({ board: gathered.board, asked })))
    const status = gathered.because === 'unreachable' ? 503 : 403
    return show(c, message(framed, 'Board', sentences[gathered.because]), status)
  }
