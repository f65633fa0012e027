import type { Option } from '../../src/dialog/types.ts'
import type { AccessPoint } from '../../src/policy/types.ts'
import { service, type Context } from './facts.ts'
import type { CesReferralRecord } from './record.ts'

/** The choice that stands for "none of these". */
const byHand = 'other'

const plain = (county: string) =>
  county
    .toLowerCase()
    .replace(/\bcounty\b/g, '')
    .replace(/[\s.]+/g, ' ')
    .trim()

/** Access points that the agency's directory has for a county; none without a directory. */
export const entriesFor = (county: string | undefined, c: Context): readonly AccessPoint[] =>
  county === undefined
    ? []
    : c.rules.accessPoints(service).filter((point) => plain(point.county) === plain(county))

type Where = Pick<Partial<CesReferralRecord>, 'county' | 'accessPoint' | 'accessPointTyped'>

export const accessPointOptions = (a: Where, c: Context): Option[] => [
  ...entriesFor(a.county, c).map(({ name, reach }) => ({
    value: name,
    label: name,
    ...(reach && { note: reach }),
  })),
  { value: byHand, label: 'Another one' },
]

export const hasDirectory = (a: Where, c: Context): boolean => entriesFor(a.county, c).length > 0

export const typedByHand = (a: Where, c: Context): boolean => !hasDirectory(a, c) || a.accessPoint === byHand

/** The one access point of a county is taken as the answer; the worker can change it. */
export const onlyOne = (county: string, _: Where, c: Context): { accessPoint?: string } => {
  const near = entriesFor(county, c)
  return near.length === 1 && near[0] ? { accessPoint: near[0].name } : {}
}

/** The access point as it is recorded: by name, and whether a checked directory vouches for it. */
export const accessPointOf = (
  a: Where,
  c: Context,
): { name: string; fromDirectory: boolean; checkedOn?: string } => {
  const entry = entriesFor(a.county, c).find(({ name }) => name === a.accessPoint)
  return entry
    ? { name: entry.name, fromDirectory: true, checkedOn: entry.checkedOn }
    : { name: a.accessPointTyped ?? '', fromDirectory: false }
}
