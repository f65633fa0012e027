import { z } from 'zod'
import type { DeadlineQuery } from '../../contract/deadlines.ts'
import { Day } from '../../contract/values.ts'
import { hiddenFrom } from '../access.ts'
import { answer, problem, type Answer } from '../answers.ts'
import { day } from '../columns.ts'
import type { Caller, DutyRules, Scope } from '../context.ts'
import { pageOf, placeOf } from '../cursor.ts'
import { ownersOf } from './owners.ts'
import { catchUp, refreshDeadlines } from './refresh.ts'
import { dayless } from './tables.ts'

/** A place in the list: the due day and the number. */
type Place = readonly [day: string, id: string]

/** `GET /v1/deadlines`: soonest first, what has no day behind all that has one. */
export async function listDeadlines(
  scope: Scope,
  caller: Caller,
  query: DeadlineQuery,
  rules: DutyRules,
): Promise<Answer> {
  const after = placeOf(query.cursor, [Day, z.string().max(300)])
  if (after === undefined) return problem('cursor-invalid', 'Start the list again without a cursor.')
  if (query.case !== undefined) {
    const hidden = await hiddenFrom(scope, caller, query.case)
    if (hidden) return hidden
  }
  await refreshDeadlines(scope, rules)
  await catchUp(scope, rules)
  const from = after ? ([after[0] ?? '', after[1] ?? ''] as const) : null
  const found = await rowsFor(scope, caller, query, from)
  const { items, next } = pageOf(found, query.limit, ({ dueDay, id }) => [dueDay, id])
  const owners = await ownersOf(
    scope,
    items.map(({ caseId }) => caseId),
  )
  return answer(200, {
    items: items.map(({ content, unit, caseId }) => ({
      ...content,
      unit,
      owner: owners.get(caseId) ?? null,
    })),
    next,
  })
}

/** What is due by the day, then what has no day: each by a range of the index, so that the rest is never read. */
async function rowsFor(scope: Scope, caller: Caller, query: DeadlineQuery, from: Place | null) {
  const { until, limit } = query
  const whole = until === undefined || until >= dayless
  const first =
    whole || !from || from[0] < dayless ? await range(scope, caller, query, from, until ?? dayless) : []
  if (whole || first.length > limit) return first
  const behind = await range(scope, caller, query, from && from[0] >= dayless ? from : [dayless, ''], dayless)
  return [...first, ...behind].slice(0, limit + 1)
}

async function range(scope: Scope, caller: Caller, query: DeadlineQuery, from: Place | null, until: string) {
  const rows = inOrder(scope, query, from, until)
  const own = (q: ReturnType<typeof inOrder>) => q.where('case_id', 'in', assignedTo(scope, caller))
  if (query.case !== undefined) return rows.where('case_id', '=', query.case).execute()
  if (caller.role === 'worker') return own(rows).execute()
  const ofUnit = await rows.where('unit', '=', caller.unit).execute()
  const others = await own(rows).where('unit', '!=', caller.unit).execute()
  const sorted = [...ofUnit, ...others].sort((a, b) => (a.dueDay + a.id < b.dueDay + b.id ? -1 : 1))
  return sorted.slice(0, query.limit + 1)
}

function inOrder({ db, tenant }: Scope, { limit }: DeadlineQuery, from: Place | null, until: string) {
  const rows = db
    .selectFrom('deadline')
    .select(['id', 'case_id as caseId', 'unit', 'content', day('due_day').as('dueDay')])
    .where('tenant', '=', tenant)
    .where('due_day', '<=', until)
    .orderBy('due_day')
    .orderBy('id')
    .limit(limit + 1)
  if (!from) return rows
  const [on, id] = from
  return rows.where(({ eb, refTuple, tuple }) => eb(refTuple('due_day', 'id'), '>', tuple(on, id)))
}

const assignedTo = ({ db, tenant, today }: Scope, caller: Caller) =>
  db
    .selectFrom('assignment')
    .select('case_id')
    .where('tenant', '=', tenant)
    .where('person_id', '=', caller.id)
    .where('since', '<=', today)
    .where((w) => w.or([w('until', 'is', null), w('until', '>', today)]))
