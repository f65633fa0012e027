import { describe, expect, it } from 'vitest'
import { nobody } from '../../src/bot/private/persons.ts'
import { openKnowledge } from '../../src/commands/ask/knowledge.ts'
import { clearedFor } from '../../src/model/guard/leaving.ts'
import { vocabularyOf } from '../../src/model/guard/vocabulary.ts'

const { library, language } = openKnowledge('/nowhere')
const vocabulary = vocabularyOf(library, language)
const cleared = (text: string, names: readonly string[] = []) =>
  clearedFor(text, vocabulary, { ...nobody, names })?.text ?? null

describe('what may leave', () => {
  it.each([
    'which kids need a permanency goal? just the custody ones?',
    'do i HAVE to do a ces referral or is it optional? goal is reunification, only thing left is mom has no apartment',
    '15 y/o wants appla. allowed?',
    'cs1 due when',
    'is the CD-220 due in 30 days?',
    'DO I NEED A SECOND GOAL FOR A SIBLING GROUP OF 3',
    'May I refer a family again within 90 days?',
    'cuantas metas de permanencia puede tener un niño?',
  ])('"%s" leaves as it is', (text) => expect(cleared(text)).toBe(text))

  it.each([
    ['does Marcus need a goal', 'does [1] need a goal'],
    ['does marcus need a goal', 'does [1] need a goal'],
    ["is Zoë's plan due in 30 days", 'is [1] plan due in 30 days'],
    ['plan for J\u200bayden due when', 'plan for [1] due when'],
    ['May needs a goal of adoption', '[1] needs a goal of adoption'],
    ['when is the plan of Will due', 'when is the plan of [1] due'],
    ['goal for the kid born 3/4/2012 allowed?', 'goal for the kid born [1] allowed?'],
    ['which goals for the kid of 4 March 2012', 'which goals for the kid of [1]'],
    ['child lives at 123 Main Street, goal allowed?', 'child lives at [1], goal allowed?'],
    ['goals for tn-1001-c1 and what is due', 'goals for [1] and what is due'],
    ['the family can be reached at 615-555-0142, refer?', 'the family can be reached at [1], refer?'],
    ['write to a.b@mail.example about the plan', 'write to [1] about the plan'],
    ['kids are 4127 and the plan is due', 'kids are [1] and the plan is due'],
    ['TWFyY3VzIG5lZWRzIGEgZ29hbA== what is the goal of the plan', '[1] what is the goal of the plan'],
  ])('"%s" leaves as "%s"', (text, left) => expect(cleared(text)).toBe(left))

  it('takes out who is on the case whatever else the word means, and without its accents', () => {
    expect(cleared('when is the plan for will due', ['Will'])).toBe('when is the plan for [1] due')
    expect(cleared('goal of pagé', ['Page'])).toBe('goal of [1]')
  })

  it('puts back what was taken out, as it was typed', () => {
    const left = clearedFor('does Marcus need a goal, and Zoë?', vocabulary)
    expect(left?.putBack('goal for [2], not for [1] or [7]')).toBe('goal for Zoë, not for Marcus or [7]')
  })
})

describe('what cannot be cleared for certain does not leave', () => {
  it.each([
    ['the ssn of the child starts with 123, plan due?'],
    ['the child was born two thousand twelve in march, plan due?'],
    ['his number is five five five one two three four, plan?'],
    ['Marcus Reed Kowalczyk Nashville'],
    ['zxcv qwer'],
    ['a'.repeat(3000)],
  ])('%s', (text) => expect(cleared(text)).toBeNull())
})
