import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { dialogs, type GuidedDialog } from '../../dialogs/index.ts'
import type { FlowContext } from '../../src/dialog/types.ts'
import { child } from './child.ts'
import { picnic, sunny } from './picnic.ts'
import type { Context, Sample } from './sample.ts'
import { season, tour } from './tour.ts'

/** The questions and groups of a flow by their names. */
export const namesOf = ({ questions }: GuidedDialog): string[] => questions.map((q) => q.ask ?? q.group)

/** One flow, the situations it may meet, and what a write of it must keep to. */
export interface Case extends Sample {
  dialog: GuidedDialog
}

const sampleOf = async ({ id }: GuidedDialog): Promise<Sample> => {
  const file = join(import.meta.dirname, 'samples', `${id}.ts`)
  if (!existsSync(file))
    throw new Error(`Say in tests/dialog/samples/${id}.ts which situations ${id} may meet.`)
  return ((await import(file)) as { sample: Sample }).sample
}

const registered = await Promise.all(
  dialogs.map(async (dialog): Promise<Case> => ({ dialog, ...(await sampleOf(dialog)) })),
)

/** A flow about nothing in particular looks at its own facts, not at a case. */
const made = (
  dialog: unknown,
  contexts: readonly unknown[],
  context: fc.Arbitrary<unknown>,
  runs: Sample['runs'],
) => ({
  dialog: dialog as GuidedDialog,
  contexts: contexts as readonly Context[],
  context: context as fc.Arbitrary<Context>,
  runs,
})

/** As the bot would open it: with a case, somebody who works on it, and a rulebook that answers everything. */
const asJob = (ctx: FlowContext<object>): Context => {
  const real = child()
  return {
    ...ctx,
    facts: { ...real.facts, child: null, ...ctx.facts },
    rules: { ...real.rules, ...ctx.rules },
    rulesOn: (day) => ({ ...real.rules, ...ctx.rulesOn(day) }),
  }
}

const sunnyDay = asJob(sunny())
const lateTour = asJob(season({ people: 4 }))

/** Every flow of the registry, and two that have every kind of question between them. */
export const cases: readonly Case[] = [
  ...registered,
  {
    ...made(
      picnic,
      [sunny()],
      fc.record({ rain: fc.boolean(), limit: fc.nat(4) }).map((facts) => sunny(facts)),
      [
        {
          ctx: sunnyDay,
          answers: { place: 'park', roof: 'tent', day: '2027-05-22', dishes: ['bread', 'soup'] },
        },
      ],
    ),
    keepsPolicy: (write) => expect(write).toHaveProperty('picnic.place'),
  },
  {
    ...made(
      tour,
      [season(), season({ people: 4 })],
      fc.record({ people: fc.constantFrom(null, 2, 4) }).map((facts) => season(facts)),
      [
        {
          ctx: lateTour,
          answers: {
            day: '2027-05-22',
            'stops-1-place': 'park',
            'stops-1-minutes': 10,
            'stops-1-snacks': ['bread', 'soup'],
            'stops-2-place': 'rink',
            'stops-2-minutes': 20,
            'guests-1-name': 'Ottoline',
            'guests-1-joins': '2',
            ticked: ['a1'],
            rules: ['Stay together.', 'No running.'],
          },
        },
      ],
    ),
    keepsPolicy: (write) => {
      expect(write).toHaveProperty('tour.stops.0.place')
      expect(JSON.stringify(write)).not.toMatch(/lake.*winter/)
    },
  },
]
