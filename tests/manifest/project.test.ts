import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8')

interface Project {
  version: string
  environmentFolderPath: string
  [stage: string]: unknown
}
type Step = { uses: string; with: Record<string, unknown> }
const stages = ['provision', 'deploy', 'publish']
const projects = {
  dev: 'm365agents.yml',
  local: 'm365agents.local.yml',
  playground: 'm365agents.playground.yml',
}
const stepsOf = (project: Project) => stages.flatMap((stage) => (project[stage] ?? []) as Step[])
const placeholders = (text: string) => [...text.matchAll(/\$\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '')

describe.each(Object.entries(projects))('the project file of %s', (name, file) => {
  const project = parse(read(file)) as Project
  const steps = stepsOf(project)

  test('is of version 1.11 and names only files that are there', () => {
    expect(project).toMatchObject({ version: 'v1.11', environmentFolderPath: './env' })
    expect(steps.length).toBeGreaterThan(0)
    const paths: unknown[] = steps.flatMap(({ with: { manifestPath, ignoreFile, templates } }) => [
      manifestPath,
      ignoreFile,
      ...((templates ?? []) as { path: string; parameters: string }[]).flatMap(({ path, parameters }) => [
        path,
        parameters,
      ]),
    ])
    for (const path of paths.filter((each) => typeof each === 'string'))
      expect([path, existsSync(`${root}${path}`)]).toEqual([path, true])
  })

  test('reads only names that its environment file has or an earlier step writes', () => {
    const written = steps.flatMap(
      (step) =>
        Object.values((step as { writeToEnvironmentFile?: object }).writeToEnvironmentFile ?? {}) as string[],
    )
    const known = new Set([...Object.keys(parseEnv(read(`env/.env.${name}`))), ...written])
    expect(placeholders(read(file)).filter((each) => !known.has(each))).toEqual([])
  })
})

describe('the environment files', () => {
  const files = readdirSync(`${root}env`).filter(
    (name) => name.startsWith('.env.') && !name.endsWith('.user'),
  )

  test('are one for each project file', () => {
    expect(files.sort()).toEqual(
      Object.keys(projects)
        .map((name) => `.env.${name}`)
        .sort(),
    )
  })

  test('hold no secret, and what does is ignored', () => {
    for (const file of files) {
      const names = Object.keys(parseEnv(read(`env/${file}`)))
      expect(names.filter((name) => /secret|password|token/iu.test(name))).toEqual([])
    }
    expect(read('env/.gitignore')).toContain('.env.*.user')
  })
})

describe('what Azure is asked for', () => {
  const parts = ['azure.bicep', ...readdirSync(`${root}infra/parts`).map((name) => `parts/${name}`)]
  const { parameters } = JSON.parse(read('infra/azure.parameters.json')) as {
    parameters: Record<string, { value: string }>
  }

  test('every parameter that is given is one that is declared', () => {
    const declared = [...read('infra/azure.bicep').matchAll(/^param (\w+)/gmu)].map(([, name]) => name)
    expect(Object.keys(parameters).filter((name) => !declared.includes(name))).toEqual([])
  })

  test('secrets come from the files that are ignored, and go out in no output', () => {
    const kept = parseEnv(read('env/.env.dev'))
    const names = placeholders(JSON.stringify(parameters))
    expect(names.filter((name) => !(name in kept)).sort()).toEqual([
      'SECRET_DATABASE_PASSWORD',
      'SECRET_DATABASE_URL',
      'SECRET_OPENAI_API_KEY',
    ])
    const outputs = parts.flatMap((part) => read(`infra/${part}`).match(/^output .*$/gmu) ?? [])
    expect(outputs.length).toBeGreaterThan(5)
    expect(outputs.filter((line) => /password|databaseUrl|listKeys|\.value\b/iu.test(line))).toEqual([])
  })

  test('every secret parameter is marked as one', () => {
    for (const part of parts) {
      const secrets = [
        ...read(`infra/${part}`).matchAll(
          /(@secure\(\)\n(?:@.*\n)*)?param (\w*(?:[pP]assword|databaseUrl|modelKey)) /gu,
        ),
      ]
      for (const [whole, marked] of secrets)
        expect([part, whole, marked !== undefined]).toEqual([part, whole, true])
    }
  })

  test('the bot acts as its identity, with no password in its settings', () => {
    const app = read('infra/parts/app.bicep')
    expect(app).toContain("{ name: 'MicrosoftAppType', value: 'UserAssignedMsi' }")
    expect(app).not.toContain('MicrosoftAppPassword')
  })
})

test('the image runs as nobody in particular, on the Node the project pins, and tells whether it is well', () => {
  const image = read('Dockerfile')
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } }
  expect(image).toContain(`FROM node:${devDependencies.node.split('.')[0]}-slim`)
  expect(image).toMatch(/^USER node$/mu)
  expect(image).toMatch(/^HEALTHCHECK /mu)
  const copied = [...image.matchAll(/^COPY (.+) \S+$/gmu)].flatMap(([, names]) => names?.split(' ') ?? [])
  const sent = read('.dockerignore').split('\n')
  for (const name of copied)
    expect([name, existsSync(`${root}${name}`), sent.includes(`!${name}`)]).toEqual([name, true, true])
})

test.each(['launch.json', 'tasks.json'])('the editor can read %s', (name) => {
  expect(JSON.parse(read(`.vscode/${name}`))).toHaveProperty('version')
})
