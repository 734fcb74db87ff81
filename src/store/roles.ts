import { escapeIdentifier, escapeLiteral, type Pool, type PoolClient } from 'pg'

/** The role every hub's login acts as: it may not change, delete or truncate evidence. */
export const HUB_ROLE = 'corridor_hub'

/**
 * Rights of the hub's role, granted again after each migration. The tables that a trigger protects are insert-only, and so
 * are bodies: the database's owner erases those, never a hub. Nothing may be truncated.
 */
const GRANTS = `
do $$
declare found record;
begin
  if not exists (select 1 from pg_roles where rolname = '${HUB_ROLE}') then
    begin
      create role ${HUB_ROLE} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, '${HUB_ROLE}', 'member') then
    execute format('grant ${HUB_ROLE} to %I', current_user);
  end if;
  execute format('grant usage on schema %I to ${HUB_ROLE}', current_schema());
  for found in
    select c.oid::regclass::text as name, c.relkind = 'v' or c.relname in ('migrations') as read_only,
      c.relname = 'bodies' or exists (
        select 1 from pg_trigger where tgrelid = c.oid and tgfoid = to_regproc('refuse_edit')
      ) as insert_only
    from pg_class c where c.relkind in ('r', 'p', 'v') and c.relnamespace = current_schema()::regnamespace
  loop
    execute format('revoke all on %s from ${HUB_ROLE}', found.name);
    execute format('grant %s on %s to ${HUB_ROLE}', case
      when found.read_only then 'select'
      when found.insert_only then 'select, insert'
      else 'select, insert, update, delete' end, found.name);
  end loop;
  execute format('grant usage on all sequences in schema %I to ${HUB_ROLE}', current_schema());
end $$`

/** Creates the hub's role if it is missing and grants its rights. Rejects when the login may not create roles. */
export async function grantHubRights(client: PoolClient): Promise<void> {
  try {
    await client.query(GRANTS)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    const text = `this login may not make the role ${HUB_ROLE}; let a superuser run: create role ${HUB_ROLE} nologin`
    throw new Error(text, { cause: error })
  }
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
