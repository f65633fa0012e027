/*
 * Who may know whom. Two tables say it: the rooms of the house and the homes of the packages.
 * Everything below them only turns a row into a rule. `npm run imports` checks it, and
 * docs/decisions/001-rooms-and-imports.md says why.
 */

/** What any room may name without knowing the room behind it: types, no code. */
const sharedTypes = ['src/policy/types.ts', 'src/dialog/types.ts', 'src/reminders/types.ts']

/** What a case system holds, in plain types, and the hash that names a plan's content on both sides. */
const onRecord = 'src/bot/((plan-)?on-record|plan-hash)\\.ts'

/** A row: what this room may import beside itself, and where else the wish belongs. */
export const rooms = {
  policy: {
    knows: [],
    says: 'policy/ holds what is true: dated data and its schema. Code that asks something of it belongs in src/policy.',
  },
  'src/policy': {
    knows: ['policy'],
    says: 'src/policy answers questions about an edition and knows only policy/. What a conversation makes of the answer belongs in dialogs/ or src/bot.',
  },
  'src/dialog': {
    knows: ['src/policy/types.ts'],
    says: 'src/dialog runs any guided flow and knows none of them. What one flow asks belongs in dialogs/, what a worker reads in src/bot.',
  },
  dialogs: {
    knows: [
      'src/dialog',
      'src/policy/types.ts',
      // What a day, an age or a plan comes to is counted in one place, for flows and for the case API.
      'src/policy/(?:calendar|time-in-care|case-plan-facts)\\.ts',
      'src/bot/facts.ts',
      'src/bot/ports.ts',
      onRecord,
    ],
    says: 'dialogs/ is data: a record, its questions, its write. Facts and rules are handed in, so look them up in src/bot and pass them along.',
  },
  'src/reminders': {
    knows: ['src/policy'],
    says: 'src/reminders decides what is told about duties, to whom and when; it knows rules and nobody who speaks. Fetching and sending belong in src/shell, behind ports of src/bot.',
  },
  'src/bot': {
    knows: ['src/policy', 'src/dialog', 'src/answers', 'src/reminders', 'dialogs'],
    says: 'src/bot decides and touches nothing. If it needs the outside, declare a port in src/bot/ports.ts and let src/store, src/case-api or src/teams implement it.',
  },
  'src/answers': {
    knows: ['policy', 'src/policy', ...sharedTypes],
    says: 'src/answers finds and quotes; it knows documents and rules, and nobody who asks. What a conversation makes of an answer belongs in src/bot.',
  },
  'src/shell': {
    knows: ['src/bot', 'src/reminders', ...sharedTypes],
    says: 'src/shell carries out what src/bot decided, through its ports. Which implementation stands behind a port is chosen in src/commands.',
  },
  'src/model': {
    knows: ['src/bot', 'src/answers', ...sharedTypes],
    says: 'src/model speaks to a language model and knows nobody who could write. It implements ports of src/bot; which of them is used is chosen in src/commands.',
  },
  'src/board': {
    knows: ['src/bot', 'src/reminders', ...sharedTypes],
    says: 'src/board shows a supervisor what is due, as a page. What it shows is handed in through ports; src/commands brings the two together.',
  },
  'src/store': {
    knows: ['src/bot', ...sharedTypes],
    says: 'src/store implements the Store port of src/bot and knows no other room. Bring the two together in src/commands.',
  },
  'src/cards': {
    knows: ['src/bot', ...sharedTypes],
    says: 'src/cards draws what src/bot replies and nothing else. What to say belongs in src/bot, how to send it in src/teams or src/console.',
  },
  'src/case-api': {
    knows: ['src/bot', ...sharedTypes],
    says: 'src/case-api is the contract and its client. What only the agency side needs belongs in src/case-api/server.',
  },
  'src/case-api/server': {
    knows: ['src/case-api', 'src/policy', 'policy', 'src/bot/ports.ts', 'src/reminders/types.ts', onRecord],
    says: 'src/case-api/server stands for the agency: it shares the contract and the rules with us, never the bot. Put what both sides say into src/case-api/contract.',
  },
  'src/case-api/demo': {
    knows: ['src/case-api', 'src/case-api/server', onRecord, ...sharedTypes],
    says: 'src/case-api/demo fills the reference server with invented people and knows that server alone. Nothing of the product may need it.',
  },
  'src/documents': {
    knows: ['src/bot', ...sharedTypes],
    says: 'src/documents makes Word files from what is on record and nothing else. Fetch the record and hand the file over elsewhere: src/commands brings them together.',
  },
  'src/teams': {
    knows: ['src/bot', 'src/cards', ...sharedTypes],
    says: 'src/teams is one channel, so that replacing it stays one folder of work. Reach the others through ports, and compose them in src/commands.',
  },
  'src/console': {
    knows: ['src/bot', 'src/cards', ...sharedTypes],
    says: 'src/console is one channel. Reach the others through ports, and compose them in src/commands.',
  },
  'src/commands': {
    knows: ['policy', 'dialogs', 'src/(?!main\\.ts)'],
    says: 'src/commands composes every room; only tests/ and src/main.ts stay out of its reach.',
  },
}

