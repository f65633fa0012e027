import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Address, Channel } from '../../src/bot/ports.ts'
import type { SealedReply } from '../../src/bot/reply.ts'
import { teamsAdapter } from '../../src/teams/adapter.ts'
import { teamsChannel } from '../../src/teams/channel.ts'
import { createDownloads } from '../../src/teams/files/downloads.ts'
import { addressAt, startConnector } from './connector.ts'
import { localSettings, say, startLocal, teamsActivity } from './local.ts'

const made = { name: 'wi-3001-case-plan.docx', bytes: new TextEncoder().encode('the bytes of a Word file') }
const asked: { person: string; file: object }[] = []
let there = true
const files = {
  make: async (person: string, file: object) => {
    asked.push({ person, file })
    return there ? made : null
  },
}
const offer = (accepted = false): SealedReply => ({
  text: 'Case Plan of wi-3001 as a Word file.',
  card: null,
  actions: [],
  citations: [],
  file: {
    kind: 'case-plan',
    case: 'wi-3001',
    plan: 'plan-1',
    accepted,
    accept: { label: 'Take the file', token: 'token-take' },
  },
})

/** OneDrive as an upload session is: it takes one PUT. */
async function startDrive() {
  const requests: { method: string; range: string; length: string; authorization: boolean; body: string }[] =
    []
  const state = { status: 201, location: '' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { headers, method = '' } = request
      const [range = '', length = ''] = [headers['content-range'], headers['content-length']].map(String)
      const body = Buffer.concat(chunks).toString()
      requests.push({ method, range, length, authorization: 'authorization' in headers, body })
      response.writeHead(state.status, state.location ? { location: state.location } : {}).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, requests, state, close: () => new Promise((resolve) => server.close(resolve)) }
}

let connector: Awaited<ReturnType<typeof startConnector>>
let drive: Awaited<ReturnType<typeof startDrive>>
let channel: Channel
beforeAll(async () => {
  ;[connector, drive] = await Promise.all([startConnector(), startDrive()])
  const settings = localSettings()
  const handing = { files, link: null, hosts: [...settings.fileHosts, drive.host] }
  channel = teamsChannel({ settings, cloud: teamsAdapter(settings).cloud, handing })
})
beforeEach(() => {
  connector.requests.length = drive.requests.length = asked.length = 0
  drive.state.status = 201
  drive.state.location = ''
  there = true
})
afterAll(() => Promise.all([connector.close(), drive.close()]))

const sent = () => connector.requests.at(-1)?.body ?? {}
const yes = (uploadUrl = `http://${drive.host}/session/1`, kind: Address['kind'] = 'personal'): Address => {
  const to = addressAt(connector.url, kind)
  const upload = {
    uploadUrl,
    contentUrl: 'https://agency-my.sharepoint.com/file',
    uniqueId: 'file-1',
    fileType: 'docx',
    name: made.name,
  }
  return { ...to, reference: { ...(to.reference as object), upload } }
}

