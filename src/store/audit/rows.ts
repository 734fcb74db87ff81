import type { Destroyed } from '../../domain/model/retention.ts'
import type { Grn, Mrn } from '../../domain/values/identifiers.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { AuditAct, AuditApproval, AuditEntry, AuditOutboxRow } from '../../ports/audit.ts'

type ActDataRow = {
  log_index: string
  id: string
  act: string
  receiver: PartyKey | null
  outbox_index: string | null
  set_aside: string | null
  former_index: string | null
  attention: string | null
  witness: PartyKey | null
  public_key: Buffer | null
  version: string | null
  subject: string | null
  digest: Buffer | null
  changes: string | null
  tables: string | null
  destroyed: string | null
  operator: string
  reason: string
  body: Buffer
  salt: Buffer
}

export const actOf = ({
  log_index,
  receiver,
  outbox_index,
  set_aside,
  former_index,
  attention,
  witness,
  public_key,
  version,
  subject,
  digest,
  changes,
  tables,
  destroyed,
  ...row
}: ActDataRow): AuditAct => ({
  ...row,
  change:
    version === null || subject === null || digest === null || changes === null
      ? undefined
      : { version: BigInt(version), subject, digest, changes, tables: tables ?? undefined },
  witness: witness === null || public_key === null ? undefined : { party: witness, publicKey: public_key },
  logIndex: BigInt(log_index),
  receiver: receiver ?? undefined,
  outboxIndex: outbox_index === null ? undefined : BigInt(outbox_index),
  setAside: set_aside === null ? undefined : BigInt(set_aside),
  formerIndex: former_index === null ? undefined : BigInt(former_index),
  attention: attention ?? undefined,
  destroyed: destroyed === null ? undefined : (JSON.parse(destroyed) as Destroyed),
})

type ApprovalDataRow = {
  asked_index: string
  sender: PartyKey
  id: string
  mrn: Mrn
  office: string
  author: string
  state: string
  ended_index: string | null
  answered_office: string | null
  answered_by: string | null
  reason: string | null
  body: Buffer | null
  salt: Buffer | null
}

export function approvalOf(row: ApprovalDataRow): AuditApproval {
  const { sender, id, mrn, office, author, state, answered_office: at, answered_by: by, reason, body, salt } = row
  const whole = at !== null && by !== null && reason !== null && body !== null && salt !== null
  return {
    askedIndex: BigInt(row.asked_index),
    sender,
    id,
    mrn,
    office,
    author,
    state,
    endedIndex: row.ended_index === null ? undefined : BigInt(row.ended_index),
    answer: whole ? { office: at, by, reason, body, salt } : undefined,
  }
}

type EntryRow = {
  log_index: string
  grn: Grn
  line: number | null
  from_account: string
  to_account: string
  minor: string
}

export const entryOf = (row: EntryRow): AuditEntry => ({
  logIndex: BigInt(row.log_index),
  grn: row.grn,
  line: row.line ?? undefined,
  from: row.from_account,
  to: row.to_account,
  minor: BigInt(row.minor),
})

type OutboxDataRow = {
  receiver: PartyKey
  log_index: string
  sender: PartyKey
  id: string
  mrn: Mrn | null
  order_key: string
  reported: boolean
  open: string | null
  ended: string | null
  open_order: string | null
  open_reported: boolean | null
  parked_reason: string | null
  reason: string | null
  done_at: Date | null
  seal: Buffer | null
}

export const outboxRowOf = (row: OutboxDataRow): AuditOutboxRow => ({
  receiver: row.receiver,
  logIndex: BigInt(row.log_index),
  sender: row.sender,
  id: row.id,
  mrn: row.mrn ?? undefined,
  orderKey: row.order_key,
  reported: row.reported,
  open: row.open ?? undefined,
  ended: row.ended ?? undefined,
  contradictions: [
    ...(row.open_order === null || row.open_order === row.order_key ? [] : ['order']),
    ...(row.open_reported === null || row.open_reported === row.reported ? [] : ['answer to how it ends']),
  ],
  seal: row.seal ?? undefined,
  parkedReason: (row.open === null ? row.reason : row.parked_reason) ?? undefined,
  doneAt: row.done_at ?? undefined,
})
