import { escapeIdentifier, escapeLiteral, type Pool, type PoolClient } from 'pg'

/** The role every hub's login acts as: it may not change, delete or truncate evidence. */
export const HUB_ROLE = 'corridor_hub'

/** The role of reads on a caller's behalf: of what it may read at all it sees the rows of one viewer (docs/decisions/0112). */
export const READER_ROLE = 'corridor_reader'

/**
 * What the reader reads besides tables with a policy: reference data, the log's public head, and by what movements are found,
 * where rows that a policy hides would be walked through without end. Nothing else, a table of tomorrow neither.
 */
const OPEN_TO_READERS = (
  'parties countries offices agreements codelist_items reference_version rates contribution_tables outages authorisations ' +
  'log_head log_nodes movement_parties movement_facets movement_identifiers movement_numbers movement_number_blocks ' +
  'movement_number_parts movement_marks guarantee_parties movement_places leaf_places ' +
  'body_frames destructions doubled_movements attestations statistics_progress outbox ' +
  'viewer_movements viewer_leaves viewer_sent viewer_guarantees'
).split(' ')

/** Before migrations, since policies name them. A hub may always read as the reader. */
const ROLES = `
do $$
declare name text;
begin
  foreach name in array array['${HUB_ROLE}', '${READER_ROLE}'] loop
    if not exists (select 1 from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
  if not pg_has_role('${HUB_ROLE}', '${READER_ROLE}', 'member') then
    begin
      grant ${READER_ROLE} to ${HUB_ROLE};
    exception when unique_violation then null;
    end;
  end if;
end $$`

/**
 * Rights of the hub's role, granted again after each migration. The tables that a trigger protects are insert-only, and so
 * are bodies, but that a hub may seal those in the clear. Keys are updated once, when they are destroyed. Nothing may be truncated.
 * An archive is read by who reads its table, and by nobody else.
 */
const GRANTS = `
do $$
declare found record;
begin
  execute format('grant usage on schema %I to ${HUB_ROLE}, ${READER_ROLE}', current_schema());
  for found in
    select c.oid::regclass::text as name, c.relkind = 'v' or c.relname in ('migrations') as read_only,
      c.relname = 'bodies' or exists (
        select 1 from pg_trigger where tgrelid = c.oid and tgfoid = to_regproc('refuse_edit')
      ) as insert_only,
      exists (select 1 from pg_inherits where inhrelid = c.oid) as archive,
      c.relrowsecurity or c.relname = any('{${OPEN_TO_READERS.join(',')}}') as readable
    from pg_class c where c.relkind in ('r', 'p', 'v') and c.relnamespace = current_schema()::regnamespace
  loop
    execute format('revoke all on %s from ${HUB_ROLE}', found.name);
    if found.archive then continue; end if;
    execute format('grant %s on %s to ${HUB_ROLE}', case
      when found.read_only then 'select'
      when found.insert_only then 'select, insert'
      when found.name in ('movement_keys', 'message_keys', 'body_vault') then 'select, insert, update'
      else 'select, insert, update, delete' end, found.name);
    execute format('revoke all on %s from ${READER_ROLE}', found.name);
    if found.name = 'bodies' then
      grant update (body, mrn, sealed) on bodies to ${HUB_ROLE};
    end if;
    if found.readable then
      execute format('grant select on %s to ${READER_ROLE}', found.name);
    end if;
  end loop;
  execute format('grant usage on all sequences in schema %I to ${HUB_ROLE}', current_schema());
end $$`

/** Creates the roles of hub and reader where they are missing. Rejects when the login may not create roles. */
export async function makeRoles(client: PoolClient): Promise<void> {
  try {
    await client.query(ROLES)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    const text =
      'this login may not make the roles of hub and reader; let a superuser run: ' +
      `create role ${HUB_ROLE} nologin; create role ${READER_ROLE} nologin; grant ${READER_ROLE} to ${HUB_ROLE}; ` +
      `grant ${HUB_ROLE} to the login that migrates`
    throw new Error(text, { cause: error })
  }
}

/** Grants the rights of both roles on what the schema has now. */
export async function grantRights(client: PoolClient): Promise<void> {
  await client.query(GRANTS)
}

/**
 * A login for hubs that owns nothing; created, or given this password. The password is part of the statement: for
 * demonstrations only.
 */
export async function putHubLogin(pool: Pool, user: string, password: string): Promise<void> {
  const name = escapeIdentifier(user)
  const { rowCount } = await pool.query('select 1 from pg_roles where rolname = $1', [user])
  if (rowCount === 0) await pool.query(`create role ${name} login`)
  await pool.query(`alter role ${name} login password ${escapeLiteral(password)}`)
  await pool.query(`grant ${HUB_ROLE} to ${name}`)
}

/** Whether this login may change tables. A hub's own login may not; somebody else migrates its database. */
export async function mayMigrate(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    `select has_schema_privilege(current_user, current_schema(), 'create') as may`,
  )
  return rows[0]?.may === true
}
