import type { Viewer } from '../../ports/viewer.ts'

/** A statement being put together: adds a value, gives its placeholder. */
export class Parameters {
  readonly values: unknown[] = []

  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

/**
 * The condition under which the viewer may see a movement, as SQL over an alias of `movements` (invariant I7: filtered in
 * the statement, never afterwards). A movement known only from an unmatched fact is visible to nobody.
 */
export function mayReadMovement(viewer: Viewer, alias: string, parameters: Parameters): string {
  const known = `${alias}.state <> 'none'`
  if (viewer.kind === 'all') return known
  const key = parameters.add(viewer.key)
  const party = `exists (select 1 from movement_parties mp where mp.party_key = ${key} and mp.mrn = ${alias}.mrn)`
  if (viewer.kind === 'party') return `${known} and ${party}`
  return `${known} and ${party} and ${namesOffice(alias, viewer.offices, parameters)}`
}

/** The condition that a movement sets out from, ends at, has arrived at or passes one of these offices. */
export function namesOffice(alias: string, codes: readonly string[], parameters: Parameters): string {
  const offices = parameters.add([...codes])
  return `(${alias}.doc->'departure'->>'office' = any(${offices})
    or ${alias}.doc->'destination'->>'office' = any(${offices}) or ${alias}.doc->'arrival'->>'office' = any(${offices})
    or exists (select 1 from json_array_elements(${alias}.doc->'legs') leg
      where leg->>'entryOffice' = any(${offices}) or leg->>'exitOffice' = any(${offices})))`
}

/** The condition under which the viewer is a party to a message: its sender or one of its receivers. */
export function mayReadMessage(viewer: Viewer, sender: string, id: string, parameters: Parameters): string {
  if (viewer.kind === 'all') return 'true'
  const key = parameters.add(viewer.key)
  return `(${sender} = ${key} or exists (select 1 from log_leaves mx
    join deliveries mo on mo.log_index = mx.log_index and mo.receiver = ${key}
    where mx.sender = ${sender} and mx.id = ${id}::text))`
}
