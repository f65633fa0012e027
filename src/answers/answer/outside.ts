import type { StateCode } from '../../policy/types.ts'
import type { Desk } from './desk.ts'
import { inside } from './inside.ts'
import { passageDraft } from './passage.ts'
import type { Elsewhere } from './scope.ts'
import type { Ask, Draft } from './types.ts'
import { lowered } from './words.ts'

/** What is another state's is said to be so, and nothing of it is applied; only a comparison shows both. */
export function outside(away: Elsewhere, ask: Ask, desk: Desk): Draft | null {
  const text = lowered(ask.question)
  const own = ask.state === null ? null : (desk.library.editions[ask.state]?.at(-1)?.name ?? null)
  if (away.type === 'unknown-state')
    return {
      kind: 'not-found',
      lines: [
        `There are no rules of ${away.name} here, and the rules of one state do not answer for another.`,
        'Ask your supervisor or your interstate unit.',
      ],
      citations: [],
    }
  if (desk.questions.asks.same.test(text)) {
    const found = passageDraft.nearest(ask, desk)
    return {
      kind: 'not-found',
      lines: [
        `No document says that something in ${own ?? 'your state'} and in ${away.name} is the same, so I cannot call it so.`,
        ...found.lines,
      ],
      citations: found.citations,
    }
  }
  if (desk.questions.asks.compare.test(text)) {
    const question = [...ask.history].at(-1) ?? ask.question
    const both = [ask.state, away.state].map((state) =>
      inside({ ...ask, ...factsOf(state, ask, desk), state, question, history: [] }, desk),
    )
    const names = [own ?? '', away.name]
    return {
      kind: 'rule',
      lines: both.flatMap(({ lines }, at) => [`${names[at] ?? ''}: ${lines.join(' ')}`]),
      citations: both.flatMap(({ citations }) => citations),
    }
  }
  const what =
    away.type === 'state'
      ? `That is about ${away.name}.`
      : `"${away.word}" belongs to the ${away.name} documents; the ${own ?? 'federal'} documents do not name it.`
  return {
    kind: 'not-found',
    lines: [
      what,
      `Rules of ${away.name} do not hold here, so I apply none of them. Ask your supervisor what holds${own === null ? '' : ` in ${own}`}.`,
    ],
    citations: [],
  }
}

/** The facts as another state can judge them: its case types and goals are its own. */
function factsOf(state: StateCode | null, ask: Ask, desk: Desk): Pick<Ask, 'goalFacts' | 'ruleFacts'> {
  const types = state === null ? [] : (desk.bookFor(state, ask.on)?.caseTypes() ?? [])
  if (types.some(({ id }) => id === ask.goalFacts.caseType)) return ask
  const { caseType: _, activeGoals: __, ...goalFacts } = ask.goalFacts
  return { goalFacts, ruleFacts: {} }
}
