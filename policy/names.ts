/** All that a worker may type for a goal, in lower case. */
export function namesOf(goal: { id: string; label: string; aliases: readonly string[] }): string[] {
  return [
    ...new Set([goal.id.replaceAll('-', ' '), goal.label, ...goal.aliases].map((name) => name.toLowerCase())),
  ]
}
