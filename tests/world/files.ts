import type { Files } from '../../src/bot/ports.ts'
import type { Handing } from '../../src/teams/files/handing.ts'

/** For conversations in which no file is asked for. */
export const noFiles: Files = { make: async () => null }
export const noHanding: Handing = { files: noFiles, link: null, hosts: [] }
export const keepNothing = async () => null
