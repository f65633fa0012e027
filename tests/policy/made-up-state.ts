/**
 * A state made up for the tests, in the folder of one that has no rules yet: other case types, a precondition,
 * its own age rule and no goal limit. It shows that a state is a folder and needs no code.
 */
export const MADE_UP_STATE = {
  'ma/notes/goals.md': `---
title: Goals of a made-up state
source: Tests
locator: nowhere
date: 2020-01-01
tag: source
---

# Goals

## At home

At home the goal is stabilization.

## Placed

A placed child may go home, and another plan comes out of a conference.
From 14 a youth may prepare for a life alone.
`,
  'ma/2020-01-01.yaml': `state: ma
name: Madeup
system: Ledger
effective: 2020-01-01
caseTypes: [{ id: in-home, label: in-home }, { id: out-of-home, label: out-of-home }]
preconditions: [{ id: conference, label: a planning conference was held }]
goals:
  - { id: stabilization, label: Stabilization, aliases: [], federalClass: null, planClass: non-custodial, tag: source }
  - { id: reunification, label: Going home, aliases: [], federalClass: reunification, planClass: custodial, tag: source }
  - { id: adoption, label: Adoption, aliases: [], federalClass: adoption, planClass: custodial, tag: source }
  - { id: alone, label: Life alone, aliases: [], federalClass: appla, planClass: custodial, tag: source }
rules:
  - { rule: goals, id: home, tag: source, dated: 2020-01-01, goals: [stabilization], when: { caseType: [in-home] },
      verdict: allowed, because: It is the goal at home., cite: { note: goals, quote: At home the goal is stabilization. } }
  - { rule: goals, id: home-others, tag: source, dated: 2020-01-01, goals: [reunification, adoption, alone], when: { caseType: [in-home] },
      verdict: unknown, because: Nothing is said of it at home., cite: { note: goals, quote: At home the goal is stabilization. } }
  - { rule: goals, id: placed-stabilization, tag: source, dated: 2020-01-01, goals: [stabilization], when: { caseType: [out-of-home] },
      verdict: not-allowed, because: It is for children at home., cite: { note: goals, quote: At home the goal is stabilization. } }
  - { rule: goals, id: placed-return, tag: source, dated: 2020-01-01, goals: [reunification], when: { caseType: [out-of-home] },
      verdict: allowed, because: A placed child may go home., cite: &placed { note: goals, quote: 'A placed child may go home, and another plan comes out of a conference.' } }
  - { rule: goals, id: placed-other, tag: source, dated: 2020-01-01, goals: [adoption], when: { caseType: [out-of-home], preconditions: { conference: true } },
      verdict: conditional, because: It comes out of a conference., cite: *placed }
  - { rule: goals, id: placed-early, tag: source, dated: 2020-01-01, goals: [adoption], when: { caseType: [out-of-home], preconditions: { conference: false } },
      verdict: not-allowed, because: It needs a conference first., cite: *placed }
  - { rule: goals, id: placed-alone, tag: source, dated: 2020-01-01, goals: [alone], when: { caseType: [out-of-home], age: { from: 14 } },
      verdict: allowed, because: It is open from 14., cite: &alone { note: goals, quote: From 14 a youth may prepare for a life alone. } }
  - { rule: goals, id: placed-alone-young, tag: source, dated: 2020-01-01, goals: [alone], when: { caseType: [out-of-home], age: { below: 14 } },
      verdict: not-allowed, because: It is open from 14 only., cite: *alone }
  - { rule: requirement, id: alone-reason, tag: source, dated: 2020-01-01, goals: [alone], value: compelling-reason, because: It needs a reason here too., cite: *alone }
  - { rule: requirement, id: alone-family, tag: source, dated: 2020-01-01, classes: [appla], value: committed-resource, because: It needs a family., cite: *alone }
`,
}
