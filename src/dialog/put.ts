import type { AnyContext, AnyQuestion, Seen } from './any.ts'
import type { Answers, Need, Question } from './types.ts'

type Handed<More extends readonly unknown[]> = [a: Seen, c: AnyContext, ...more: More]
export type Hand<More extends readonly unknown[]> = (answers: Answers, c: AnyContext) => Handed<More>
type Written<More extends readonly unknown[]> = Question<Seen, unknown, string, More>

const needOf = <More extends readonly unknown[]>({ need }: Written<More>, seen: Handed<More>): Need =>
  typeof need === 'string' ? need : need(...seen)

/** The question with its functions taking flat answers; `hand` says what they are handed instead. */
export const put = <More extends readonly unknown[]>(
  q: Written<More>,
  hand: Hand<More>,
): Omit<AnyQuestion, 'ask' | 'label' | 'item' | 'fills'> => {
  const { show, complete } = q
  return {
    own: q.label,
    kind: q.kind,
    aliases: q.aliases ?? [],
    maxLength: q.maxLength ?? null,
    min: q.min ?? null,
    past: q.past ?? false,
    max: q.max ?? null,
    refers: q.refers ?? null,
    decides: q.decides ?? false,
    discreet: q.discreet ?? false,
    fixedNeed: typeof q.need === 'string' ? q.need : null,
    sometimes: q.when !== undefined,
    need: (answers, c) => needOf(q, hand(answers, c)),
    when: (answers, c) => q.when?.(...hand(answers, c)) ?? true,
    prompt: (answers, c) => q.prompt(...hand(answers, c)),
    why: (answers, c) => q.why(...hand(answers, c)),
    options: (answers, c) => q.options?.(...hand(answers, c)) ?? [],
    check: (value, answers, c) => q.check?.(value, ...hand(answers, c)) ?? null,
    note: (answers, c) => q.note?.(...hand(answers, c)) ?? null,
    show: show ? (value, answers, c) => show.call(q, value, ...hand(answers, c)) : null,
    complete: complete
      ? (value, before, answers, c) => complete.call(q, value, before, ...hand(answers, c))
      : null,
  }
}
