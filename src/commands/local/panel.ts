import { relative } from 'node:path'
import { sayDate } from '../../dialog/index.ts'
import type { IsoDate } from '../../policy/types.ts'
import type { Rules } from '../rules.ts'
import { usuallyAtThePage } from './playground.ts'

export interface Shown {
  bot: string
  /** Where the supervisor's board is. */
  board: string
  caseApi: string
  playground: string | null
  /** Who speaks at the page. */
  person: string
  directory: string
  rules: Rules
  today: IsoDate
}

/** What `npm start` prints once everything runs: where to click, as whom, where the data is. */
export function panel({ bot, board, caseApi, playground, person, directory, rules, today }: Shown): string {
  const editions = rules.states.flatMap((state) => {
    const book = rules.rulesFor(state, today)
    return book?.effective ? [`${book.stateName}, policy of ${sayDate(book.effective).slice(4)}`] : []
  })
  const place = relative(process.cwd(), directory)
  const rows: [string, string][] = [
    [
      'Talk to it',
      playground
        ? `${playground}   (you are ${person}; another: npm start -- --as worker-mo)`
        : `npm run chat -- --as ${person} (after stopping this)`,
    ],
    ['Board', `${board}   (due dates; you choose whom to be)`],
    ['Bot', `${bot}/api/messages`],
    ['Case API', `${caseApi}/openapi.json   (a token: npm run -s token -- --as ${person})`],
    ['Rules', editions.join('; ')],
    ['Data', place.startsWith('..') ? directory : place],
  ]
  const lines = rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`)
  return [
    '',
    'Waymark runs on this machine, for this machine only. All people in it are invented.',
    '',
    ...lines,
    '',
    ...(person === usuallyAtThePage
      ? ["  Say, for example:  set tn-1001-c1's goal to adoption by 22 May 2027"]
      : ['  Say "hi", and see what can be recorded.']),
    '  Stop with Ctrl+C.',
    '',
  ].join('\n')
}
