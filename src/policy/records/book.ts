import type { RuleSet } from '../ruleset.ts'
import type { RecordRules } from '../types.ts'
import { gatesOf } from './gates.ts'
import { accessPointsFor, listOf, statementOf } from './lists.ts'
import { needOf } from './need.ts'
import { referralOf } from './referral.ts'
import { factsOf } from './words.ts'

/** What an edition says about records: their fields, the steps they take, their codes. */
export const recordsIn = (rules: RuleSet): RecordRules => ({
  jobs: () => rules.edition.jobs,
  ruleFacts: () => factsOf(rules),
  need: (record, field, facts) => needOf(rules, record, field, facts),
  gates: (gate, facts) => gatesOf(rules, gate, facts),
  referral: (service, facts) => referralOf(rules, service, facts),
  list: (id) => listOf(rules, id),
  accessPoints: (service) => accessPointsFor(rules, service),
  statement: (topic) => statementOf(rules, topic),
})

/** On a day without an edition no job is offered, nothing is asked for sure, and no gate is met. */
export const recordsClosed = (because: string): RecordRules => ({
  jobs: () => [],
  ruleFacts: () => [],
  need: () => ({ value: 'unknown', because, citation: null, missing: [] }),
  gates: () => [
    {
      id: 'no-edition',
      met: null,
      because,
      mend: 'Ask your policy unit which rules hold.',
      citation: null,
      missing: [],
    },
  ],
  referral: () => ({ value: 'unknown', scenario: null, because, citation: null, missing: [] }),
  list: () => null,
  accessPoints: () => [],
  statement: () => null,
})
