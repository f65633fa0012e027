import { heading, quiet, type Block, type SignatureLine } from './blocks.ts'
import { isApproved, type PlanSource } from './source.ts'
import { fullName } from './words.ts'

/**
 * Lines to sign, with printed names: only on an approved plan. Before that no name of a worker or supervisor stands
 * anywhere, and the document says why (Wisconsin guide of February 2014, step 24).
 */
export function signatures({ plan, case: of }: PlanSource): Block[] {
  const { names } = plan
  if (!isApproved(plan) || names === null) {
    return [
      heading(2, 'Signatures'),
      quiet('This plan is not approved. Names and lines to sign are printed after approval.'),
    ]
  }
  const adults = of.participants.filter(({ role }) => role === 'parent' || role === 'caretaker')
  const lines: SignatureLine[] = [
    { role: 'Worker', name: names.worker },
    { role: 'Supervisor', name: names.supervisor },
    ...adults.map((adult) => ({
      role: adult.role === 'parent' ? 'Parent' : 'Caretaker',
      name: fullName(adult),
    })),
    ...plan.children.flatMap((id) => {
      const child = of.participants.find((one) => one.id === id)
      return child ? [{ role: 'Child or youth', name: fullName(child) }] : []
    }),
  ]
  return [heading(2, 'Signatures'), { type: 'signatures', lines }]
}
