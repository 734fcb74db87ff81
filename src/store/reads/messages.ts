import type { BodyVault } from '../../ports/body-vault.ts'
import { ERASED_COLUMNS, erased, type ErasedRow, JOIN_ERASED } from './erased.ts'
import type { MessageView, StoredBody, StoredReceipt } from '../../ports/reads.ts'
import type { Erased } from '../../ports/erased.ts'
import type { Viewer } from '../../ports/viewer.ts'
import { DELIVERY_JSON, deliveriesOf } from './deliveries.ts'
import { mayReadMessage, Parameters } from './visibility.ts'
import type { Queryable } from '../read-pool.ts'
import { sortedBy } from '../rows.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { Mrn } from '../../domain/values/identifiers.ts'

type Row = {
  sender: PartyKey
  id: string
  type: string
  mrn: Mrn | null
  content_type: string
  digest: Buffer
  channel: string
  received_at: Date
  verdict: string
  status: string
  http_status: number
  log_index: string
  decided_at: Date
  deliveries: string | null
  closure: string | null
}

const viewOf = (row: Row): MessageView => ({
  sender: row.sender,
  id: row.id,
  type: row.type,
  ...(row.mrn === null ? {} : { mrn: row.mrn }),
  contentType: row.content_type,
  digest: `sha256:${row.digest.toString('hex')}`,
  channel: row.channel,
  receivedAt: row.received_at.toISOString(),
  verdict: row.verdict,
  status: row.status,
  httpStatus: row.http_status,
  logIndex: Number(row.log_index),
  decidedAt: row.decided_at.toISOString(),
  deliveries: deliveriesOf(row.deliveries),
  ...(row.closure === null ? {} : { closure: JSON.parse(row.closure) as NonNullable<MessageView['closure']> }),
})

/**
 * One message by its key, for its sender and receivers; operators read the envelope. Only the parties of the message may
 * read the body (invariant I11), and a refused message has no receipt.
 */
export function createMessageReads(pool: Queryable, vault: BodyVault) {
  return {
    async message(viewer: Viewer, sender: PartyKey, id: string): Promise<MessageView | undefined> {
      const parameters = new Parameters()
      const key = [parameters.add(sender), parameters.add(id)]
      const may = mayReadMessage(viewer, 'm', parameters)
      const own = viewer.kind === 'all' ? undefined : parameters.add(viewer.key)
      const deliveries = own === undefined ? 'true' : `(o.receiver = ${own} or o.sender = ${own})`
      // How much traffic is bound for a country is that country's business only.
      const mine = own === undefined ? 'true' : `c.sender = ${own}`
      const rows = await pool.query<Row>(
        `select m.sender, m.id, m.type, oc.mrn, m.content_type, m.digest, m.channel, m.received_at, oc.verdict,
           oc.status, oc.http_status, oc.log_index, oc.decided_at, d.deliveries,
           (select json_build_object('state', c.state, 'concerned', c.concerned, 'diverted', c.diverted,
              'referred', c.referred) from closures c
            where c.sender = m.sender and c.id = m.id and ${mine}) as closure
         from messages m join lateral (
           select * from outcomes where message = m.seq order by attempt desc limit 1) oc on true
         left join lateral (
           select json_agg(${DELIVERY_JSON} order by o.receiver, o.log_index) as deliveries from log_leaves x
           cross join lateral (select * from outbox where log_index = x.log_index offset 0) o
           where x.message = m.seq and ${deliveries}
         ) d on true
         where m.sender = ${key[0]} and m.id = ${key[1]}::uuid and ${may}`,
        parameters.values,
      )
      return rows.rows.map(viewOf)[0]
    },

    async body(viewer: Viewer, sender: PartyKey, id: string): Promise<StoredBody | Erased | undefined> {
      if (viewer.kind === 'all') return undefined
      const parameters = new Parameters()
      const key = [parameters.add(sender), parameters.add(id)]
      const may = mayReadMessage(viewer, 'm', parameters)
      type BodyRow = { content_type: string; frame: Buffer | null; signature: Buffer | null; seal: Buffer | null }
      const rows = await pool.query<BodyRow & ErasedRow>(
        `select m.content_type, b.frame, ${ERASED_COLUMNS}, b.signature, (
           select s.seal from log_leaves x
           join deliveries d on d.log_index = x.log_index and d.receiver = ${parameters.add(viewer.key)}
           join seals s on s.log_index = x.log_index
           where x.message = m.seq order by ${sortedBy('x.log_index')} limit 1) as seal
         from messages m join body_frames b on b.message = m.seq ${JOIN_ERASED}
         where m.sender = ${key[0]} and m.id = ${key[1]}::uuid and ${may}`,
        parameters.values,
      )
      const [row] = rows.rows
      if (row === undefined) return undefined
      if (row.frame === null) return erased(row)
      return {
        contentType: row.content_type,
        body: vault.open(row.frame),
        ...(row.signature === null ? {} : { signature: row.signature }),
        ...(row.seal === null ? {} : { seal: row.seal }),
      }
    },

    async receipt(viewer: Viewer, sender: PartyKey, id: string): Promise<StoredReceipt | undefined> {
      const parameters = new Parameters()
      const key = [parameters.add(sender), parameters.add(id)]
      const may = mayReadMessage(viewer, 'm', parameters)
      const rows = await pool.query<{ answer: Buffer; answer_signature: Buffer }>(
        `select oc.answer, oc.answer_signature from messages m join outcomes oc on oc.message = m.seq
         where m.sender = ${key[0]} and m.id = ${key[1]}::uuid and oc.verdict = 'accepted'
           and oc.answer_signature is not null and ${may}`,
        parameters.values,
      )
      return rows.rows.map((row) => ({ receipt: row.answer, signature: row.answer_signature }))[0]
    },
  }
}
