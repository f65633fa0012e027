import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readAgency } from '../../../policy/agency.ts'
import type { Library } from '../../../policy/index.ts'
import type { AgencyData } from '../../../policy/agency-schema.ts'
import { text, type Flags } from '../flags.ts'
import { UsageError } from '../invocation.ts'

/** The agency's own lists: from `--agency FILE`, else from `agency.yaml` in `--data DIR` where there is one. */
export function agencyFrom(flags: Flags, library: Library): AgencyData | null {
  const data = text(flags, 'data')
  const own = data === undefined ? undefined : join(data, 'agency.yaml')
  const path = text(flags, 'agency') ?? (own !== undefined && existsSync(own) ? own : undefined)
  if (path === undefined) return null
  const read = readAgency(path, library)
  if (!read.ok) throw new UsageError(read.because)
  return read.agency
}
