import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('./', import.meta.url))
/** How many requirements each document brings: the pages of Tennessee, Missouri, Wisconsin and Massachusetts, the federal overview. */
const documents = { TN: 24, MO: 45, WI: 45, MA: 21, OV: 13 } as const
const ids = Object.entries(documents).flatMap(([of, count]) =>
  Array.from({ length: count }, (_, i) => `${of}-R${String(i + 1).padStart(2, '0')}`),
)
const named = new RegExp(`\\b(?:${Object.keys(documents).join('|')})-R\\d+`, 'g')

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))

/** Titles of tests: in code, of the rows of a table of cases, and the headings of conversations. */
const titles = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  const shapes = file.endsWith('.md')
    ? [/^# (.+)$/gm]
    : file.endsWith('.yaml')
      ? [/^\s*-? ?(?:title|name|requirement|about): (.+)$/gm]
      : /\.test\.ts$|contract[/\\][^/\\]+\.ts$/.test(file)
        ? [
            /\b(?:test|it|describe)(?:\.each[^\n]*)?\(\s*(['"`])(.+?)\1/gs,
            /^\s*\[\s*(['"`])([A-Z]{2}-R.+?)\1/gm,
          ]
        : []
  return shapes.flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => ({ file: relative(folder, file), title: match.at(-1) ?? '' })),
  )
})

const places = (id: string) => [
  ...new Set(titles.filter(({ title }) => title.includes(id)).map(({ file }) => file)),
]

test.each(ids)('%s is named by the title of a test', (id) => {
  expect(places(id), `no test is called after ${id}`).not.toEqual([])
})

test('no test is called after a requirement that is not there', () => {
  const all = titles.flatMap(({ title }) => title.match(named) ?? [])
  expect(all.filter((id) => !ids.includes(id))).toEqual([])
})

test('where each is: the list as it stands', () => {
  const lines = ids.map((id) => `${id}: ${places(id).sort().join(', ')}`)
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(lines).toHaveLength(24 + 45 + 45 + 21 + 13)
})
