import type { GlassAct, GlassActName } from '../domain/model/break-glass.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import { countryOfParty, type MessageKey, type PartyKey } from '../domain/values/party.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { BreakGlassStore, GlassActView } from '../ports/break-glass.ts'
import { ERASED_COLUMNS, erased, type ErasedRow, JOIN_ERASED } from './reads/erased.ts'
import type { Queryable } from './read-pool.ts'
import { pageOf, readCursor, wholeNumber } from './reads/paging.ts'
import { Parameters } from './reads/visibility.ts'

type ActRow = { act: GlassActName; operator: string; at: Date }
type ListRow = ActRow & { log_index: string; of_sender: PartyKey; of_id: string; mrn: Mrn | null; reason: string }

/** More acts on one message than anybody makes in a day. */
const ACTS_MAX = 1_000

/** What operators have done about a message's bytes, the last thousand, in the order of the log. */
export async function glassActs(pool: Pick<Queryable, 'query'>, { sender, id }: MessageKey): Promise<GlassAct[]> {
  const { rows } = await pool.query<ActRow>(
    `select act, operator, at from (
       select act, operator, at, log_index from operator_acts where of_sender = $1 and of_id = $2::uuid and of_id is not null
       order by of_sender desc, of_id desc, log_index desc limit ${ACTS_MAX}
     ) last order by log_index`,
    [sender, id],
  )
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.getTime() }))
}

/** Messages' bytes for operators, and the acts by which they come to read them. `pool` sees everything, as the hub does. */
export function createBreakGlassStore(pool: Queryable, vault: BodyVault): BreakGlassStore {
  return {
    async message({ sender, id }: MessageKey) {
      const found = await pool.query<{ type: string; mrn: Mrn | null; departure: string | null }>(
        `select m.type, oc.mrn, mv.departure_country as departure from messages m join bodies b on b.message = m.seq
         left join lateral (select mrn from outcomes where message = m.seq order by attempt desc limit 1) oc on true
         left join movements mv on mv.mrn = oc.mrn where m.sender = $1 and m.id = $2::uuid`,
        [sender, id],
      )
      const [row] = found.rows
      if (row === undefined) return undefined
      const acts = await glassActs(pool, { sender, id })
      const told = [sender, countryOfParty(sender), ...(row.departure === null ? [] : [row.departure])]
      return {
        type: row.type,
        ...(row.mrn === null ? {} : { mrn: row.mrn }),
        acts,
        told: [...new Set(told)] as PartyKey[],
      }
    },

    async body({ sender, id }: MessageKey) {
      const { rows } = await pool.query<
        ErasedRow & { content_type: string; frame: Buffer | null; signature: Buffer | null }
      >(
        `select m.content_type, b.frame, b.signature, ${ERASED_COLUMNS}
         from messages m join body_frames b on b.message = m.seq ${JOIN_ERASED}
         where m.sender = $1 and m.id = $2::uuid`,
        [sender, id],
      )
      const [row] = rows
      if (row === undefined) return undefined
      if (row.frame === null) return erased(row)
      return {
        contentType: row.content_type,
        body: vault.open(row.frame),
        ...(row.signature === null ? {} : { signature: row.signature }),
      }
    },

    async list(toldTo, page) {
      const parameters = new Parameters()
      const cursor = readCursor('break-glass', page.cursor, 1)
      const before = parameters.add(cursor === undefined ? '9223372036854775807' : wholeNumber(cursor[0]))
      const limit = parameters.add(page.limit + 1)
      const listed =
        toldTo === undefined
          ? `select log_index from operator_acts where of_id is not null and log_index < ${before}::bigint
             order by log_index desc limit ${limit}`
          : `select log_index from break_glass_told where party_key = ${parameters.add(toldTo)} and log_index < ${before}::bigint
             order by party_key desc, log_index desc limit ${limit}`
      const { rows } = await pool.query<ListRow>(
        `select a.log_index, a.act, a.of_sender, a.of_id, l.mrn, a.operator, a.reason, a.at from (${listed}) t
         join operator_acts a on a.log_index = t.log_index join log_leaves l on l.log_index = a.log_index
         order by a.log_index desc`,
        parameters.values,
      )
      return pageOf(rows, page.limit, (row) => ['break-glass', row.log_index], view)
    },
  }
}

const view = (row: ListRow): GlassActView => ({
  logIndex: Number(row.log_index),
  act: row.act,
  sender: row.of_sender,
  id: row.of_id,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  operator: row.operator,
  reason: row.reason,
  at: row.at.toISOString(),
})