/** A row: packages, the rooms they live in, and what to use instead elsewhere. A package without a row may not be imported. */
export const homes = [
  { packages: ['zod'], live: ['policy', 'dialogs', 'src'], says: 'zod is welcome everywhere.' },
  {
    packages: ['yaml'],
    live: ['policy', 'src/commands', 'src/case-api/demo', 'src/teams/playground'],
    says: 'Editions are read in policy/index.ts, files of the agency in src/commands. Everyone else gets parsed data.',
  },
  {
    packages: ['mammoth', 'unpdf', 'parse5'],
    live: ['src/answers/library/read'],
    says: 'What agencies hand in is read in one place; everyone else gets its text.',
  },
  {
    packages: ['wink-porter2-stemmer'],
    live: ['src/answers'],
    says: 'Words are cut to their stems where they are ranked; everyone else keeps them whole.',
  },
  {
    packages: ['xstate'],
    live: ['src/dialog'],
    says: 'xstate stays in src/dialog, so that a flow is data. Say it with a question, `when` or `check`.',
  },
  {
    packages: ['chrono-node'],
    live: ['src/bot'],
    says: 'Dates are read from words in src/bot only; everyone else receives YYYY-MM-DD.',
  },
  {
    packages: ['kysely', 'pg', '@electric-sql/pglite'],
    live: ['src/store', 'src/case-api/server', 'src/case-api/demo'],
    says: 'Databases are spoken to in src/store (our memory) and src/case-api/server (the agency side). Ask one of them.',
  },
  {
    packages: ['hono', '@hono/[^/]+'],
    live: ['src/case-api', 'src/teams', 'src/board'],
    says: 'HTTP is served by src/case-api/server and src/teams. Export a start function there and call it.',
  },
  {
    packages: ['jose'],
    live: ['src/case-api', 'src/teams', 'src/board'],
    says: 'Tokens are made and checked in src/case-api and at the gate of src/teams. Call a function of theirs.',
  },
  {
    packages: ['botbuilder', 'botbuilder-[^/]+', 'botframework-[^/]+', '@microsoft/teams-ai'],
    live: ['src/teams'],
    says: "Microsoft's two SDKs are out of support and stay in src/teams, so that leaving them is one folder of work.",
  },
  {
    packages: ['@microsoft/teams\\.cards'],
    live: ['src/cards'],
    says: 'Adaptive Cards are drawn in src/cards. Describe what to show as a CardView of src/bot/reply.ts.',
  },
  {
    packages: ['openai'],
    live: ['src/model'],
    says: 'A language model is optional and stays in src/model: it proposes commands and has no way to write.',
  },
  {
    packages: ['pino'],
    live: ['src/commands', 'src/teams', 'src/case-api/server'],
    says: 'Log through the Log port of src/bot/ports.ts; it lets only codes, counts and opaque ids through.',
  },
  {
    packages: ['temporal-polyfill'],
    live: ['src/policy', 'src/reminders'],
    says: 'Hours, time zones and months are counted where deadlines are, in src/policy and src/reminders. Everyone else receives days and instants.',
  },
  {
    packages: ['pg-boss'],
    live: ['src/store'],
    says: 'pg-boss keeps its clockwork in the database of src/store. Say what is to be run as a port.',
  },
  {
    packages: ['prom-client'],
    live: ['src/commands'],
    says: 'Counts for who runs the bot are gathered in src/commands; the rooms tell theirs through the Log port or a report.',
  },
  {
    packages: ['charts\\.css'],
    live: ['src/board'],
    says: 'Charts are tables with a style sheet, in src/board alone.',
  },
  {
    packages: ['fflate'],
    live: ['src/commands', 'src/documents', 'src/answers/library/read'],
    says: 'Packing the Teams app is a command: src/commands/package.ts. Word files are archives, made in src/documents and read in src/answers/library/read.',
  },
  {
    packages: ['docx'],
    live: ['src/documents'],
    says: 'Word files are made in src/documents. Say what a document holds as blocks, and draw them there.',
  },
  {
    packages: ['@microsoft/m365agentsplayground'],
    live: ['src/teams/playground'],
    says: 'The Playground is started in src/teams/playground and nowhere else: it must be kept on 127.0.0.1.',
  },
]

