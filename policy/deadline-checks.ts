import type { DeadlineData } from './deadline-schema.ts'
import type { Problem } from './problem.ts'
import type { EditionData } from './schema.ts'

type Report = (kind: Problem['kind'], place: string | null, says: string, mend: string) => void
type Kind = EditionData['facts'][number]['kind']
interface Named {
  place: string
  id: string
  kinds: readonly Kind[]
}

/** Every fact that a deadline counts from, ends with or is shown done by is declared, and can be that. */
export function checkDeadlines(edition: EditionData, report: Report): void {
  const deadlines = edition.rules.flatMap((rule) => (rule.rule === 'deadline' ? [rule] : []))
  const orders = edition.facts.flatMap(({ id, notBefore = [] }) =>
    notBefore.map((other): Named => ({ place: `facts › ${id}`, id: other, kinds: ['day'] })),
  )
  for (const { place, id, kinds } of [...deadlines.flatMap(namedBy), ...orders]) {
    const fact = edition.facts.find((one) => one.id === id)
    if (!fact)
      report(
        'dangling',
        place,
        `counts with the fact "${id}", which the edition does not have`,
        'add it to `facts` or mend the name',
      )
    else if (!kinds.includes(fact.kind))
      report(
        'mismatch',
        place,
        `counts with "${id}", a fact of kind ${fact.kind}, as if it were ${kinds.join(' or ')}`,
        'make the two agree',
      )
  }
  for (const rule of deadlines) checkJob(edition, rule, report)
}

function namedBy({ id: place, trigger, limit, until, done }: DeadlineData): Named[] {
  const named = (key: string, kinds: readonly Kind[], ...ids: readonly (string | undefined)[]) =>
    ids.flatMap((id) => (id === undefined ? [] : [{ place: `${place} › ${key}`, id, kinds }]))
  return [
    ...named('trigger', ['day'], trigger?.fact, trigger?.orElse?.fact),
    ...named('trigger', ['instant'], trigger?.instant),
    ...named('limit', ['day'], limit?.fact),
    ...named('until', ['day'], until),
    ...done.flatMap((one) => ('fact' in one ? named('done', ['day', 'yes-no'], one.fact) : [])),
  ]
}

function checkJob(edition: EditionData, { id, job, refer }: DeadlineData, report: Report): void {
  if (job !== undefined && edition.state !== 'us' && !edition.jobs.includes(job))
    report('dangling', id, `is done by the job "${job}", which this state does not offer`, 'mend `job`')
  const services = edition.rules.flatMap((rule) => (rule.rule === 'refer' ? [rule.service] : []))
  if (refer !== undefined && !services.includes(refer))
    report('dangling', id, `asks the rules about the referral "${refer}", and there are none`, 'mend `refer`')
}
