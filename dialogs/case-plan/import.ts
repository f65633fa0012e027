import type { QuestionOf } from '../../src/dialog/types.ts'
import type { JobFacts } from '../../src/bot/facts.ts'
import { plansOf, stated, type Context } from './facts.ts'
import { tickedRows } from './fill.ts'
import type { Answers, CasePlanRecord } from './record.ts'
import { closeTicks, planName, rowsOf, sourcePlans, type Row } from './rows.ts'
import { childOptions } from './start.ts'

const importing = ({ start, ticked }: Answers) => start === 'import' || ticked !== undefined
const hasSources = ({ start }: Answers, c: Context) => sourcePlans({ start }, c).length > 0

const rowLabel = (row: Row, several: boolean): string =>
  several && row.kind === 'condition' ? `${row.label} (${planName(row.plan)})` : row.label

const optionsOf = (rows: readonly Row[]) => {
  const several = new Set(rows.map(({ plan }) => plan.id)).size > 1
  return rows.map((row) => ({ value: row.key, label: rowLabel(row, several) }))
}

/** What narrows the import list down, and the list itself with its ticks. */
export const importQuestions: readonly QuestionOf<CasePlanRecord, JobFacts>[] = [
  {
    ask: 'importChildren',
    label: 'Import for children',
    aliases: ['select by child', 'import by child'],
    kind: 'choices',
    need: 'offered',
    when: (a) => importing(a),
    prompt: () => 'Rows of plans for which children? Without an entry it is all of them.',
    why: (_, c) => stated('import-children', c),
    options: (_, c) => childOptions(c),
  },
  {
    ask: 'importPlans',
    label: 'Import from plans',
    aliases: ['select by plan', 'import by plan'],
    kind: 'choices',
    need: 'offered',
    when: (a, c) => importing(a) && plansOf(c).length > 1,
    prompt: () => 'Rows of which plans? Without an entry it is all of them.',
    why: (_, c) => stated('import-children', c),
    options: ({ start }, c) =>
      sourcePlans({ start }, c).map((plan) => ({ value: plan.id, label: planName(plan) })),
  },
  {
    ask: 'pendingPlans',
    label: 'Pending plans',
    kind: 'choice',
    need: 'offered',
    when: (a, c) => importing(a) && plansOf(c).some(({ status }) => status === 'pending'),
    prompt: () => 'Show rows of plans that are still pending?',
    why: (_, c) => stated('import-pending', c),
    options: () => [
      { value: 'show', label: 'Show them' },
      { value: 'hide', label: 'Hide them' },
    ],
  },
  {
    ask: 'history',
    label: 'History',
    aliases: ['display history'],
    kind: 'choice',
    need: 'offered',
    when: (a) => importing(a),
    prompt: () => 'Show what ended more than six months ago too?',
    why: (_, c) => stated('display-history', c),
    options: () => [
      { value: 'show', label: 'Show it' },
      { value: 'hide', label: 'Leave it out' },
    ],
  },
  {
    ask: 'ticked',
    label: 'Rows to import',
    aliases: ['import', 'rows', 'goals and services'],
    kind: 'choices',
    need: ({ start }) => (start === 'import' ? 'required' : 'offered'),
    when: (a, c) => a.start !== undefined && hasSources(a, c),
    prompt: (_, c) => `Which rows come along? ${stated('import-tick', c).text}`,
    why: (_, c) => stated('import-tick', c),
    options: (a, c) => optionsOf(rowsOf(a, c)),
    complete: (ticked, before, a, c) => closeTicks(ticked, before ?? [], rowsOf(a, c)),
    check: (ticked, a, c) =>
      ticked.some((key) => !rowsOf(a, c).some((row) => row.key === key))
        ? {
            because:
              'A row was changed in the case record since you ticked it, or is not shown any more. Please tick what you need again.',
          }
        : null,
    show: (ticked, a, c) => {
      const chosen = rowsOf({ start: a.start, history: 'show' }, c).filter(({ key }) => ticked.includes(key))
      const count = (kind: Row['kind'], one: string, more: string) => {
        const n = chosen.filter((row) => row.kind === kind).length
        return n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]
      }
      return [
        ...count('condition', 'condition', 'conditions'),
        ...count('goal', 'goal', 'goals'),
        ...count('service', 'service', 'services'),
      ].join(', ')
    },
    fills: (ticked, a, c) => tickedRows(ticked, a.conditions?.length ?? 0, c),
  },
]
