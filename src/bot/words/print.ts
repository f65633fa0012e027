import type { CaseRecord } from '../facts.ts'
import type { CasePlanOnRecord } from '../plan-on-record.ts'
import type { Action, DocumentKind, Reply } from '../reply.ts'
import { sayDay } from './dates.ts'
import { myCases, plainReply } from './plain.ts'

const titles: Readonly<Record<DocumentKind, string>> = {
  'case-plan': 'Case Plan',
  history: 'History of Planning and Services',
}

/** A button that has a Word file made. */
export const printAction = (document: DocumentKind, of: string, plan: string | null): Action => ({
  label: `Print ${document === 'case-plan' ? 'case plan' : 'history'}`,
  command: { type: 'print', document, case: of, child: null, plan, accepted: false },
})

/** The message that brings a Word file. */
export function fileReply(
  document: DocumentKind,
  of: CaseRecord,
  plan: CasePlanOnRecord | null,
  accepted: boolean,
): Reply {
  const number = document === 'case-plan' ? (plan?.id ?? null) : null
  const accept: Action = {
    label: 'Take the file',
    command: { type: 'print', document, case: of.id, child: null, plan: number, accepted: true },
  }
  return {
    text: `${titles[document]} of ${of.id} as a Word file.${plan && document === 'case-plan' ? ` ${standing(plan)}` : ''}`,
    card: null,
    actions: [],
    citations: [],
    file: { kind: document, case: of.id, plan: number, accept, accepted },
  }
}

/** Before approval a plan is printed without the names of worker and supervisor, and the worker is told so. */
function standing({ content, approvedOn, status }: CasePlanOnRecord): string {
  const dated = `It is the plan of ${sayDay(content.planDate)}`
  if (approvedOn !== null && status === 'approved')
    return `${dated}, approved on ${sayDay(approvedOn)}, with names and lines to sign.`
  if (approvedOn !== null) return `${dated}. A newer approved plan has taken its place.`
  return `${dated}. It is not approved, and every page says so; names and lines to sign come with the approval.`
}

export const noPlan = ({ id }: CaseRecord): Reply =>
  plainReply(
    'No plan to print',
    `No case plan is on record for ${id}. You can still print its history: say "history".`,
    [],
    [printAction('history', id, null), myCases],
  )