const pure = ['src/dialog', 'src/policy', 'src/reminders', 'src/bot', 'dialogs']

const inRoom = (place) => (/\.ts$|\(/.test(place) ? `^${place}` : `^${place}/${deeper(place)}`)
/** A room inside a room is its own: src/case-api does not speak for src/case-api/server. */
const deeper = (place) =>
  Object.keys(rooms)
    .filter((room) => room.startsWith(`${place}/`))
    .map((room) => `(?!${room.slice(place.length + 1)}/)`)
    .join('')
const inPackage = (name) => `(^|/)node_modules/(@types/)?${name}/`

const roomRules = Object.entries(rooms).map(([room, { knows, says }]) => ({
  name: `what-${room}-may-know`,
  severity: 'error',
  comment: says,
  from: { path: inRoom(room) },
  to: {
    path: '^(src|dialogs|policy|manifest)/',
    pathNot: [inRoom(room), '^src/main\\.ts$', ...knows.map(inRoom)],
  },
}))

const homeRules = homes.map(({ packages, live, says }) => ({
  name: `where-${packages[0].replace(/[^\w@/-]/g, '')}-lives`,
  severity: 'error',
  comment: says,
  from: { pathNot: live.map((place) => `^${place}/`) },
  to: { path: packages.map(inPackage) },
}))

const houseRules = [
  {
    name: 'package-needs-a-home',
    severity: 'error',
    comment:
      'This package has no row in .dependency-cruiser.mjs. Give it a home there first, one room if you can.',
    from: {},
    to: {
      path: '(^|/)node_modules/',
      pathNot: [
        '(^|/)node_modules/@types/node/',
        ...homes.flatMap(({ packages }) => packages.map(inPackage)),
      ],
    },
  },
  {
    name: 'package-is-ours',
    severity: 'error',
    comment:
      'This package is not in package.json: it is here by chance, through another one. Add it or do without.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'package-is-shipped',
    severity: 'error',
    comment: 'The product may not run on a development dependency. A type may come from one (`import type`).',
    from: {},
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pure-rooms-touch-nothing',
    severity: 'error',
    comment:
      'Here a turn is calculated, so it can be replayed: no files, network, clock or chance. Let src/shell, src/store or src/commands fetch it and hand it in.',
    // A hash of what is handed in is a calculation too.
    from: { path: pure.map((room) => `^${room}/`), pathNot: '^src/bot/plan-hash\\.ts$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'types-are-only-types',
    severity: 'error',
    comment:
      'These rooms may name the types of their neighbour, not run its code. Write `import type`, or take the function as a parameter.',
    from: { path: ['^src/dialog/', '^dialogs/', '^src/case-api/server/'] },
    to: {
      path: ['^src/policy/types\\.ts$', '^src/bot/(facts|ports)\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'nobody-knows-main',
    severity: 'error',
    comment:
      'src/main.ts only chooses a command and reads the environment. What you need from it belongs in src/commands.',
    from: {},
    to: { path: '^src/main\\.ts$' },
  },
  {
    name: 'main-knows-commands',
    severity: 'error',
    comment: 'src/main.ts only chooses a command. Compose rooms in a file of src/commands.',
    from: { path: '^src/main\\.ts$' },
    to: { path: '^(src|dialogs|policy)/', pathNot: '^src/commands/' },
  },
  {
    name: 'tests-stay-in-tests',
    severity: 'error',
    comment: 'The product knows nothing of its tests. Move what both need into the room it is about.',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  },
  {
    name: 'no-drawer-for-odds-and-ends',
    severity: 'error',
    comment:
      'Name a file after its one purpose and put it in the room it serves; nobody looks for anything in a drawer.',
    from: {},
    to: { path: '^(src|dialogs|policy)/.*\\b(utils?|helpers?|common|misc)(/|\\.ts$)' },
  },
  {
    name: 'no-circles',
    severity: 'error',
    comment: 'These files need each other. Move what both need into a third file that knows neither.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-lies-unused',
    severity: 'error',
    comment: 'No command leads to this file. Use it, or delete it: git remembers.',
    from: { path: '^src/main\\.ts$' },
    // What a child process or a browser loads is named by its path, and what a package is by its name, so no import leads there.
    to: {
      path: '^(src|dialogs|policy)/',
      pathNot: ['^src/teams/playground/loopback\\.ts$', '^src/board/assets/', '\\.d\\.ts$'],
      reachable: false,
    },
  },
  {
    name: 'every-import-exists',
    severity: 'error',
    comment: 'Nothing is found under this name. Relative imports end in .ts.',
    from: {},
    to: { couldNotResolve: true },
  },
]

export default {
  forbidden: [...roomRules, ...homeRules, ...houseRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
