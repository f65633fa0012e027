import type { Command } from '../command.ts'
import type { AskPolicy } from '../commands/policy-talk.ts'
import type { PolicyTalk, Topic } from '../policy-talk.ts'
import { asking } from './asking.ts'
import type { Hearing } from './hearing.ts'
import { isFree } from './in-flow.ts'
import { namesOtherState } from './other-states.ts'
import { plain } from './phrases.ts'
import { withoutReference } from './references.ts'

/** A question about policy, with the place that it names. */
export const askOf = (text: string, { reference }: Pick<Hearing, 'reference'>): AskPolicy => ({
  type: 'ask',
  question: text,
  case: reference?.case ?? null,
  child: reference?.child ?? null,
})

const passage =
  /^(?:please )?(?:show|see|read|give)(?: me)? (?:the |that |its )?(?:passage|source text|full text|text|wording|context)$|^where does it say (?:that|so|this)$/
const up = /^(?:thumbs up|👍|helpful|that helped|good answer)$/u
const down =
  /^(?:thumbs down|👎|not helpful|unhelpful|that did ?n[o']t help|bad answer|wrong answer)(?:[\s:,.–-]+(.+))?$/u
const supervisor =
  /^(?:please )?(?:ask|send|forward)(?: this| it| that| my question| the question)? (?:to )?my supervisor(?: about)?(?: this| that| it| (?:this|my|the) question)?$/
const english = /^(?:in )?(?:english|ingl[eé]s)$/

/** What is said about the newest answer. Words that might be an answer to the open question are not taken. */
export function talked(text: string, hearing: Hearing): Command | null {
  const { session } = hearing
  const words = plain(text)
  if (english.test(words) && session.policy?.language === 'es') return { type: 'language', language: 'en' }
  if (!session.policy?.last) return null
  if (passage.test(words)) return { type: 'show-passage' }
  return thumb(text, words) ?? (toSupervisor(words, hearing) ? { type: 'ask-supervisor' } : null)
}

function thumb(text: string, words: string): Command | null {
  if (up.test(words)) return { type: 'feedback', verdict: 'up', comment: null, about: 'newest' }
  const told = down.exec(text.trim().toLowerCase())
  if (!told) return null
  const comment = told[1] === undefined ? null : text.trim().slice(-told[1].length)
  return { type: 'feedback', verdict: 'down', comment, about: 'newest' }
}

function toSupervisor(words: string, { session, flow }: Hearing): boolean {
  const here = session.last?.policy !== undefined || /\b(?:question|this|that|it)\b/.test(words)
  return supervisor.test(words) && here && !isFree(flow?.view.asking)
}

/** The case type or the age that was just asked for, where no job is open that could ask the same. */
export function missingFact(text: string, { session: { waiting }, flow, rules }: Hearing): Command | null {
  if (flow || waiting?.type !== 'ask') return null
  const years = /^(?:(?:s?he|they) (?:is|are|'s) |s?he's |age |about )?(\d{1,2})(?: years?(?: old)?)?$/.exec(
    plain(text),
  )
  if (years) return { ...waiting, facts: { ...waiting.facts, age: Number(years[1]) } }
  const words = plain(text).replace(/ cases?$/, '')
  const type = rules
    .caseTypes()
    .find(({ id, label, aliases }) => [id, label, ...aliases].some((name) => plain(name) === words))
  return type ? { ...waiting, facts: { ...waiting.facts, caseType: type.id } } : null
}

/** A question that reads like one wherever it is said, before it is tried as an order or an answer. */
export function plainQuestion(text: string, hearing: Hearing): Command | null {
  const asked = hearing.flow?.view.asking
  if (asking(text) !== 'plainly' && !goesAround.test(text)) return null
  if (isFree(asked) && (!/\?\s*$/.test(text) || text.includes('\n') || text.trim().split(/\s+/).length < 5))
    return null
  return plain(withoutReference(text)).split(' ').length < 3 && !goesOn(text) ? null : askOf(text, hearing)
}

/** Whoever wants to get around an approval is told what is done instead, whatever job their words name. */
const goesAround =
  /\b(?:bypass|skip|avoid|without|ignore|override|get around|work around)\b.{0,30}\b(?:approval|sign-?off|supervisor)\b/i

/** What nothing else was made of, and yet asks something. */
export function openQuestion(text: string, hearing: Hearing): Command | null {
  if (isFree(hearing.flow?.view.asking)) return null
  if (asking(text) !== 'no') return askOf(text, hearing)
  const words = text.match(/\p{L}{2,}/gu) ?? []
  return hearing.flow === null && words.length >= 5 ? { ...askOf(text, hearing), unsure: true } : null
}

const goesOn = (text: string) => /^(?:and|but|what|compared?|same|why|why not)\b/.test(plain(text))

const chooses =
  /\b(?:which|what)\b.*\bgoals?\b.*\bshould (?:i|we|she|he|they|you)\b|\b(?:should (?:i|we) (?:pick|choose|set)|recommend|best goal|right goal)\b/

/** Questions that look like one for the goal rules and are none: about another state, for advice, or on from another. */
export function notOfGoals(text: string, { rules, session }: Hearing): boolean {
  const words = plain(text)
  const topic = topicOf(session.policy)
  return (
    namesOtherState(words, rules.stateName) ||
    chooses.test(words) ||
    (supposes.test(words) && topic !== null && topic !== 'goals')
  )
}

const supposes = /^(?:and |but )?(?:what |how )?(?:if|about when|when)\b/

/** "What if she were 16?" is about the goal that was just asked about. */
export function goingOn(
  command: Extract<Command, { type: 'allowed-goals' }>,
  text: string,
  { session }: Hearing,
): Command {
  const goal = session.policy?.asked.at(-1)?.goal
  const same = supposes.test(plain(text)) && goal !== undefined && command.facts.goal === undefined
  return same ? { ...command, facts: { ...command.facts, goal } } : command
}

const topicOf = (talk: PolicyTalk | null | undefined): Topic | null => talk?.asked.at(-1)?.topic ?? null
