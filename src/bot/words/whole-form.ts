import type { AskedQuestion } from '../../dialog/types.ts'
import type { Action, FormView, Reply } from '../reply.ts'
import { fieldFor, inputOf } from './form.ts'
import { aboutLine } from './people.ts'
import type { Job } from './telling.ts'

const isOpen = ({ view }: Job): boolean => view.status === 'asking' || view.status === 'review'

/** The form's buttons: Confirm, what takes it and asks on, and one more of each group that has room. */
const senders = ({ view }: Job): Action[] => {
  const groups = view.offers.filter(({ more }) => more).slice(0, 3)
  return [
    {
      label: 'Confirm',
      command: { type: 'submit', values: {}, confirm: true, whole: true },
      style: 'primary',
      sends: true,
    },
    { label: 'Continue', command: { type: 'submit', values: {}, confirm: false, whole: true }, sends: true },
    ...groups.map(({ ask, label }): Action => ({
      label: `Add ${label.toLowerCase()}`,
      command: { type: 'submit', values: {}, confirm: false, whole: true, more: ask },
      sends: true,
    })),
  ]
}

/** The job as one form, where something can still be filled in. */
export function formView(job: Job): { form?: FormView } {
  if (!isOpen(job) || job.whole.length === 0) return {}
  return {
    form: {
      open: { label: 'Open as form', command: { type: 'form' } },
      title: job.view.title,
      subtitle: aboutLine(job.context.facts),
      fields: job.whole.map((q) => fieldFor(q, [])),
      actions: senders(job),
    },
  }
}

/** The form in the chat: a card with every field, and the same as lines to be copied, filled in and sent back. */
export function formReply(job: Job, reply: Reply): Reply {
  const { form } = formView(job)
  if (!form || !reply.card) return reply
  const lines = job.whole.map(line)
  const how =
    'Copy this form, fill in what you know, and send it back, one on each line or with " | " between them. Lines left empty say nothing.'
  const body = 'Every question at once. What stands here already can be changed in its place.'
  const keep: Action[] = [
    { label: 'Back to the chat', command: { type: 'repeat' } },
    { label: 'Save draft', command: { type: 'save-draft' } },
  ]
  return {
    ...reply,
    text: [how, ...lines].join('\n'),
    card: { ...reply.card, body, rows: [], fields: form.fields },
    actions: [...form.actions, ...keep].slice(0, 6),
  }
}

/** `Goal [1 Adoption · 2 Guardianship]: Adoption` */
function line(q: AskedQuestion): string {
  const labels = q.options.map(({ label }, i) => `${i + 1} ${label}`)
  const hint = labels.length > 0 ? labels.join(' · ') : hints[q.kind]
  const options = hint ? ` [${hint.replaceAll(/[[\]:]/g, ' ')}]` : ''
  return `${q.label}${options}: ${standing(q)}`.trimEnd()
}

const hints: Readonly<Partial<Record<AskedQuestion['kind'], string>>> = {
  date: 'a day',
  number: 'a number',
  lines: 'with ; between them',
}

/** What stands, in words that can be sent back. */
function standing(q: AskedQuestion): string {
  const input = inputOf(q) ?? ''
  if (q.kind !== 'choice' && q.kind !== 'choices') return input.replaceAll('\n', '; ')
  const chosen = q.kind === 'choice' ? [input] : input.split(',')
  return chosen.map((one) => q.options.find(({ value }) => value === one)?.label ?? one).join(', ')
}
