/** What a rule says about a goal. `unknown` is a full answer: the documents do not say, so nobody may assume. */
export type Verdict = 'allowed' | 'conditional' | 'not-allowed' | 'unknown'

/** How sure a rule's origin is: the agency's own document, a public text, our design, or the agency's configuration. */
export type Tag = 'source' | 'public' | 'design' | 'configured'

export type StateCode = 'tn' | 'mo' | 'wi' | 'ma'

/** A calendar day, `YYYY-MM-DD`, with no time zone. */
export type IsoDate = string

/** A verbatim passage of an indexed note: `text.slice(start, end) === quote` for the note whose sha256 this is. */
export interface Citation {
  document: string
  heading: string
  quote: string
  start: number
  end: number
  sha256: string
  /** Where the note's facts come from: the document or public text it restates. */
  source: string
  /** The date of that source; null where the source carries none. */
  effective: IsoDate | null
  tag: Tag
}

/** An answer that carries its own reason. `because` is one plain sentence for a worker. */
export interface Ruled<T> {
  value: T
  because: string
  citation: Citation | null
}

export type Guardianship = 'none' | 'partial' | 'full' | 'unknown'

/** What the rules may ask about a child and a case. A missing fact is unknown, never assumed. */
export interface GoalFacts {
  caseType?: string
  guardianship?: Guardianship
  /** Whole years on the goal date; used where `dateOfBirth` is not given. */
  age?: number
  dateOfBirth?: IsoDate
  /** The day the goal is set; the rulebook's own date where missing. */
  goalDate?: IsoDate
  /** Whether this person is a child receiving direct services; true where the question is about any served child. */
  served?: boolean
  /** What else a state asks about, by the ids of its edition, such as whether a planning conference was held. */
  preconditions?: Readonly<Record<string, boolean>>
  /** Codes of goals now active for the child. */
  activeGoals?: readonly string[]
}

/** One line of "which goals are allowed here?", in the fixed form that other programs read. */
export interface GoalAnswer {
  goal: string
  label: string
  verdict: Verdict
  because: string
  /** The first day on which it would be allowed, where waiting alone would do it. */
  allowedFrom: IsoDate | null
  citation: Citation | null
}

/** What a goal asks of the record beside itself, each with its rule. */
export type Requirement = 'compelling-reason' | 'ruled-out' | 'committed-resource'

export interface GoalDefinition {
  id: string
  label: string
  aliases: readonly string[]
  /** The federal family the goal belongs to; null where it has none (children who are not placed). */
  federalClass: 'reunification' | 'relative' | 'adoption' | 'guardianship' | 'appla' | null
  /** Decides how much the plan asks for later; null where the state's goals decide nothing of the kind. */
  planClass: 'custodial' | 'non-custodial' | null
  tag: Tag
}

/** A place where the source is silent, wrong or points elsewhere; shown to workers, never repaired in silence. */
export interface Gap {
  id: string
  about: string
  says: string
  citation: Citation | null
}

/** What conditions of rules may look at, by the kebab-case ids of the edition's facts; undefined is not known. */
export interface RuleFacts {
  readonly [fact: string]: string | number | boolean | readonly string[] | undefined
}

/** A fact as the edition declares it. The label stands in a sentence: "the main goal". */
export interface FactDefinition {
  id: string
  label: string
  kind: 'code' | 'codes' | 'yes-no' | 'number' | 'day' | 'instant' | 'text'
}

export type FieldNeed = 'required' | 'optional' | 'not-asked'

/** Whether a record asks for a field. `missing`: the facts that would decide, where it is unknown. */
export interface Asked extends Ruled<FieldNeed | 'unknown'> {
  /** Where it is unknown: the strictest that it may turn out to be. */
  atMost?: FieldNeed
  missing: readonly string[]
}

/** One thing that must hold before a step. `met` is null where a fact is not known; `missing` names it. */
export interface GateAnswer {
  id: string
  met: boolean | null
  because: string
  /** One sentence that says how to mend it. */
  mend: string
  citation: Citation | null
  missing: readonly string[]
}

/** `not-named`: every scenario is known not to fit. `scenario`: the id of the rule that decides. */
export interface ReferralAnswer extends Ruled<'must' | 'may' | 'unknown' | 'not-named'> {
  scenario: string | null
  missing: readonly string[]
}

