import type { z } from 'zod'
import { hasConditions } from '../../../bot/plan-on-record.ts'
import type { WiPlan } from '../../contract/plan-content.ts'
import { problem, type Answer } from '../answers.ts'
import { removedBy } from '../../../policy/time-in-care.ts'
import { about, firstOf, gated, lacking } from '../rules.ts'
import type { JudgedPlan } from './judged.ts'

type Content = z.output<typeof WiPlan>
type Judged = JudgedPlan<Content>
type Service = Content['conditions'][number]['services'][number]

/** Why a plan of conditions and services cannot be kept; null where it can. */
export function judgeWiPlan(judged: Judged): Answer | null {
  return firstOf(
    () => judgeTypes(judged),
    () => judgeReferences(judged),
    () => judgeConditions(judged),
    () => judgeFields(judged),
    () => judgeImports(judged),
  )
}

/** The person types are those on record, and with the plan date they make the type of the plan. */
function judgeTypes({ content, file, kept, book }: Judged): Answer | null {
  for (const { ref, personType } of content.children) {
    const onRecord = kept.personTypes.find(({ child }) => child === ref)?.personType ?? null
    const shut = gated(book, 'case-plan-child', { 'person-type': onRecord ?? undefined })
    if (shut) return shut
    if (personType !== onRecord)
      return about(
        'children',
        'person-type-differs',
        'The person type of a child differs from the one on record. Look again.',
      )
  }
  const facts = {
    'case-type': file.caseType,
    'removed-by-plan-date': removedBy(file.facts, content.planDate),
  }
  const asked = book.need('case-plan', 'permanency-plan', facts)
  if (asked.value === 'unknown' || asked.value === 'optional') return null
  const made = asked.value === 'required' ? 'permanency' : 'case'
  return made === content.planType
    ? null
    : about('plan-type', 'plan-type-differs', `The rules make another type of plan of this. ${asked.because}`)
}

/** Everything a plan points to is of this very case. */
function judgeReferences({ content, file, kept }: Judged): Answer | null {
  const people = new Set(file.people.map(({ id }) => id))
  const items = new Set(kept.cansItems.map(({ id }) => id))
  const children = new Set(content.children.map(({ ref }) => ref))
  const ours = (field: string, of: string, fits: boolean) =>
    fits ? null : about(field, 'not-of-this-case', `${of} does not belong to this case.`)
  const court = content.courtNumbers.every(
    ({ child, number }) =>
      children.has(child) && kept.courtNumbers.some((one) => one.child === child && one.number === number),
  )
  const assessment =
    content.safetyAssessment === undefined ||
    kept.safetyAssessments.some(({ id }) => id === content.safetyAssessment)
  const participants = content.conditions.every((one) => one.participants.every((id) => people.has(id)))
  const picked = content.conditions.flatMap(({ services }) => services.flatMap(({ cansItems }) => cansItems))
  const considered = content.considered.map(({ cansItem }) => cansItem)
  return firstOf(
    () => ours('court-numbers', 'A court number', court),
    () => ours('safety-assessment', 'The Safety Assessment', assessment),
    () => ours('conditions', 'A participant', participants),
    () =>
      ours(
        'conditions',
        'A CANS item',
        picked.every((id) => items.has(id)),
      ),
    () =>
      ours(
        'considered',
        'A CANS item',
        considered.every((id) => items.has(id)),
      ),
    () =>
      new Set(considered).size < considered.length
        ? about('considered', 'contradiction', 'A CANS item is considered twice.')
        : null,
  )
}

/** The children's section is about children of the plan, the parents' section about nobody who is one of them. */
function judgeConditions({ content, book }: Judged): Answer | null {
  const children = new Set(content.children.map(({ ref }) => ref))
  for (const condition of content.conditions) {
    const { section, participants, goals, services } = condition
    const wrong =
      (section === 'child' && !participants.every((id) => children.has(id))) ||
      (section === 'parents-caregivers' && participants.some((id) => children.has(id)))
    if (wrong)
      return about(
        'conditions',
        'contradiction',
        'Somebody stands in a section of the plan that is not theirs.',
      )
    const given = { participants: participants.length > 0, text: true, goals: goals.length > 0 }
    const missing = lacking(book, 'case-plan-condition', given, { section })
    if (missing) return missing
    const refusal = firstOf(...services.map((service) => () => judgeService(service, book)))
    if (refusal) return refusal
  }
  return null
}

function judgeService(service: Service, book: Judged['book']): Answer | null {
  const { beginDate, endDate } = service
  if (endDate !== undefined && endDate < beginDate)
    return about('conditions', 'day-order', 'A service ends before it begins. Correct one of the two days.')
  const given = {
    'end-date': endDate !== undefined,
    progress: service.progress !== undefined,
    'status-description': service.statusDescription !== undefined,
    'cans-items': service.cansItems.length > 0,
  }
  return lacking(book, 'case-plan-service', given, {})
}

function judgeFields({ content, kept, file, book }: Judged): Answer | null {
  const types = content.children.flatMap(({ personType }) => personType ?? [])
  const said = file.facts['safetyServices']
  const facts = {
    'case-type': file.caseType,
    'any-person-type': types,
    'safety-services': typeof said === 'boolean' ? said : kept.safetyAssessments[0]?.safetyServices,
    'safety-assessment': content.safetyAssessment,
  }
  const given = {
    'court-numbers': content.courtNumbers.length > 0,
    'behavioral-change': content.behavioralChange !== undefined,
    'diminished-capacities': (content.diminishedCapacities ?? []).length > 0,
    'safety-assessment': content.safetyAssessment !== undefined,
    'child-functioning': content.functioning?.child !== undefined,
    'parents-functioning': content.functioning?.parents !== undefined,
    'family-functioning': content.functioning?.family !== undefined,
  }
  return lacking(book, 'case-plan', given, facts)
}

/** What was imported is taken from the content that was shown; what this plan held before is not asked again. */
function judgeImports({ content, others, before }: Judged): Answer | null {
  const known = new Set(sourcesIn(before).map((source) => JSON.stringify(source)))
  for (const source of sourcesIn(content)) {
    if (known.has(JSON.stringify(source))) continue
    const plan = others.find(({ id }) => id === source.plan)
    if (!plan)
      return about('conditions', 'not-of-this-case', 'An imported service comes from a plan of another case.')
    if (plan.contentHash !== source.contentHash)
      return problem(
        'import-changed',
        'A plan you imported from was changed in the meantime. Look at it again.',
      )
    const place = hasConditions(plan.content) ? plan.content.conditions[source.condition - 1] : undefined
    if (place?.services[source.service - 1] === undefined)
      return about(
        'conditions',
        'not-of-this-case',
        'An imported service does not stand in the plan it names.',
      )
  }
  return null
}

const sourcesIn = (content: Judged['before']) =>
  content === null || !('conditions' in content)
    ? []
    : content.conditions.flatMap(({ services }) => services.flatMap(({ importedFrom }) => importedFrom ?? []))
