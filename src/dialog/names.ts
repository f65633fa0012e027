import type { ItemName } from './types.ts'

const shape = /^([^-]+)-([1-9]\d{0,3})(?:-([^-]+))?$/

/** `services-2` */
export const itemName = ({ group, n }: ItemName): string => `${group}-${n}`

/** `services-2-category` */
export const askIn = (item: ItemName, ask: string): string => `${itemName(item)}-${ask}`

/** The parts of a name of an item or of one of its answers; null where the name has another shape. */
export const partsOf = (name: string): (ItemName & { ask: string | null }) | null => {
  const [, group, n, ask] = shape.exec(name) ?? []
  return group === undefined || n === undefined ? null : { group, n: Number(n), ask: ask ?? null }
}
