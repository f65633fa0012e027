import { sql, type Kysely } from 'kysely'

const recorded = `edition text not null, recorded_by text not null, recorded_via text not null,
    recorded_at timestamptz not null, version integer not null default 1`
const keys = `primary key (tenant, id),
    foreign key (tenant, case_id) references case_file (tenant, id),
    foreign key (tenant, recorded_by) references person (tenant, id)`
const closable = `status text not null default 'active' check (status in ('active', 'closed')),
    closed_on date, closed_reason text,
    check ((status = 'closed') = (closed_on is not null and closed_reason is not null))`

const plans = [
  `create table concurrent_plan (
    tenant text not null, id text not null, case_id text not null, child_id text not null,
    primary_goal text not null, concurrent_goal text not null, established_on date not null,
    content jsonb not null, ${recorded}, ${closable}, ${keys},
    foreign key (tenant, case_id, child_id) references participant (tenant, case_id, id),
    foreign key (tenant, primary_goal) references permanency_goal (tenant, id))`,
  `create unique index active_concurrent_plan_once on concurrent_plan (tenant, child_id) where status = 'active'`,
  `create index concurrent_plans_of_case on concurrent_plan (tenant, case_id, recorded_at, id)`,
  `create table case_plan (
    tenant text not null, id text not null, case_id text not null, plan_type text not null,
    status text not null default 'pending'
      check (status in ('pending', 'submitted', 'approved', 'returned', 'superseded')),
    content jsonb not null, content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
    author text not null, authors jsonb not null, submitted_at timestamptz, decisions jsonb not null,
    approved_on date, names jsonb, superseded_by text, ${recorded}, ${keys},
    foreign key (tenant, author) references person (tenant, id),
    foreign key (tenant, superseded_by) references case_plan (tenant, id),
    check ((status in ('approved', 'superseded')) = (approved_on is not null and names is not null)),
    check ((status = 'superseded') = (superseded_by is not null)))`,
  `create unique index open_case_plan_once on case_plan (tenant, case_id, plan_type)
    where status in ('pending', 'submitted', 'returned')`,
  `create index case_plans_of_case on case_plan (tenant, case_id, recorded_at, id)`,
  `create table service_plan_goal (
    tenant text not null, id text not null, case_id text not null,
    scope text not null check (scope in ('family', 'child')), children jsonb not null,
    goal text not null, label text not null, start_date date not null,
    content jsonb not null, ${recorded}, ${closable}, ${keys})`,
  `create unique index family_goal_once on service_plan_goal (tenant, case_id)
    where status = 'active' and scope = 'family'`,
  `create index service_plan_goals_of_case on service_plan_goal (tenant, case_id, recorded_at, id)`,
]

const referrals = [
  `create table ces_referral (
    tenant text not null, id text not null, case_id text not null, head_of_household text not null,
    status text not null default 'note-pending' check (status in ('note-pending', 'referred', 'prescreened',
      'connected', 'waitlisted', 'declined', 'closed-housed', 'closed-not-housed')),
    content jsonb not null, ${recorded}, ${keys}, unique (tenant, case_id, id),
    foreign key (tenant, case_id, head_of_household) references participant (tenant, case_id, id))`,
  `create unique index open_referral_once on ces_referral (tenant, case_id, head_of_household)
    where status not in ('declined', 'closed-housed', 'closed-not-housed')`,
  `create index ces_referrals_of_case on ces_referral (tenant, case_id, recorded_at, id)`,
  `create table ces_outcome (
    tenant text not null, id text not null, case_id text not null, referral_id text not null,
    status text not null, happened_on date not null, content jsonb not null, noted boolean not null default false,
    recorded_by text not null, recorded_via text not null, recorded_at timestamptz not null, ${keys},
    foreign key (tenant, case_id, referral_id) references ces_referral (tenant, case_id, id))`,
  `create index ces_outcomes_of_case on ces_outcome (tenant, case_id, referral_id, recorded_at, id)`,
  `create table contact_note (
    tenant text not null, id text not null, case_id text not null,
    kind text not null check (kind in ('referral', 'follow-up', 'result', 'goal')),
    occurred_on date not null, narrative text not null, referral_id text, outcome_id text,
    recorded_by text not null, recorded_via text not null, recorded_at timestamptz not null, ${keys},
    foreign key (tenant, case_id, referral_id) references ces_referral (tenant, case_id, id),
    foreign key (tenant, outcome_id) references ces_outcome (tenant, id))`,
  `create index contact_notes_of_case on contact_note (tenant, case_id, recorded_at, id)`,
  `create table closing_summary (
    tenant text not null, case_id text not null, housing_secured boolean not null,
    efforts_made text, reasons_not_secured text,
    recorded_by text not null, recorded_via text not null, recorded_at timestamptz not null,
    version integer not null, primary key (tenant, case_id),
    foreign key (tenant, case_id) references case_file (tenant, id),
    foreign key (tenant, recorded_by) references person (tenant, id))`,
]

const kept = [
  `alter table participant add column person_type text`,
  `alter table demo_load add column records_at timestamptz`,
  `create table kept_record (
    tenant text not null, case_id text not null, id text not null,
    kind text not null check (kind in
      ('court-number', 'cans-item', 'safety-assessment', 'assessment', 'conference', 'well-being')),
    person_id text, dated date, content jsonb not null, primary key (tenant, id),
    foreign key (tenant, case_id) references case_file (tenant, id),
    foreign key (tenant, case_id, person_id) references participant (tenant, case_id, id))`,
  `create index kept_records_of_case on kept_record (tenant, case_id, kind)`,
  `create table access_trail (
    tenant text not null, seq bigint generated always as identity, case_id text not null,
    person_id text not null, via text not null, action text not null, status integer not null,
    at timestamptz not null, primary key (tenant, seq),
    foreign key (tenant, case_id) references case_file (tenant, id))`,
  `create index access_of_case on access_trail (tenant, case_id, seq)`,
]

/** What is recorded beside goals; what others keep and plans refer to; and who looked at which case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local search_path to agency`.execute(db)
  for (const statement of [...plans, ...referrals, ...kept]) await sql.raw(statement).execute(db)
  await sql`reset search_path`.execute(db)
}
