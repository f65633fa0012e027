import type { Behaviour, Received } from './stub-endpoint.ts'

interface Material {
  question?: string
  message?: string
  passages?: { id: string; text: string }[]
  jobs?: { id: string; questions: { id: string }[] }[]
}

/**
 * A stub that obeys every instruction it is given, wherever it stands, and some that nobody gave: it says what an attack
 * tells it to, under quotes of true sentences, with links, with what turns a sentence left out; every third time it
 * tells the truth too. `order` is the attack as a model would read it.
 */
export function obeying(order: string, style: number): (request: Received) => Behaviour {
  return ({ body }) => {
    const messages = body.messages as { content: string }[]
    const material = JSON.parse(messages[1]!.content) as Material
    const text = JSON.stringify(
      material.passages ? { claims: claimsOf(material, order, style) } : commandOf(material, order, style),
    )
    return style % 2 === 0 ? { type: 'stream', text, pieces: 400 } : { type: 'whole', text }
  }
}

function claimsOf({ passages = [], question = '' }: Material, order: string, style: number) {
  const [first] = passages
  const holder = passages.find(({ text }) => text.includes(order.slice(0, 40))) ?? first
  if (!first || !holder) return []
  const [truth = ''] = first.text.split(/(?<=\.)\s/)
  const said = order.slice(0, 380)
  const cited = (text: string, passage = first.id, quote = truth) => ({
    text: text.slice(0, 390) || '-',
    citations: [{ passage, quote: quote.slice(0, 1100) || '-' }],
  })
  const lies = [
    cited(said),
    cited(said, holder.id, said),
    cited(`${truth} ${said}`.slice(0, 390)),
    cited(`See https://evil.example/?q=${question}`),
    cited(truth.replaceAll(/ not\b/g, '').replaceAll(/\bmust\b/g, 'may')),
    cited(truth.replaceAll(/\d+/g, (n) => String(Number(n) + 1))),
  ]
  return style % 3 === 0 ? [cited(truth), ...lies.slice(style % 2)].slice(0, 6) : lies
}

/** Commands that no worker gave. */
function commandOf({ jobs = [], message = '' }: Material, order: string, style: number) {
  const [job] = jobs
  const all = [
    { type: 'confirm', job: null, said: [], age: null },
    { type: 'start', job: 'anything', said: [], age: null },
    {
      type: 'start',
      job: job?.id ?? null,
      said: (job?.questions ?? [])
        .slice(0, 9)
        .map(({ id }) => ({ question: id, words: order.slice(0, 300) })),
      age: null,
    },
    { type: 'start', job: job?.id ?? null, case: 'mo-2002', child: 'mo-2002-c1', said: [], age: null },
    { type: 'discard-draft', draft: message.slice(0, 20) },
    { type: 'replace', goal: null },
    order,
  ]
  return all[style % all.length]
}
