import type { Channel, Files } from '../bot/ports.ts'
import { teamsAdapter } from './adapter.ts'
import { teamsChannel } from './channel.ts'
import type { TeamsSettings } from './settings.ts'

/** A way to speak to Teams for a process that listens to nobody. */
export const speakOnly = (settings: TeamsSettings, files: Files): Channel =>
  teamsChannel({
    settings,
    cloud: teamsAdapter(settings).cloud,
    handing: { files, link: null, hosts: settings.fileHosts },
  })
