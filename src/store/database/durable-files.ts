import { closeSync, openSync } from 'node:fs'
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

/** Waits until the file behind the descriptor is on the disk; throws when it is not. */
export type Fsync = (descriptor: number) => void

export interface Sync {
  fsync: Fsync
  /** The disk refused. Does not come back: from here on nothing may be acknowledged. */
  refused(): never
}

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

  #flush(descriptor: number | undefined, path: () => string): number {
    try {
      if (descriptor !== undefined) this.#sync.fsync(descriptor)
      else flushDirectory(path(), this.#sync.fsync)
    } catch {
      this.#sync.refused()
    }
    return 0
  }
}

function flushDirectory(path: string, fsync: Fsync): void {
  const descriptor = openSync(path, 'r')
  try {
    fsync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const asList = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
