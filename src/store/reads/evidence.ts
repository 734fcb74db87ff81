import type { Mrn } from '../../domain/values/identifiers.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { BodyVault } from '../../ports/body-vault.ts'
import { ERASED_COLUMNS, erased, type ErasedRow, JOIN_ERASED } from './erased.ts'
import type { Erased } from '../../ports/erased.ts'
import type { StoredEvidence } from '../../ports/evidence.ts'
import type { Viewer } from '../../ports/viewer.ts'
import type { Queryable } from '../read-pool.ts'
import { sortedBy } from '../rows.ts'
import { mayReadMessage, Parameters } from './visibility.ts'

type Row = {
  mrn: Mrn | null
  content_type: string
  frame: Buffer | null
  signature: Buffer | null
  attested_by: string | null
  salt: Buffer
  seal: Buffer | null
  answer: Buffer
  answer_signature: Buffer
  log_index: string
  record: string
  decided_at: Date
}

/** Everything stored of an accepted message, in one statement, for its sender and receivers. */
export async function storedEvidence(
  pool: Queryable,
  vault: BodyVault,
  viewer: Viewer,
  sender: PartyKey,
  id: string,
): Promise<StoredEvidence | Erased | undefined> {
  if (viewer.kind === 'all') return undefined
  const parameters = new Parameters()
  const key = [parameters.add(sender), parameters.add(id)]
  const may = mayReadMessage(viewer, 'm', parameters)
  const { rows } = await pool.query<Row & ErasedRow>(
    `select oc.mrn, m.content_type, b.frame, ${ERASED_COLUMNS}, b.signature, b.attested_by, b.salt, oc.answer, oc.answer_signature,
       oc.log_index, l.record, oc.decided_at, (
         select s.seal from log_leaves x join seals s on s.log_index = x.log_index
         where x.message = m.seq order by ${sortedBy('x.log_index')} limit 1) as seal
     from messages m join body_frames b on b.message = m.seq ${JOIN_ERASED}
     join outcomes oc on oc.message = m.seq and oc.verdict = 'accepted' and oc.answer_signature is not null
     join log_leaves l on l.log_index = oc.log_index
     where m.sender = ${key[0]} and m.id = ${key[1]}::uuid and ${may}`,
    parameters.values,
  )
  const [row] = rows
  if (row === undefined) return undefined
  if (row.frame === null) return erased(row)
  return {
    sender,
    id,
    ...(row.mrn === null ? {} : { mrn: row.mrn }),
    contentType: row.content_type,
    body: vault.open(row.frame),
    ...(row.signature === null ? {} : { signature: row.signature }),
    ...(row.attested_by === null ? {} : { attestedBy: row.attested_by }),
    ...(row.seal === null ? {} : { seal: row.seal }),
    receipt: row.answer,
    receiptSignature: row.answer_signature,
    logIndex: Number(row.log_index),
    record: row.record,
    salt: row.salt,
    acceptedAt: row.decided_at,
  }
}
