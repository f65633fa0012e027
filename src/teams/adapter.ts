import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type TurnContext,
} from 'botbuilder'
import type { TeamsActivity } from './gate/activity.ts'
import { isServiceUrl } from './gate/hosts.ts'
import type { TeamsSettings } from './settings.ts'

type Base = ConfigurationBotFrameworkAuthentication
type ConnectorFactory = ReturnType<Base['createConnectorFactory']>
type Connector = Awaited<ReturnType<ConnectorFactory['create']>>

/** What Teams gets as answer; `body` only for an invoke. */
export interface TurnAnswer {
  status: number
  body: unknown
}

export interface TeamsAdapter {
  /** The SDK's adapter, for conversations that we continue. */
  cloud: CloudAdapter
  /** Runs one admitted activity as a turn. A turn that fails is answered 503, never with its error. */
  run(activity: TeamsActivity, logic: (context: TurnContext) => Promise<void>): Promise<TurnAnswer>
}

/** Milliseconds one call to Teams may take. */
const callTimeout = 10_000

/** CloudAdapter behind our gate: it takes no activity that `run` was not given, and calls no host but Teams'. */
export function teamsAdapter(settings: TeamsSettings): TeamsAdapter {
  const admitted = new WeakSet()
  const failed = new WeakSet()
  const cloud = new CloudAdapter(new GatedAuthentication(settings, admitted))
  cloud.onTurnError = async ({ activity }) => void failed.add(activity)

  return {
    cloud,
    async run(given, logic) {
      const activity = { ...given }
      admitted.add(activity)
      const response = answerFor()
      await cloud.process({ body: activity, headers: {}, method: 'POST' }, response, logic)
      return failed.has(activity) ? { status: 503, body: undefined } : response.answer
    },
  }
}

/** The few methods of an Express or Restify response that CloudAdapter uses. */
function answerFor() {
  const answer: TurnAnswer = { status: 200, body: undefined }
  return {
    answer,
    socket: undefined,
    status: (status: number) => (answer.status = status),
    send: (body: unknown) => (answer.body = body),
    header: () => undefined,
    end: () => undefined,
  }
}

/**
 * The SDK would check a token again, less strictly and with keys of its own. Here the gate's word is the only one:
 * an activity it did not admit does not become a turn.
 */
class GatedAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #settings: TeamsSettings
  readonly #admitted: WeakSet<object>
  /** Inbound turns hold no credentials: they answer with a status and never send. */
  readonly #anonymous = new ConfigurationBotFrameworkAuthentication({})

  constructor(settings: TeamsSettings, admitted: WeakSet<object>) {
    const { appId, appPassword, appTenant, appType } = settings
    super({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppTenantId: appTenant,
      MicrosoftAppType: appType,
    })
    this.#settings = settings
    this.#admitted = admitted
  }

  override async authenticateRequest(activity: Activity) {
    if (!this.#admitted.has(activity)) throw new Error('not-admitted')
    return this.#anonymous.authenticateRequest(activity, '')
  }

  override async createUserTokenClient(identity: Parameters<Base['createUserTokenClient']>[0]) {
    return this.#anonymous.createUserTokenClient(identity)
  }

  override createConnectorFactory(identity: Parameters<Base['createConnectorFactory']>[0]): ConnectorFactory {
    const factory = super.createConnectorFactory(identity)
    return {
      create: async (serviceUrl, audience) => {
        if (!isServiceUrl(serviceUrl, this.#settings)) throw new Error('service-host')
        return plain(await factory.create(serviceUrl, audience))
      },
    }
  }
}

/**
 * Takes away what would act on its own: the SDK repeats a create after 500, 502 and 504, when it may have arrived, and
 * follows redirects to any host with our token. `client` is private, so a test holds this to what is sent.
 */
function plain(connector: Connector): Connector {
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.removePolicy({ name: 'redirectPolicy' })
  pipeline.addPolicy({
    name: 'waymarkTimeout',
    sendRequest: (request, next) => next(Object.assign(request, { timeout: callTimeout })),
  })
  return connector
}

interface Pipeline {
  removePolicy(policy: { name: string }): unknown
  addPolicy(policy: {
    name: string
    sendRequest(request: object, next: (request: object) => Promise<unknown>): Promise<unknown>
  }): void
}
