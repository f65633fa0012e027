import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The parts of Emscripten's file system that we lean on; docs/decisions/040-durable-pglite.md says why. */
interface FileSystemInternals {
  NODEFS: { stream_ops: { fsync?: (stream: OpenFile) => number }; realPath(node: unknown): string }
}
interface OpenFile {
  nfd?: number
  node: unknown
}
type Emscripten = Parameters<NodeFS['init']>[1]

/** What an fsync of the database goes through. */
export interface Sync {
  /** Waits until the file behind the descriptor is on the disk; throws when it is not. */
  file(descriptor: number): void
  /** The disk refused: nothing may be acknowledged from here on. */
  refused(error: unknown): void
}

export const syncToDisk = (refused: Sync['refused']): Sync => ({ file: fsyncSync, refused })

const ioError = 29

/** PGlite's files on this disk, with the fsync that PGlite itself leaves out. */
export class DurableFiles extends NodeFS {
  readonly #sync: Sync

  constructor(directory: string, sync: Sync) {
    super(directory)
    this.#sync = sync
  }

  override async init(pg: PGlite, options: Emscripten): Promise<{ emscriptenOpts: Emscripten }> {
    const { emscriptenOpts } = await super.init(pg, options)
    const addSync = (module: unknown) => {
      const { NODEFS } = module as FileSystemInternals
      NODEFS.stream_ops.fsync = (file) => this.#flush(file.nfd, () => NODEFS.realPath(file.node))
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...asList(emscriptenOpts.preRun), addSync] } }
  }

  /** Answers an errno, because PostgreSQL must hear of a failure; an exception would be swallowed on the way. */
  #flush(descriptor: number | undefined, path: () => string): number {
    try {
      if (descriptor !== undefined) this.#sync.file(descriptor)
      else flushDirectory(path(), this.#sync)
      return 0
    } catch (error) {
      this.#sync.refused(error)
      return ioError
    }
  }
}

function flushDirectory(path: string, sync: Sync): void {
  const descriptor = openSync(path, 'r')
  try {
    sync.file(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const asList = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
