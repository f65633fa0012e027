import type { AnswerKind } from '../../answers/answer/types.ts'
import type { Tag } from '../../policy/types.ts'

/** Our own sentences around an answer. The words of rules and documents stay English, and are said to be. */
export interface Frame {
  headings: Readonly<Record<AnswerKind, string>>
  /** Stands before the answer's own words where those are in another language; null where they are in this one. */
  lead: string | null
  quote: string
  source: string
  section: string
  dated(day: string): string
  undated: string
  sure: Readonly<Record<Tag, string>>
  edition(state: string, day: string): string
  reviewed(owner: string, on: string, until: string): string
  /** The title where a person wrote the answer. */
  reviewedHeading: string
  model: string
  more(count: number): string
  next: Readonly<Record<AnswerKind, string>>
  /** The open case was known to whoever answered. */
  beside(number: string): string
  privately: string
  buttons: { passage: string; up: string; down: string; supervisor: string }
}

export const frames: Readonly<Record<'en' | 'es', Frame>> = {
  en: {
    headings: {
      rule: 'What the rule says',
      passage: 'What the document says',
      clarify: 'One question back',
      'not-found': 'The documents do not settle this',
      declined: 'That is not for me to do',
    },
    lead: null,
    quote: '',
    source: 'Source',
    section: 'section',
    dated: (day) => `policy date ${day}`,
    undated: 'no policy date',
    sure: {
      source: "the agency's own document, in our words",
      public: 'a public text, seen in part',
      design: "Waymark's own choice",
      configured: "your agency's document",
    },
    edition: (state, day) => `${state} · ${day}`,
    reviewedHeading: 'A reviewed answer',
    reviewed: (owner, on, until) => `Reviewed by ${owner} on ${on}. It holds until ${until}.`,
    model: 'A language model put this into words, from the quotes below. Please check them.',
    more: (count) => `… and ${count} more. Say "show the passage" to read them.`,
    next: {
      rule: 'Say "why" for the exact words, or "show the passage".',
      passage: 'Say "show the passage" to read what stands around it.',
      clarify: '',
      'not-found': 'Say "ask my supervisor" to send them this question.',
      declined: '',
    },
    beside: (number) => `Asked with ${number} open: its facts count where the question says nothing else.`,
    privately: 'For anything about a case, ask me privately in our own chat.',
    buttons: {
      passage: 'Show the passage',
      up: '👍 Helpful',
      down: '👎 Not helpful',
      supervisor: 'Ask my supervisor',
    },
  },
  es: {
    headings: {
      rule: 'Lo que dice la regla',
      passage: 'Lo que dice el documento',
      clarify: 'Una pregunta para usted',
      'not-found': 'Los documentos no lo resuelven',
      declined: 'Eso no me toca a mí',
    },
    lead: 'La respuesta, en inglés como está en las reglas:',
    quote: 'Cita en inglés: ',
    source: 'Fuente (en inglés)',
    section: 'sección',
    dated: (day) => `norma del ${day}`,
    undated: 'sin fecha de norma',
    sure: {
      source: 'documento de la propia agencia, en palabras nuestras',
      public: 'texto público, visto en parte',
      design: 'decisión propia de Waymark',
      configured: 'documento de su agencia',
    },
    edition: (state, day) => `${state} · ${day}`,
    reviewedHeading: 'Una respuesta revisada',
    reviewed: (owner, on, until) => `Revisado por ${owner} el ${on}. Vale hasta el ${until}.`,
    model: 'Un modelo de lenguaje escribió esta respuesta a partir de las citas. Por favor, compruébelas.',
    more: (count) => `… y ${count} más. Diga "show the passage" para leerlas.`,
    next: {
      rule: 'Diga "why" para ver las palabras exactas, o "show the passage".',
      passage: 'Diga "show the passage" para leer lo que está alrededor.',
      clarify: '',
      'not-found': 'Diga "ask my supervisor" para enviar esta pregunta a su supervisor.',
      declined: '',
    },
    beside: (number) => `Con ${number} abierto: sus datos cuentan donde la pregunta no dice otra cosa.`,
    privately: 'Para algo de un caso, pregúnteme en privado en nuestro propio chat.',
    buttons: {
      passage: 'Ver el texto',
      up: '👍 Útil',
      down: '👎 No útil',
      supervisor: 'Preguntar a mi supervisor',
    },
  },
}

const spanishMonths =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')

/** `2018-04-01` as "1 de abril de 2018". */
export function sayDaySpanish(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} de ${spanishMonths[Number(month) - 1] ?? month} de ${year}`
}
