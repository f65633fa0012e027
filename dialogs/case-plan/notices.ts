import { sayDate } from '../../src/dialog/index.ts'
import type { Notice } from '../../src/dialog/types.ts'
import type { GateAnswer } from '../../src/policy/types.ts'
import { cansLeft, unmet } from './checklist.ts'
import { contentOf, planTypeRule } from './content.ts'
import { consultFirst, servedChildren, withConsult } from '../indian-child.ts'
import { fullName, plansOf, stated, type Context } from './facts.ts'
import { mendOf } from './mends.ts'
import { partly, type Answers } from './record.ts'
import { assessments } from './safety.ts'
import { untyped } from './start.ts'

const hint = (text: string, topic: string, c: Context): Notice => ({
  kind: 'hint',
  text,
  citation: stated(topic, c).citation,
})

const leftOut = (c: Context): Notice[] => {
  const [rule] = c.rules.gates('case-plan-child', {})
  return untyped(c).map((child) => ({
    kind: 'hint',
    text: `${fullName(child)} has no person type and cannot be on the plan. ${rule?.mend ?? ''}`.trim(),
    citation: rule?.citation ?? null,
  }))
}

/** Health and school as the case system has them; nobody changes them here. */
const wellBeing = (a: Answers, c: Context): Notice[] =>
  (a.children ?? []).flatMap((child) => {
    const lines = c.facts.case.onRecord.wellBeing.filter((one) => one.child === child)
    const who = c.facts.case.participants.find(({ id }) => id === child)
    if (lines.length === 0 || !who) return []
    const said = lines.map(({ heading, text }) => `${heading}: ${text}`).join(' ')
    return [hint(`Well-Being of ${fullName(who)} (read only): ${said}`, 'well-being', c)]
  })

/** What the supervisor wrote when a plan came back. */
const returned = (a: Answers, c: Context): Notice[] =>
  plansOf(c)
    .filter(({ id, status }) => status === 'returned' && (a.start ?? `edit:${id}`) === `edit:${id}`)
    .flatMap(({ content, decisions }) => {
      const note = decisions.at(-1)?.note ?? null
      const text = `The plan of ${sayDate(content.planDate)} was returned: ${note ?? 'no note was given.'}`
      return [{ kind: 'hint', text, citation: null }]
    })

const dates = (a: Answers, c: Context): Notice[] => {
  if (a.planDate === undefined) return [hint(stated('future-plan-date', c).text, 'future-plan-date', c)]
  if (a.planDate <= c.today) return []
  return [hint(stated('submission-date', c).text, 'submission-date', c)]
}

const type = (a: Answers, c: Context): Notice[] => {
  const { value, because, citation } = planTypeRule(a, c)
  return a.planDate === undefined || value === 'unknown' ? [] : [{ kind: 'hint', text: because, citation }]
}

/** Services that never named their condition, where there is more than one to name. */
const underTheFirst = (a: Answers): Notice[] =>
  (a.conditions?.length ?? 0) < 2
    ? []
    : partly(a.services).flatMap(({ condition, explanation }, at) =>
        condition !== undefined || explanation === undefined
          ? []
          : {
              kind: 'condition' as const,
              text: `Service ${at + 1} stands under condition 1. Say "change service ${at + 1} condition" to move it.`,
              citation: null,
              opens: { ask: `services-${at + 1}-condition`, label: `Move service ${at + 1}` },
            },
      )

const beforeApproval = ({ id, because, mend, citation }: GateAnswer, a: Answers, c: Context): Notice => {
  const way = mendOf(id, contentOf(a, c), 'submission', c)
  const open = way && (way.ask !== 'safetyAssessment' || assessments(a, c).length > 0)
  return {
    kind: 'hint',
    text: `Before approval: ${because} ${mend}`,
    citation,
    ...(open && { opens: { ask: way.ask, label: way.label } }),
  }
}

const toDo = (a: Answers, c: Context): Notice[] => {
  if (a.children === undefined || a.conditions === undefined) return []
  const plan = contentOf(a, c)
  const left = cansLeft(plan, c)
  const said = `${left.length} CANS ${left.length === 1 ? 'item' : 'items'} to deal with: ${left.join(', ')}.`
  const gates = unmet(plan, 'submission', c)
  return [
    ...(left.length > 0 ? [hint(`${said} An asterisk needs a service.`, 'cans-count', c)] : []),
    ...gates.map((gate) => beforeApproval(gate, a, c)),
  ]
}

/** What the worker should know beside the answers. Where consulting comes first, only facts are told, without rules. */
export const planNotices = (a: Answers, c: Context): Notice[] => {
  const children = servedChildren(c).filter(({ id }) => a.children?.includes(id) ?? true)
  const facts = [...returned(a, c), ...leftOut(c), ...wellBeing(a, c), ...toDo(a, c)]
  const told =
    consultFirst(children, c).length === 0 ? facts : facts.map((one) => ({ ...one, citation: null }))
  return withConsult(children, c, [...underTheFirst(a), ...told], () => [...dates(a, c), ...type(a, c)])
}
