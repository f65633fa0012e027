import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './house.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const manifest = JSON.parse(read('package.json'))
const lock = JSON.parse(read('package-lock.json'))

/** What a checkout holds: everything that .gitignore does not name. */
const ignored = ['.git', ...read('.gitignore').split('\n')]
  .map((line) => line.replace(/\/$/, ''))
  .filter(Boolean)
const tracked = globSync('**/*', {
  cwd: root,
  exclude: ignored.map((name) => `**/${name}`),
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
const texts = tracked.filter(
  (file) => !/\.(png|ico|zip|pdf|docx)$/.test(file) && file !== 'package-lock.json',
)

describe('what is installed is what was tried', () => {
  test('every dependency has one exact version', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version as string))).toEqual([])
  })

  test('the lock file agrees with package.json', () => {
    expect(lock.packages[''].dependencies).toEqual(manifest.dependencies)
    expect(lock.packages[''].devDependencies).toEqual(manifest.devDependencies)
  })

  test('the lock file names no place to download from, so any registry will do', () => {
    expect(JSON.stringify(lock)).not.toContain('"resolved"')
    expect(read('.npmrc')).not.toMatch(/https?:/)
  })

  test('the database whose inside we lean on is pinned, and so is the runtime', () => {
    expect(lock.packages['node_modules/@electric-sql/pglite'].version).toBe(
      manifest.dependencies['@electric-sql/pglite'],
    )
    expect(lock.packages['node_modules/node'].version).toMatch(/^24\./)
  })

  test('one openai for all, no postinstall that asks', () => {
    expect(manifest.overrides['@microsoft/teams-ai'].openai).toBe('$openai')
    expect(lock.packages['node_modules/@microsoft/teams-ai/node_modules/openai']).toBeUndefined()
    expect(manifest.allowScripts).toMatchObject({ node: true, 'botbuilder-dialogs': false })
    expect(read('.npmrc')).toMatch(/^yes=true$/m)
  })

  test('nothing that is not JavaScript must be compiled on install', () => {
    const scripts = Object.entries<{ hasInstallScript?: boolean; dev?: boolean }>(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([name]) => name.replace(/^.*node_modules\//, ''))
    expect(scripts.filter((name) => !(name in manifest.allowScripts) && name !== 'fsevents')).toEqual([])
  })
})

describe('the project speaks for itself', () => {
  test.each([
    ['a path of one machine', /(?<![\w.:/])\/(?:home|root|Users|work|mnt)\/\w/],
    ['the number of a ticket', /\b(?:issue|ticket)s? #?\d+\b/i],
    ['the host of a registry', /\bregistry\.\w+\.\w+|verdaccio|artifactory/i],
    ['a secret', /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:sk|ghp|xox[bp])[-_]\w{20,}/],
  ])('no file holds %s', (_what, pattern) => {
    const found = texts.filter(
      (file) => file !== 'tests/architecture/repository.test.ts' && pattern.test(read(file)),
    )
    expect(found).toEqual([])
  })

  test('no file or folder is a drawer for odds and ends', () => {
    expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.[^/]+$)/.test(file))).toEqual(
      [],
    )
  })
})

describe('the documents', () => {
  const pages = tracked.filter((file) => file.endsWith('.md') && !file.startsWith('policy/'))

  test('README, CONTRIBUTING, CHANGELOG and LICENSE are there', () => {
    for (const file of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE']) {
      expect(existsSync(join(root, file)), file).toBe(true)
    }
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m)
  })

  test('the index of decisions lists every page by its title', async () => {
    const decisions = pages.filter((file) => /^docs\/decisions\/\d/.test(file)).sort()
    const lines = decisions.map((file) => {
      const [, number, title] = /^# (\d{3}) (.+)$/m.exec(read(file)) ?? []
      expect(file, 'a page begins with its number and title').toContain(`/${number}-`)
      return `- [${number}](${file.split('/').at(-1)}) ${title}`
    })
    const [head] = read('docs/decisions/README.md').split('\n- [')
    const page = `${head?.trimEnd()}\n\n${lines.join('\n')}\n`
    await expect(page).toMatchFileSnapshot(join(root, 'docs/decisions/README.md'))
  })

  test('what a page names in the repository exists', () => {
    const missing = pages.flatMap((page) => namedPaths(page).map((path) => `${page}: ${path}`))
    expect(missing.filter((line) => !existsSync(join(root, line.split(': ')[1] ?? '')))).toEqual([])
  })

  test('the command a page tells to run exists', () => {
    const called = pages.flatMap((page) =>
      [...read(page).matchAll(/npm (?:-s )?run ([a-z][a-z-]*)/g)].map((m) => m[1]),
    )
    expect([...new Set(called)].filter((name) => !(String(name) in manifest.scripts))).toEqual([])
  })
})

/** Paths from the repository's root that stand in backticks, and targets of links; `<names>` to fill in are left out. */
function namedPaths(page: string): string[] {
  const text = read(page).replace(/```[^]*?```/g, '')
  const quoted = [...text.matchAll(/`((?:src|docs|dialogs|policy|tests|manifest|\.ci)\/[^`\s]*)`/g)].map(
    (m) => m[1] ?? '',
  )
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((m) =>
    join(page, '..', m[1] ?? ''),
  )
  return [...quoted, ...links].filter((path) => !/[<*…{]/.test(path))
}

test('the gate of a clean checkout can be run', () => {
  expect(statSync(join(root, '.ci/run')).mode & 0o111).not.toBe(0)
  expect(read('.ci/run')).toContain('npm cit')
})
