import type { Command } from '../command.ts'
import { oneSlipApart } from './spelling.ts'

type Fixed =
  | 'hello'
  | 'help'
  | 'cancel'
  | 'back'
  | 'skip'
  | 'review'
  | 'confirm'
  | 'save-draft'
  | 'drafts'
  | 'start-over'
  | 'repeat'
  | 'why'
  | 'gaps'
  | 'cases'
  | 'hand-off'
  | 'hand-over'
  | 'keep-theirs'
  | 'replace'
  | 'form'

const said: Readonly<Record<Fixed, readonly string[]>> = {
  hello: [
    'hi',
    'hello',
    'hey',
    'hello there',
    'hi there',
    'good morning',
    'good afternoon',
    'good evening',
    'hola',
    'start',
  ],
  help: ['help', 'help me', '?', 'menu', 'commands', 'what can you do', 'how does this work', 'ayuda'],
  cancel: ['cancel', 'stop', 'quit', 'exit', 'abort', 'never mind', 'nevermind', 'forget it', 'cancel that'],
  back: ['back', 'go back', 'previous', 'undo', 'one back', 'last question'],
  skip: ['skip', 'skip it', 'skip this', 'not now', 'leave it out', 'leave it empty'],
  review: ['review', 'done', "that's all", 'thats all', 'show review', 'show me', 'summary'],
  confirm: [
    'confirm',
    'yes',
    'yes confirm',
    'confirm and save',
    'ok',
    'okay',
    'looks good',
    'yes save it',
    'save it',
    'submit',
    'correct',
    'y',
  ],
  'save-draft': ['save', 'save draft', 'save as draft', 'save for later', 'later', 'finish later', 'draft'],
  drafts: ['my drafts', 'drafts', 'list drafts', 'show drafts', 'show my drafts'],
  'start-over': ['start over', 'restart', 'from the beginning', 'begin again', 'reset'],
  repeat: ['repeat', 'again', 'say again', 'say that again', 'repeat that', 'what was the question'],
  why: ['why', 'why is that', 'why do you ask', 'why not', 'why do you need that', 'says who', 'source'],
  gaps: [
    'what is missing',
    "what's missing",
    'whats missing',
    'gaps',
    'what do the documents not say',
    'what do you not know',
    "what don't you know",
  ],
  cases: ['my cases', 'cases', 'workload', 'my workload', 'list cases', 'my children', 'children'],
  form: [
    'form',
    'the form',
    'show form',
    'show the form',
    'as form',
    'as a form',
    'open as form',
    'open form',
  ],
  'hand-off': [
    'talk to my supervisor',
    'ask my supervisor',
    'supervisor',
    'talk to a person',
    'human',
    'person',
    'hand over',
  ],
  'hand-over': [
    'hand over with my draft',
    'hand over my draft',
    'hand over the draft',
    'hand it over',
    'hand this over',
  ],
  'keep-theirs': ['keep theirs', 'keep theirs drop mine', 'drop mine'],
  replace: ['replace theirs', 'replace theirs with a reason', 'replace it', 'end theirs'],
}

const meaning = new Map(
  Object.entries(said).flatMap(([type, phrases]) =>
    phrases.map((phrase) => [phrase, type as Fixed] as const),
  ),
)

/** Words that are understood with one slip of the finger: long enough that a slip makes no other word. */
const forgiving = [...meaning.keys()].filter((phrase) => phrase.length >= 4 && !phrase.includes(' '))

/** A message that is nothing but a command. `exact` leaves slips of the finger out. */
export function fixedPhrase(text: string, exact: boolean): Command | null {
  const words = plain(text).replaceAll(',', '')
  const type = meaning.get(words) ?? (exact ? undefined : slip(words))
  if (type === 'replace') return { type, goal: null }
  return type ? { type } : null
}

/** Lower case, straight quotes, single spaces, no closing punctuation. */
export function plain(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  return words === '?'
    ? words
    : words.replace(/[\s.!?,;:]+$/, '').replace(/^(?:please|pls)\s+|\s+(?:please|pls)$/g, '')
}

function slip(words: string): Fixed | undefined {
  const near = words.length >= 3 ? forgiving.find((phrase) => oneSlipApart(words, phrase)) : undefined
  return near ? meaning.get(near) : undefined
}
