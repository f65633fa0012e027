import type { StateNode } from 'xstate'
import type * as z from 'zod'
import { compile } from './compile.ts'
import type { AnyDialog } from './any.ts'
import { lowerFirst, questionFor } from './expand.ts'

import { groupFor } from './fold.ts'
import type { Dialog } from './types.ts'

const indent = '  '

const needOf = (dialog: AnyDialog, name: string): string => {
  const of = groupFor(dialog, name)
  if (of) return `each question of each ${lowerFirst(of.label)}, ${of.atMost} at most`
  const q = questionFor(dialog, name)
  if (!q) return 'nothing left to ask'
  const need = q.fixedNeed ?? 'as the answers decide'
  return q.sometimes ? `${need}, where it applies` : need
}

const asLeft = (status: string) => (status === 'asking' ? 'otherwise' : 'left so')

/** Every way out of a state, events with the same end on one line. */
const edges = (dialog: AnyDialog, node: StateNode): string[] => {
  const ends = new Map<string, string[]>()
  const add = (target: string, label: string) =>
    ends.set(target, [...new Set([...(ends.get(target) ?? []), label])])
  for (const { target } of node.always ?? []) {
    const name = target?.[0]?.key ?? node.key
    add(name, node.key === 'next' ? needOf(dialog, name) : asLeft(name))
  }
  for (const [event, transitions] of node.transitions)
    for (const { target, description } of transitions)
      if (event !== '') add(target?.[0]?.key ?? node.key, description ? `${event}, ${description}` : event)
  return [...ends].map(([target, labels]) => `${node.key} --> ${target}: ${labels.join(' / ')}`)
}

const draw = (dialog: AnyDialog, node: StateNode): string[] => {
  const children = Object.values(node.states)
  const inner = children.flatMap((child) => draw(dialog, child))
  const first = children.length > 0 ? node.initial.target[0]?.key : undefined
  const body = [...(first ? [`[*] --> ${first}`] : []), ...inner]
  const own = edges(dialog, node)
  if (children.length === 0) return node.type === 'final' ? [...own, `${node.key} --> [*]`] : own
  return [`state ${node.key} {`, ...body.map((line) => indent + line), '}', ...own]
}

/** The flow's machine as a Mermaid state diagram, drawn from the compiled machine itself. */
export const diagram = <R extends z.ZodObject, Facts, Write>(dialog: Dialog<R, Facts, Write>): string => {
  const any = dialog as AnyDialog
  const { root } = compile(any)
  const lines = Object.values(root.states).flatMap((node) => draw(any, node as StateNode))
  return [
    'stateDiagram-v2',
    ...[`[*] --> ${root.initial.target[0]?.key ?? ''}`, ...lines].map((l) => indent + l),
  ].join('\n')
}