/** Codes of a field. `missing`: the source names the list and nothing fills it. `open`: the source says there may be others. */
export interface CodeList {
  items: readonly { id: string; label: string; note?: string | undefined }[]
  open: boolean
  missing: boolean
  /** The day the agency checked its own list; null for one from the edition. */
  checkedOn: IsoDate | null
  tag: Tag
  because: string
  citation: Citation | null
}

/** A place that a referral goes to, from the agency's own directory. */
export interface AccessPoint {
  county: string
  name: string
  /** What the place does itself, from 1 (prescreens and passes on) to 4 (also keeps the list); null where not known. */
  level: number | null
  contact: 'phone' | 'email' | 'walk-in' | 'web-form' | 'not-published'
  /** The published number or address, where the agency wants it shown. */
  reach?: string | undefined
  checkedOn: IsoDate
}

/** What the rules say about records. An unknown fact never makes a must into a may, or a gate met. */
export interface RecordRules {
  /** The guided flows this state offers. */
  jobs(): readonly string[]
  /** The facts that `need`, `gates` and `referral` may look at. */
  ruleFacts(): readonly FactDefinition[]
  /** `not-asked` with no citation where no rule speaks about the field. */
  need(record: string, field: string, facts: RuleFacts): Asked
  /** What must hold before a step; a gate that does not apply to these facts is left out. */
  gates(gate: string, facts: RuleFacts): GateAnswer[]
  referral(service: string, facts: RuleFacts): ReferralAnswer
  /** Null where no rule names the list. */
  list(id: string): CodeList | null
  /** The agency's directory for a referral; empty where it has none, for no public document gives one. */
  accessPoints(service: string): readonly AccessPoint[]
  /** What the rules state about a topic, for a question to quote. */
  statement(topic: string): Ruled<true> | null
}

/** The rules of one state on one day, with the federal floor and the agency's own lists laid over it. Pure and synchronous. */
export interface Rulebook extends RecordRules {
  readonly state: StateCode
  readonly stateName: string
  /** The case system's name as workers say it, such as TFACTS. */
  readonly system: string
  /** Names the edition in force, such as `tn@2018-04-01`; null where no edition covers the day. */
  readonly edition: string | null
  /** The policy date shown to workers; null where no edition covers the day. */
  readonly effective: IsoDate | null
  /** The first day of the next edition that is known, where an older one decides; null where none is newer. */
  readonly newerFrom: IsoDate | null
  /** The day the rules are read for. */
  readonly on: IsoDate
  /** Every goal of the catalogue with its verdict for these facts, in the edition's order. */
  allowedGoals(facts: GoalFacts): GoalAnswer[]
  verdictFor(goal: string, facts: GoalFacts): GoalAnswer
  goals(): readonly GoalDefinition[]
  goal(id: string): GoalDefinition | null
  /** Goals whose label or alias stands in the text as whole words, longest match first, each with its place. */
  goalsNamedIn(text: string): { goal: GoalDefinition; start: number; end: number }[]
  /** Active goals a child may have at once; null where no rule says. */
  goalLimit(): Ruled<number | null>
  /** Whether goals are only for children receiving direct services. */
  servedOnly(): Ruled<boolean>
  /** Where recruitment is recorded for this goal: on the goal, in the adoption case, nowhere, or not known. */
  recruitment(goal: string, facts: GoalFacts): Ruled<'here' | 'adoption-case' | 'none' | 'unknown'>
  /** Whether a permanent family (a resource) may be linked to this goal. */
  resourceLink(goal: string): Ruled<boolean>
  /** What the target date decides; value false where no rule says it is required. */
  targetDate(): Ruled<boolean>
  /** How the goal decides the plan's type. */
  planClass(goal: string): Ruled<'custodial' | 'non-custodial' | 'unknown'>
  /** What else must be recorded with this goal. */
  requirements(goal: string): Ruled<Requirement>[]
  gaps(): readonly Gap[]
  /** The case types the edition knows, with the words workers use for them. */
  caseTypes(): readonly { id: string; label: string; aliases: readonly string[] }[]
}
