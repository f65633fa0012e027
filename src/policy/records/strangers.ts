import type { Library } from '../../../policy/index.ts'
import type { Problem } from '../../../policy/problem.ts'
import { rulesOf } from '../ruleset.ts'

/** What flows and records are called, so that a rule about nothing is found. */
export interface KnownNames {
  fields: ReadonlySet<string>
  jobs: ReadonlySet<string>
}

/** Rules about fields, and jobs, that nothing here has: often a slip of the pen, sometimes work still to come. */
export function strangers({ editions }: Library, known: KnownNames): Problem[] {
  return Object.values(editions)
    .flat()
    .flatMap((edition) => {
      const warning = (place: string, says: string, mend: string): Problem => ({
        severity: 'warning',
        kind: 'dangling',
        file: edition.file,
        place,
        says,
        mend,
      })
      const strange = rulesOf(edition, 'field').filter(({ field }) => !known.fields.has(field))
      const fields = strange.filter(
        (one, at) =>
          strange.findIndex(({ record, field }) => record === one.record && field === one.field) === at,
      )
      const jobs = edition.jobs.filter((job) => !known.jobs.has(job))
      return [
        ...jobs.map((job) => warning('jobs', `offers "${job}", which is no guided flow`, 'mend the name')),
        ...fields.map(({ id, record, field }) =>
          warning(
            id,
            `speaks of the field "${field}" of ${record}, which no flow and no record has`,
            'mend the name, or leave it until there is one',
          ),
        ),
      ]
    })
}