describe('in Teams a file is asked about first and then put into the OneDrive of whoever said yes', () => {
  it('asks with a consent card that carries name, size and a token, and no data of the case', async () => {
    await channel.send(addressAt(connector.url), offer())
    expect(sent()).toMatchObject({
      text: 'Case Plan of wi-3001 as a Word file.',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.card.file.consent',
          name: made.name,
          content: {
            sizeInBytes: made.bytes.byteLength,
            acceptContext: { t: 'token-take' },
            declineContext: {},
          },
        },
      ],
    })
    expect(asked).toEqual([{ person: 'worker-tn', file: expect.objectContaining({ case: 'wi-3001' }) }])
  })

  it('puts the whole file where Teams said, in one piece and without our token, and shows it', async () => {
    await channel.send(yes(), offer(true))
    const size = made.bytes.byteLength
    expect(drive.requests).toEqual([
      {
        method: 'PUT',
        range: `bytes 0-${size - 1}/${size}`,
        length: String(size),
        authorization: false,
        body: 'the bytes of a Word file',
      },
    ])
    expect(sent()).toMatchObject({
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.card.file.info',
          contentUrl: 'https://agency-my.sharepoint.com/file',
          content: { uniqueId: 'file-1', fileType: 'docx' },
        },
      ],
    })
  })

  it.each([
    ['another host', 'https://evil.example/session'],
    ['a host that only ends alike', 'https://sharepoint.com.evil.example/session'],
    ['OneDrive without https', 'http://agency-my.sharepoint.com/session'],
  ])('sends nothing to %s, and says that it was not stored', async (_, address) => {
    await channel.send(yes(address), offer(true))
    expect(drive.requests).toEqual([])
    expect(sent().text).toMatch(/could not be stored.*Please ask for it again/)
  })

  it.each([
    ['a refusal', 403, ''],
    ['a broken answer', 500, ''],
    ['a redirect', 307, 'https://evil.example/'],
  ])('%s of OneDrive is told, with what to do next', async (_, status, location) => {
    Object.assign(drive.state, { status, location })
    await channel.send(yes(), offer(true))
    expect(sent().text).toMatch(/could not be stored.*Nothing was changed/)
  })

  it('an address of an earlier yes is not used for a new offer', async () => {
    await channel.send(yes(), offer(false))
    expect(drive.requests).toEqual([])
    expect(JSON.stringify(sent())).toContain('file.consent')
  })

  it('what may not be read any more is not handed over', async () => {
    there = false
    await channel.send(yes(), offer(true))
    expect(drive.requests).toEqual([])
    expect(sent().text).toMatch(/could not be made just now/)
  })

  it.each(['channel', 'group'] as const)('in a %s not even its name is shown', async (kind) => {
    await channel.send(yes(undefined, kind), offer(true))
    expect([asked, drive.requests]).toEqual([[], []])
    expect(JSON.stringify(sent())).not.toContain('wi-3001')
    expect(sent().text).toMatch(/private chat/)
  })
})

describe('the answer to the consent card', () => {
  const invoke = (value: object) =>
    teamsActivity({ type: 'invoke', name: 'fileConsent/invoke', replyToId: '1717243100000', value })
  const uploadInfo = { uploadUrl: 'https://agency-my.sharepoint.com/s', contentUrl: 'https://a.example/f' }

  it('yes is a pressed button of that token, with the place for the file beside the address', async () => {
    const local = await startLocal()
    const value = { type: 'fileUpload', action: 'accept', context: { t: 'token-take' }, uploadInfo }
    expect((await say(local.server.url, invoke(value))).status).toBe(200)
    expect(local.received).toMatchObject([
      {
        said: { type: 'pressed', token: 'token-take', values: {}, message: '1717243100000' },
        address: { reference: { upload: uploadInfo } },
      },
    ])
    expect(JSON.stringify(local.logged)).not.toContain('sharepoint')
    await local.server.close()
  })

  it('no is taken and answered with nothing', async () => {
    const local = await startLocal()
    expect(
      (await say(local.server.url, invoke({ type: 'fileUpload', action: 'decline', context: {} }))).status,
    ).toBe(200)
    expect(local.received).toEqual([])
    await local.server.close()
  })
})

describe('on this machine a link is made', () => {
  it('that works once; the address holds an unguessable token and nothing of the case', async () => {
    const local = await startLocal(localSettings(), files)
    await local.server.channel.send(addressAt(connector.url), offer())
    const address = /http:\/\/127\.0\.0\.1:\d+\/files\/[\w-]{32}/.exec(JSON.stringify(sent()))?.[0] ?? ''
    expect(address).not.toContain('3001')
    expect((await fetch(address, { method: 'HEAD' })).status).toBe(404)
    const first = await fetch(address)
    expect(first.headers.get('content-disposition')).toBe(`attachment; filename="${made.name}"`)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(await first.text()).toBe('the bytes of a Word file')
    const second = await fetch(address)
    expect([second.status, await second.text()]).toEqual([404, expect.stringContaining('used already')])
    expect(JSON.stringify(local.logged)).not.toContain('files/')
    await local.server.close()
  })

  it('that ends after ten minutes, and only fifty wait', () => {
    let now = 0
    const downloads = createDownloads(() => now)
    const token = downloads.put(made)
    now = 10 * 60_000
    expect(downloads.take(token)).toBeNull()
    const tokens = Array.from({ length: 51 }, () => downloads.put(made))
    expect(new Set(tokens).size).toBe(51)
    expect([downloads.take(tokens[0]!), downloads.take(tokens[50]!)]).toEqual([null, made])
    expect(downloads.take('../../etc/passwd')).toBeNull()
  })
})
