import { sql, type Kysely } from 'kysely'

const statements = [
  `create table person (
    tenant text not null, id text not null, identity text not null, name text not null,
    role text not null check (role in ('worker', 'supervisor')),
    state text not null check (state in ('tn', 'mo', 'wi', 'ma')), unit text not null,
    primary key (tenant, id), unique (tenant, identity))`,
  `create table case_file (
    tenant text not null, id text not null,
    state text not null check (state in ('tn', 'mo', 'wi', 'ma')),
    case_type text not null, unit text not null, opened_on date not null, facts jsonb not null,
    primary key (tenant, id))`,
  `create index case_file_of_unit on case_file (tenant, unit, id)`,
  `create table participant (
    tenant text not null, id text not null, case_id text not null,
    role text not null check (role in ('child', 'parent', 'caretaker', 'other')),
    given_name text not null, family_name text not null, date_of_birth date,
    served boolean not null,
    guardianship text not null check (guardianship in ('none', 'partial', 'full', 'unknown')),
    indian_child text not null check (indian_child in ('yes', 'no', 'unknown')),
    primary key (tenant, id), unique (tenant, case_id, id),
    foreign key (tenant, case_id) references case_file (tenant, id))`,
  `create table assignment (
    tenant text not null, case_id text not null, person_id text not null,
    since date not null, until date,
    primary key (tenant, case_id, person_id, since),
    foreign key (tenant, case_id) references case_file (tenant, id),
    foreign key (tenant, person_id) references person (tenant, id))`,
  `create index assignment_of_person on assignment (tenant, person_id, case_id)`,
  `create table permanency_goal (
    tenant text not null, id text not null, case_id text not null, child_id text not null,
    state text not null, goal text not null, label text not null,
    goal_class text check (goal_class in ('custodial', 'non-custodial')),
    role text not null check (role in ('primary', 'second')),
    start_date date not null, target_date date not null check (target_date > start_date),
    resource text, recruitment jsonb not null, compelling_reason text, ruled_out jsonb not null,
    committed_resource text,
    status text not null default 'active' check (status in ('active', 'closed')),
    closed_on date, closed_reason text,
    edition text not null, recorded_by text not null, recorded_via text not null,
    recorded_at timestamptz not null, version integer not null default 1,
    primary key (tenant, id),
    foreign key (tenant, case_id, child_id) references participant (tenant, case_id, id),
    foreign key (tenant, recorded_by) references person (tenant, id),
    check ((status = 'closed') = (closed_on is not null and closed_reason is not null)))`,
  `create unique index active_goal_once on permanency_goal (tenant, child_id, goal) where status = 'active'`,
  `create unique index active_role_once on permanency_goal (tenant, child_id, role) where status = 'active'`,
  `create index goals_of_child on permanency_goal (tenant, child_id, recorded_at, id)`,
  `create table idempotency_key (
    tenant text not null, person_id text not null, key text not null, fingerprint text not null,
    status integer, content_type text, etag text, body text, recorded_at timestamptz not null,
    primary key (tenant, person_id, key),
    foreign key (tenant, person_id) references person (tenant, id))`,
  `create table demo_load (tenant text not null primary key, loaded_at timestamptz not null)`,
]

/** Every table begins its keys with the tenant, so that the schema spreads over servers by tenant. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local search_path to agency`.execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await sql`reset search_path`.execute(db)
}
