/** Notes and two editions of a made-up state with rules about records: fields, gates, referrals, lists. */
export const NOTE = `---
title: Plans of a made-up state
source: Tests
locator: nowhere
date: 2020-01-01
tag: source
---

# Plans

A plan for two goals at once is needed while the family may be reunited.
Housing help must be asked for when housing keeps a child away.
Housing help may be asked for at any time.
A plan is approved when its safety assessment is there.
The page names a list of services and does not give it.
`

const cite = (quote: string) => `cite: { note: plans, quote: '${quote}' }`
const rests = (id: string) => `id: ${id}, tag: source, dated: 2020-01-01`
const TWO = cite('A plan for two goals at once is needed while the family may be reunited.')
const MUST = cite('Housing help must be asked for when housing keeps a child away.')
const MAY = cite('Housing help may be asked for at any time.')
const SAFE = cite('A plan is approved when its safety assessment is there.')

const SERVICES = cite('The page names a list of services and does not give it.')

export const EDITION = `state: wi
name: Planland
system: Ledger
effective: 2020-01-01
jobs: [case-plan]
facts:
  - { id: primary-goal, label: the main goal, kind: code, values: goals }
  - { id: person-types, label: the person types, kind: codes, values: [cps, juvenile-justice] }
  - { id: age, label: the age, kind: number }
  - { id: housing-barrier, label: whether housing is the main barrier, kind: yes-no }
  - { id: safety-assessment, label: the safety assessment, kind: text }
caseTypes: [{ id: out-of-home, label: out-of-home }]
goals:
  - { id: reunification, label: Going home, aliases: [], federalClass: reunification, planClass: custodial, tag: source }
  - { id: adoption, label: Adoption, aliases: [], federalClass: adoption, planClass: custodial, tag: source }
rules:
  - { rule: goals, ${rests('any')}, goals: all, verdict: allowed, because: It is a goal here., ${TWO} }
  - { rule: field, ${rests('relatives')}, record: plan, field: relatives, when: { primary-goal: [reunification] },
      need: required, because: Relatives come first., ${TWO} }
  - { rule: field, ${rests('reason')}, record: plan, field: reason, need: optional, because: A reason may be given., ${TWO} }
  - { rule: field, ${rests('reason-young')}, record: plan, field: reason, when: { age: { below: 12 } }, need: required,
      because: A young child needs a reason., ${TWO} }
  - { rule: field, ${rests('reason-adopted')}, record: plan, field: reason, when: { age: { below: 12 }, primary-goal: [adoption] },
      need: not-asked, because: In an adoption nobody asks., ${TWO} }
  - { rule: gate, ${rests('safety')}, gate: approval, when: { person-types: [cps] }, holds: { safety-assessment: known },
      because: A child in a safety case needs a safety assessment., mend: Link the safety assessment., ${SAFE} }
  - { rule: gate, ${rests('goal')}, gate: approval, holds: { primary-goal: { none: [adoption] }, age: { from: 1, below: 18 } },
      because: It is for children who go home., mend: Choose another goal., ${SAFE} }
  - { rule: refer, ${rests('must-barrier')}, service: housing, when: { primary-goal: [reunification], housing-barrier: true },
      value: must, because: Housing keeps the child away., ${MUST} }
  - { rule: refer, ${rests('may-always')}, service: housing, value: may, because: It may be asked for at any time., ${MAY} }
  - { rule: list, ${rests('ways')}, list: ways, open: true, items: [{ id: home, label: Home }, { id: kin, label: With kin, note: Preferred. }],
      because: The page names two ways and says there are others., ${TWO} }
  - { rule: list, ${rests('services')}, list: services, missing: {}, because: The page does not give the list., ${SERVICES} }
  - { rule: statement, ${rests('two-goals')}, topic: two-goals, because: Two goals are worked on at once., ${TWO} }
`

/** The files of the made-up state, in the folder of one that has none in a copy of the shipped policy. */
export const PLANS_STATE = { 'wi/notes/plans.md': NOTE, 'wi/2020-01-01.yaml': EDITION }
