import { dialogs } from '../../../dialogs/index.ts'
import { openApiDocument } from '../../case-api/contract/document.ts'

/**
 * The names that rules may give to fields, in kebab-case: what flows ask and what records of the case API hold. A part
 * of a field goes by its own name or by both: `date`, `conference-date`.
 */
export function knownFields(): ReadonlySet<string> {
  const names = new Set<string>()
  for (const question of dialogs.flatMap((dialog) => dialog.questions)) {
    const asked =
      'items' in question ? [question.group, ...question.items.map(({ ask }) => ask)] : [question.ask]
    for (const ask of asked) names.add(kebab(ask))
  }
  walk(openApiDocument(), null, names)
  return names
}

/** The ids of the guided flows there are. */
export const knownJobs = (): ReadonlySet<string> => new Set(dialogs.map(({ id }) => id))

function walk(schema: unknown, parent: string | null, names: Set<string>): void {
  if (typeof schema !== 'object' || schema === null) return
  for (const [key, value] of Object.entries(schema)) {
    if (key !== 'properties' || typeof value !== 'object' || value === null) {
      walk(value, parent, names)
      continue
    }
    for (const [property, inner] of Object.entries(value as Record<string, unknown>)) {
      const name = kebab(property)
      names.add(name)
      if (parent !== null) names.add(`${parent}-${name}`)
      walk(inner, name, names)
    }
  }
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
