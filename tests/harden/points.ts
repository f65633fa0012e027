/** What a turn does to the world outside it, in this order; a crash may come before or after each. */
const deeds = [
  'receive',
  'commit',
  'confirm',
  'claim',
  'write',
  'advance',
  'settle',
  'send',
  'update',
  'mark sent',
] as const

export type Point = `${'before' | 'after'} ${(typeof deeds)[number]}`

export const points: readonly Point[] = deeds.flatMap((deed) => [
  `before ${deed}` as const,
  `after ${deed}` as const,
])
