import type { Pool, PoolClient } from 'pg'
import type { BodyVault } from '../ports/body-vault.ts'
import { overRows, queryRows } from './rows.ts'
import { lockDocuments } from './marks.ts'
import { inTransaction, isAlone } from './transaction.ts'

/** Told to whoever starts a hub or an audit with another key. */
const OTHER_VAULT =
  'the bodies of this database are sealed under another key: CORRIDOR_BODY_KEY, or the key it defaults to, must be the one they were sealed with'
const FORMER_NEEDED =
  'data keys of this database are still wrapped with a former key: CORRIDOR_BODY_KEY_ALSO must name it until corridor doctor says that none is left'

type Standing = { id: Buffer; former: Buffer[]; done: boolean }

const STANDING = 'select id, former, rewrapped_at is not null as done from body_vault'

/** Whether a key is there that is wrapped with none of these. */
const OTHERWISE = `select exists (select from movement_keys where wrapped is not null and substr(wrapped, 1, length($1::bytea)) <> all($2::bytea[]))
  or exists (select from message_keys where wrapped is not null and substr(wrapped, 1, length($1::bytea)) <> all($2::bytea[])) as found`

async function areWrappedOtherwise(
  client: Pick<PoolClient, 'query'>,
  id: Buffer,
  names: readonly Buffer[],
): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(OTHERWISE, [id, names])
  return rows[0]?.found === true
}

/**
 * The vault this database goes by, of the one that is set and the one with both keys exchanged. The first key a database ever sees is
 * its key. A key it has never had takes the place of the one that counts where that can still be opened; a former one does not come
 * back, so that a hub with old settings seals with the new key all the same. Rejects where what is there could not be read.
 */
export const adoptVault = (pool: Pool, vaults: readonly [BodyVault, ...BodyVault[]]): Promise<BodyVault> =>
  inTransaction(pool, async (client) => {
    const [own] = vaults
    await client.query('insert into body_vault (id) values ($1) on conflict do nothing', [own.id])
    const { rows } = await client.query<Standing>(`${STANDING} for update`)
    const standing = rows[0] ?? { id: own.id, former: [], done: true }
    const counting = vaults.find(({ id }) => id.equals(standing.id))
    if (counting === undefined) throw new Error(OTHER_VAULT)
    const isNew = counting !== own && !standing.former.some((id) => id.equals(own.id))
    const vault = isNew ? own : counting
    if (isNew)
      await client.query(
        `update body_vault set id = $1, former = former || id, since = now(), after_mrn = '', after_message = -1, rewrapped_at = null`,
        [own.id],
      )
    await holdsFor(client, vault)
    // A hub that had not been started anew has sealed with the former key since nothing was left under it.
    if (standing.done && standing.former.length > 0 && (await areWrappedOtherwise(client, vault.id, [vault.id])))
      await client.query(`update body_vault set after_mrn = '', after_message = -1, rewrapped_at = null`)
    return vault
  })

/** Rejects when a body of this database could not be opened with these keys. */
export async function holdsFor(client: Pick<PoolClient, 'query'>, vault: BodyVault): Promise<void> {
  const { rows } = await client.query<Standing>(STANDING)
  const [standing] = rows
  if (standing === undefined) return
  const opens = (id: Buffer): boolean => vault.opens.some((one) => one.equals(id))
  if (!opens(standing.id)) throw new Error(OTHER_VAULT)
  // Without a former key there is nothing to look for, and with all of them nothing to find.
  if (standing.former.every(opens)) return
  if (await areWrappedOtherwise(client, standing.id, vault.opens)) throw new Error(FORMER_NEEDED)
}

/** Keys looked at in one transaction, whose movements are locked meanwhile. */
const LOOKED_AT = 200
/** An arbitrary number of our own: one hub does it at a time. */
const REWRAP_LOCK = 0x77726170

/** Only over the very key that was read: what was destroyed or wrapped anew since stays as it is. */
const REWRAP_MOVEMENT_KEYS = overRows(
  'rewrap movement keys',
  { mrn: 'text', before: 'bytea', wrapped: 'bytea' },
  (rows) => `update movement_keys k set wrapped = v.wrapped from ${rows} where k.mrn = v.mrn and k.wrapped = v.before`,
)
const REWRAP_MESSAGE_KEYS = overRows(
  'rewrap message keys',
  { message: 'bigint', before: 'bytea', wrapped: 'bytea' },
  (rows) =>
    `update message_keys k set wrapped = v.wrapped from ${rows} where k.message = v.message and k.wrapped = v.before`,
)

