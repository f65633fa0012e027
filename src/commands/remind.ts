import type { Channel } from '../bot/ports.ts'
import { demoPeople } from '../case-api/demo/read.ts'
import { localTenant } from '../case-api/tenant.ts'
import { openSigningKey } from '../case-api/tokens/key-file.ts'
import { signToken } from '../case-api/tokens/sign.ts'
import type { Team } from '../reminders/types.ts'
import type { Office } from '../shell/reminders/office.ts'
import { runReminders } from '../shell/reminders/run.ts'
import { teamsSettings } from '../teams/settings.ts'
import { speakOnly } from '../teams/speak.ts'
import { clockFrom } from './clock.ts'
import { closingInTurn } from './closing.ts'
import { dataDirectory } from './data-directory.ts'
import { flagsOf, text } from './flags.ts'
import { UsageError, type Command, type Invocation } from './invocation.ts'
import { openAgency } from './local/agency.ts'
import { wordFiles } from './local/files.ts'
import { openOffice } from './local/office.ts'
import { openPlace, zoneFrom } from './local/place.ts'
import { reused, tokenLife } from './local/tokens.ts'
import { logFile } from './log.ts'
import { asIfEverybodyHadWritten, previewOf, type Previewed } from './remind/preview.ts'
import { openRules } from './rules.ts'
import { caseApiFrom, settingsFrom } from './serve.ts'

/** `remind`: what one run of the reminders would post, and to whom; changes nothing. With `--send` it is posted. */
export const run: Command = async (invocation) => {
  const flags = flagsOf(invocation.args, ['data', 'now'], ['json', 'send'])
  const closing = closingInTurn()
  try {
    const { office, tenant, units } = await open(invocation, flags, closing)
    const { shown, unread } = await preview(office, tenant, units)
    for (const unit of unread)
      invocation.err(
        `What is due in ${unit} could not be read from the case system, so nothing is posted about it.`,
      )
    if (shown.length === 0 && unread.length === 0)
      invocation.err(
        'Nothing is posted at that moment: it is out of hours or a day off, or nobody has a unit with duties.',
      )
    invocation.out(flags.json === true ? JSON.stringify(shown, null, 2) : readable(shown))
    if (flags.send !== true) return 0
    const { posts, messages, failed } = await runReminders(office, tenant)
    invocation.err(`Sent: ${posts} posts and ${messages} messages; ${failed} could not be sent.`)
    return failed > 0 ? 1 : 0
  } finally {
    await closing.close()
  }
}

interface Opened {
  office: Office
  tenant: string
  /** Made-up links for units that no team is linked to, so that their posts can be seen. */
  units(): Promise<Team[]>
}

async function open(
  { env }: Invocation,
  flags: ReturnType<typeof flagsOf>,
  closing: ReturnType<typeof closingInTurn>,
): Promise<Opened> {
  const directory = dataDirectory(text(flags, 'data'))
  const [clock, zone] = [clockFrom(text(flags, 'now')), zoneFrom(env)]
  const rules = openRules(directory, zone)
  const agency = Boolean(env.MicrosoftAppId)
  const settings = agency ? settingsFrom(env) : localSettings(env)
  const caseApiUrl = agency ? caseApiFrom(env) : null
  const database = closing.add(await openPlace(directory, env, () => undefined), (opened) => opened.close())
  const { log } = closing.add(logFile(directory), (file) => file.close())
  const shared = { database, rules, clock, zone, log }
  const caseApi =
    caseApiUrl === null
      ? closing.add(await openAgency({ ...shared, directory, port: 0 }), (api) => api.close())
      : { url: caseApiUrl, tokenFor: await tokensFor(directory, settings.appTenant) }
  const channel: { current: Channel | null } = { current: null }
  const parts = {
    ...shared,
    caseApi,
    channel: ({ channel: of }: { channel: string }) => (of === 'teams' ? channel.current : null),
  }
  channel.current = speakOnly(settings, wordFiles(parts))
  const office = await openOffice(parts)
  return {
    office,
    tenant: agency ? settings.appTenant : localTenant,
    units: () => (agency ? Promise.resolve([]) : unitsOfTheDemo(office)),
  }
}

async function tokensFor(directory: string, tenant: string) {
  const key = await openSigningKey(directory)
  return reused((person) => signToken(key, { tenant, person, life: tokenLife }))
}

function localSettings(env: Invocation['env']) {
  const answer = teamsSettings(env, { local: true })
  if (!answer.ok) throw new UsageError(answer.because)
  return answer.settings
}

/** The units of the demo agency, each as its supervisor would link it. */
async function unitsOfTheDemo({ caseApi, clock }: Office): Promise<Team[]> {
  const found: Team[] = []
  for (const person of demoPeople()) {
    const me = await caseApi.me(person)
    if (!me.ok || me.value.role !== 'supervisor') continue
    const by = { id: me.value.id, identity: person, name: me.value.name }
    const link = { unit: me.value.unit, by, since: clock.now() }
    found.push({
      tenant: localTenant,
      conversation: me.value.unit,
      reference: null,
      link,
      quietUntil: null,
      gone: null,
    })
  }
  return found
}

async function preview(office: Office, tenant: string, units: Opened['units']) {
  const linked = (await office.duties.teams(tenant)).filter(({ link }) => link !== null)
  const known = new Set(linked.map(({ link }) => link?.unit))
  const others = (await units()).filter(({ link }) => !known.has(link?.unit))
  const everybody = { ...office, duties: asIfEverybodyHadWritten(office.duties) }
  const shown: Previewed[] = []
  const unread: string[] = []
  for (const team of [...linked, ...others]) {
    const isLinked = linked.includes(team)
    const seen = await previewOf(isLinked ? office : everybody, team, isLinked)
    if (seen === 'unread') unread.push(team.link?.unit ?? '')
    else if (seen && (isLinked || seen.lines.length > 0)) shown.push(seen)
  }
  return { shown, unread }
}

const readable = (shown: readonly Previewed[]): string =>
  shown
    .map(({ team, unit, text: post, messages }) =>
      [
        `=== ${team === null ? `${unit}, no team linked` : `${unit} in ${team}`}`,
        post,
        ...messages.map(({ to, text: said }) => `--- to ${to}\n${said}`),
      ].join('\n'),
    )
    .join('\n\n')
