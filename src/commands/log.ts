import { join } from 'node:path'
import { pino, type DestinationStream } from 'pino'
import type { Log, LogFields } from '../bot/ports.ts'

/** Fields that may stand in a log: codes, counts and reasons. Anything else is left out, whoever wrote it. */
const allowed = new Set(['kind', 'reason', 'attempts', 'code', 'status', 'port', 'count', 'milliseconds'])

/** JSON lines by pino. Only the allow-list passes, so that no name, word or date of a person ever does. */
export function jsonLog(to: DestinationStream): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)
  const pass = (fields: LogFields = {}) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)))
  return {
    info: (event, fields) => logger.info(pass(fields), event),
    warn: (event, fields) => logger.warn(pass(fields), event),
    error: (event, fields) => logger.error(pass(fields), event),
  }
}

/** The log of a server: JSON lines on standard error. */
export const standardLog = (): Log => jsonLog(pino.destination({ fd: 2, sync: true }))

/** The log of local mode, `waymark.log` in the data directory, so that the terminal stays readable. */
export function logFile(directory: string): { log: Log; close(): void } {
  const file = pino.destination({ dest: join(directory, 'waymark.log'), mkdir: true, sync: false })
  return { log: jsonLog(file), close: () => file.end() }
}