type Progress = Standing & { after_mrn: string | null; after_message: string }

/**
 * Wraps the next data keys that a former key has wrapped with the one that counts, some hundred at most, and notes how far it has come;
 * no body is touched. Whatever dies on the way, each key is wrapped with the one or the other, and both are opened.
 * @returns whether there may be more; false also where another hub is at it, or this one seals with a former key
 */
export const rewrapNext = (pool: Pool, vault: BodyVault): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    if (!(await isAlone(client, REWRAP_LOCK))) return false
    const { rows } = await client.query<Progress>(
      'select id, former, rewrapped_at is not null as done, after_mrn, after_message from body_vault',
    )
    const [standing] = rows
    if (standing === undefined || standing.former.length === 0 || standing.done || !standing.id.equals(vault.id))
      return false
    if (standing.after_mrn !== null) return ofMovements(client, vault, standing.after_mrn)
    return ofMessages(client, vault, standing.after_message)
  })

async function ofMovements(client: PoolClient, vault: BodyVault, after: string): Promise<boolean> {
  const { rows } = await client.query<{ mrn: string }>(
    'select mrn from movement_keys where wrapped is not null and mrn > $1 order by mrn limit $2',
    [after, LOOKED_AT],
  )
  const mrns = rows.map(({ mrn }) => mrn)
  // As commits lock them, which use the key they have read: one that changes under them would fail them.
  await lockDocuments(client, mrns)
  const found = await client.query<{ mrn: string; wrapped: Buffer }>(
    'select mrn, wrapped from movement_keys where mrn = any($1::text[]) and wrapped is not null',
    [mrns],
  )
  const old = found.rows.filter(({ wrapped }) => isFormer(wrapped, vault))
  if (old.length > 0)
    await queryRows(
      client,
      REWRAP_MOVEMENT_KEYS,
      old.map(({ mrn, wrapped }) => [mrn, wrapped, vault.rewrap(wrapped)]),
    )
  await client.query('update body_vault set after_mrn = $1', [rows.length < LOOKED_AT ? null : mrns.at(-1)])
  return true
}

async function ofMessages(client: PoolClient, vault: BodyVault, after: string): Promise<boolean> {
  const { rows } = await client.query<{ message: string; wrapped: Buffer }>(
    'select message, wrapped from message_keys where wrapped is not null and message > $1 order by message limit $2',
    [after, LOOKED_AT],
  )
  const old = rows.filter(({ wrapped }) => isFormer(wrapped, vault))
  if (old.length > 0)
    await queryRows(
      client,
      REWRAP_MESSAGE_KEYS,
      old.map(({ message, wrapped }) => [BigInt(message), wrapped, vault.rewrap(wrapped)]),
    )
  if (rows.length === LOOKED_AT) {
    await client.query('update body_vault set after_message = $1', [rows.at(-1)?.message])
    return true
  }
  // Hubs that were not started anew may have sealed with the former key behind this walk: then it begins once more, a minute later.
  const isLeft = await areWrappedOtherwise(client, vault.id, [vault.id])
  await client.query(
    `update body_vault set after_mrn = '', after_message = -1, rewrapped_at = case when $1 then null else now() end`,
    [isLeft],
  )
  return false
}

const isFormer = (wrapped: Buffer, { id }: BodyVault): boolean => !wrapped.subarray(0, id.length).equals(id)

/**
 * How the exchange of wrapping keys stands: their names in hexadecimal digits, and how many data keys a former one has wrapped.
 * @param how `cheaply` counts only while an exchange is under way, since that takes a look at all keys
 */
export async function wrappingKeys(
  client: Pick<PoolClient, 'query'>,
  how: 'cheaply' | 'exactly',
): Promise<{ id: string; former: string[]; left: number } | undefined> {
  const { rows } = await client.query<{ id: Buffer; former: Buffer[]; left: string }>(
    `select id, former, case when former = '{}' or (rewrapped_at is not null and not $1) then 0 else
       (select count(*) from movement_keys where wrapped is not null and substr(wrapped, 1, length(v.id)) <> v.id)
       + (select count(*) from message_keys where wrapped is not null and substr(wrapped, 1, length(v.id)) <> v.id) end as left
     from body_vault v`,
    [how === 'exactly'],
  )
  const [row] = rows
  if (row === undefined) return undefined
  return { id: row.id.toString('hex'), former: row.former.map((id) => id.toString('hex')), left: Number(row.left) }
}
