import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { ICruiseResult } from 'dependency-cruiser'
import { importRules, inspect, root } from './house.ts'

let seen: ICruiseResult
let rooms: string[]
beforeAll(async () => {
  seen = await inspect(root)
  rooms = Object.keys((await importRules()).rooms)
})

/** The innermost room of a file; null for a package. */
function roomOf(file: string): string | null {
  if (file === 'src/main.ts') return 'src/main.ts'
  const within = rooms.filter((room) => file.startsWith(`${room}/`))
  return within.toSorted((a, b) => b.length - a.length)[0] ?? null
}

/** Every pair of rooms in which one imports the other: `->` code, `..>` types alone. */
function corridors(): Map<string, '-->' | '-.->'> {
  const found = new Map<string, '-->' | '-.->'>()
  for (const { source, dependencies } of seen.modules) {
    const from = roomOf(source)
    for (const { resolved, dependencyTypes } of dependencies) {
      const to = roomOf(resolved)
      if (!from || !to || from === to) continue
      const pair = `${from} ${to}`
      if (!dependencyTypes.includes('type-only')) found.set(pair, '-->')
      else if (!found.has(pair)) found.set(pair, '-.->')
    }
  }
  return found
}

function picture(): string {
  const id = (room: string) => room.replace(/[^a-z]/g, '_')
  const found = [...corridors()].sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = [...new Set(found.flatMap(([pair]) => pair.split(' ')))].sort()
  const lines = found.map(([pair, arrow]) => {
    const [from = '', to = ''] = pair.split(' ')
    return `  ${id(from)} ${arrow} ${id(to)}`
  })
  return [
    '# The house, drawn from its imports',
    '',
    'An arrow points at what a room knows: a full line runs its code, a dotted one only names its types.',
    'The rooms are told in [001](decisions/001-rooms-and-imports.md). After a change, `npx vitest run tests/architecture -u`',
    'draws the picture anew; a test fails while it is out of date.',
    '',
    '```mermaid',
    'flowchart TD',
    ...shown.map((room) => `  ${id(room)}["${room}"]`),
    ...lines,
    '```',
    '',
  ].join('\n')
}

test('docs/house.md shows the imports as they are', async () => {
  await expect(picture()).toMatchFileSnapshot(join(root, 'docs/house.md'))
})

test('the house keeps its own rule', () => {
  const broken = seen.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  expect(broken).toEqual([])
})

test('every folder of src has a row in the table of rooms, and every row a folder', () => {
  const folders = globSync('src/*/', { cwd: root }).map((folder) => folder.replace(/\/$/, ''))
  const unknown = folders.filter((folder) => !rooms.includes(folder) && !folder.endsWith('.ts'))
  expect(unknown).toEqual([])
  expect(rooms.filter((room) => !existsSync(join(root, room)))).toEqual([])
})
