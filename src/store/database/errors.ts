/** Another process works in this data directory. The message is one sentence for who started this one. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse'
  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another Waymark process: stop that one or choose another with --data.`,
    )
  }
}

/** The directory holds something else. Nothing in it was touched. */
export class NotADatabase extends Error {
  override name = 'NotADatabase'
  constructor(directory: string) {
    super(`The directory ${directory} holds files but no Waymark database: choose another with --data.`)
  }
}

/** The database could not be brought to the shape that this version needs. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
  constructor(schema: string, cause: unknown) {
    super(`The tables of "${schema}" could not be brought up to date.`, { cause })
  }
}
