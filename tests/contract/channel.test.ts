import { consoleAddress } from '../../src/console/address.ts'
import { consoleChannel } from '../../src/console/channel.ts'
import { teamsAdapter } from '../../src/teams/adapter.ts'
import { teamsChannel } from '../../src/teams/channel.ts'
import { addressAt, startConnector } from '../teams/connector.ts'
import { localSettings } from '../teams/local.ts'
import { channelContract } from './channel.ts'
import { keepNothing, noHanding } from '../world/files.ts'

for (const json of [false, true])
  channelContract(json ? 'a terminal that speaks JSON' : 'a terminal', async () => {
    let shown = ''
    const page = () => ({ width: null, letters: false })
    const channel = consoleChannel({ write: (text) => void (shown += text), json, page, keep: keepNothing })
    return {
      channel,
      to: consoleAddress('local', 'worker-tn'),
      shown: () => shown,
      close: async () => undefined,
    }
  })

channelContract('Teams', async () => {
  const connector = await startConnector()
  const settings = localSettings()
  const channel = teamsChannel({ settings, cloud: teamsAdapter(settings).cloud, handing: noHanding })
  const shown = () => connector.requests.map(({ body }) => JSON.stringify(body)).join('\n')
  return { channel, to: addressAt(connector.url), shown, close: () => connector.close() }
})
