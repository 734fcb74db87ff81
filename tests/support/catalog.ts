import type { Pool } from 'pg'

/** What programs can notice of a schema, one line per thing: its name, and what it is like. */
export type Catalog = ReadonlyMap<string, string>

/** Each gives rows of `name` and `is`. Of indexes only those that refuse rows count: others make nothing right or wrong. */
const THINGS = [
  `select 'table ' || oid::regclass as name, relkind::text as is from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v')`,
  `select format('column %s.%s', attrelid::regclass, attname) as name,
      concat_ws(' ', format_type(atttypid, atttypmod), case when attnotnull and not atthasdef and attidentity = '' then 'needed' end) as is
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v') and attnum > 0 and not attisdropped`,
  `select format('constraint %s on %s', conname, conrelid::regclass) as name, pg_get_constraintdef(oid) as is from pg_constraint
    where connamespace = current_schema()::regnamespace and conrelid <> 0`,
  `select format('index %s on %s', indexrelid::regclass, indrelid::regclass) as name, pg_get_indexdef(indexrelid) as is from pg_index
    join pg_class on pg_class.oid = indrelid where relnamespace = current_schema()::regnamespace and indisunique`,
  `select format('trigger %s on %s', tgname, tgrelid::regclass) as name, pg_get_triggerdef(pg_trigger.oid) as is from pg_trigger
    join pg_class on pg_class.oid = tgrelid where relnamespace = current_schema()::regnamespace and not tgisinternal`,
  `select format('policy %s on %s', policyname, tablename) as name, concat_ws(' ', roles, cmd, qual, with_check) as is from pg_policies
    where schemaname = current_schema()`,
  `select format('function %s', oid::regprocedure) as name, pg_get_functiondef(oid) as is from pg_proc
    where pronamespace = current_schema()::regnamespace and prokind = 'f'`,
  `select format('view %s', viewname) as name, definition as is from pg_views where schemaname = current_schema()`,
]

/** Reads the current schema's catalog. */
export async function catalogOf(pool: Pool): Promise<Catalog> {
  const all: [string, string][] = []
  for (const statement of THINGS) {
    const { rows } = await pool.query<{ name: string; is: string }>(statement)
    all.push(...rows.map(({ name, is }): [string, string] => [name, is]))
  }
  return new Map(all)
}

/**
 * What the release that knows `before` may stumble over in `after`, one sentence each: a thing gone or changed, a column it does not
 * fill, a rule on its own columns that it does not know.
 * @param declared names of things whose change a migration has declared harmless
 */
export function stumbles(before: Catalog, after: Catalog, declared: ReadonlySet<string>): string[] {
  const found: string[] = []
  for (const [name, is] of before) {
    const now = after.get(name)
    if (now === undefined) found.push(`${name} is gone`)
    else if (now !== is && !declared.has(name)) found.push(`${name} is another one: ${is} -> ${now}`)
  }
  for (const [name, is] of after) {
    if (before.has(name) || declared.has(name)) continue
    const [kind = ''] = name.split(' ')
    const table = kind === 'column' ? name.slice('column '.length).split('.')[0] : / on (\S+)$/.exec(name)?.[1]
    if (table === undefined || !before.has(`table ${table}`)) continue
    if (kind === 'column' && is.endsWith(' needed')) found.push(`${name} is new and has no default`)
    if (['constraint', 'index', 'trigger', 'policy'].includes(kind)) found.push(`${name} is a new rule: ${is}`)
  }
  return found
}
