import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Layout is prettier's, imports between rooms are dependency-cruiser's; here is what neither can see. */

const ban = (selector, message) => ({ selector, message })
const member = (object, property) =>
  `MemberExpression[object.name='${object}'][property.name=/^(${property})$/]`

const product = [
  ban('ExportDefaultDeclaration', 'Export by name, so that a thing is called the same everywhere.'),
  ban(
    'ClassDeclaration:not([superClass])',
    'A function or a plain object will do; keep classes for libraries that ask for one.',
  ),
]

const noEnvironment = ban(
  member('process', 'env|argv|exit'),
  'Only src/main.ts reads the environment and ends the process: take what you need from the Invocation.',
)

const noClock = [
  ban(
    "NewExpression[callee.name='Date'][arguments.length=0]",
    'No clock here: take the day or the instant as a parameter.',
  ),
  ban("CallExpression[callee.name='Date']", 'No clock here: take the day or the instant as a parameter.'),
  ban(member('Date', 'now'), 'No clock here: take the day or the instant as a parameter.'),
  ban(
    member('Math', 'random'),
    'No chance here: take what is random as a parameter, so a turn can be replayed.',
  ),
]

const outside = [
  'fetch',
  'process',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]

const honestTests = [
  ban(
    'CallExpression MemberExpression[object.name=/^(it|test|describe|bench)$/][property.name=/^(only|skip|todo|fails)$/]',
    'Every test runs. A suite that needs what a machine may lack uses describe.skipIf and says so.',
  ),
  ban(
    'MemberExpression[object.property.name=/^(each|for|concurrent|sequential)$/][property.name=/^(only|skip|todo|fails)$/]',
    'Every test runs. A suite that needs what a machine may lack uses describe.skipIf and says so.',
  ),
]

const lines = (max) => ({ max, skipBlankLines: true, skipComments: true })

const everywhere = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-debugger': 'error',
  'no-else-return': 'error',
  'no-param-reassign': 'error',
  'no-shadow-restricted-names': 'error',
  'no-unneeded-ternary': 'error',
  'no-useless-rename': 'error',
  'no-var': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-object-has-own': 'error',
  // Counts every `?.`, `??` and default value as a path.
  complexity: ['error', 15],
  'max-depth': ['error', 3],
  'max-nested-callbacks': ['error', 4],
  'max-params': ['error', 5],
}

const typed = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unnecessary-condition': [
    'error',
    { allowConstantLoopConditions: 'only-allowed-literals' },
  ],
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
  ],
  '@typescript-eslint/prefer-optional-chain': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // A port answers a promise even where one implementation has nothing to wait for.
  '@typescript-eslint/require-await': 'off',
  // We write no classes, so our methods have no `this` to lose.
  '@typescript-eslint/unbound-method': 'off',
}

export default defineConfig(
  globalIgnores(['coverage/', 'dist/', '.waymark/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: everywhere },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ['src/**/*.ts', 'dialogs/**/*.ts', 'policy/**/*.ts'],
    rules: {
      'max-lines': ['error', lines(200)],
      'max-lines-per-function': ['error', lines(60)],
      'no-restricted-syntax': ['error', ...product, noEnvironment],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', message: 'Only src/main.ts knows the process.' }] },
      ],
    },
  },
  {
    files: ['src/dialog/**/*.ts', 'src/policy/**/*.ts', 'src/bot/**/*.ts', 'dialogs/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...product, noEnvironment, ...noClock],
      'no-restricted-globals': [
        'error',
        ...outside.map((name) => ({
          name,
          message: 'A turn is calculated here. Let src/shell do this and hand in the result.',
        })),
      ],
    },
  },
  {
    // The two files a process begins with.
    files: ['src/main.ts', 'src/teams/playground/loopback.ts'],
    rules: { 'no-restricted-syntax': ['error', ...product], 'no-restricted-imports': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines': ['error', lines(300)],
      'no-restricted-syntax': ['error', ...honestTests],
      'max-nested-callbacks': ['error', 6],
      // A failing expectation says more than a type guard, and answers of a server are read as they come.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Reports are printed for a person at a terminal.
  { files: ['tests/bench/**/*.ts', 'tests/harden/**/*.ts'], rules: { 'no-console': 'off' } },
)
