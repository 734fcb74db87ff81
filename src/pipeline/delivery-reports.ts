import type { DeliveryReport } from '../generated/types.ts'
import type { CommitTx, ReportedRow } from '../ports/commit.ts'
import type { Decided } from './decide.ts'
import { asParty, type PartyKey } from '../domain/values/party.ts'

/**
 * The outbox rows that the delivery reports of a batch close, locked before the log's head. A report for what is already
 * reported, or that names a message this receiver was never sent, is ignored (interface.md 4).
 */
export async function deliveryReportRows(tx: CommitTx, decided: readonly Decided[]): Promise<ReportedRow[]> {
  const named = new Map<string, ReportedRow>()
  for (const entry of decided) {
    if (entry.kind !== 'message' || entry.work.message.type !== 'delivery-report') continue
    for (const row of rowsOf(entry.work.key.sender, entry.work.message)) {
      const text = `${row.receiver} ${row.logIndex}`
      if (!named.has(text)) named.set(text, row)
    }
  }
  const open = await tx.lockReported([...named.values()])
  return [...named].flatMap(([text, row]) => {
    const known = open.get(text)
    return known !== undefined && known.sender === row.sender && known.id === row.id ? [row] : []
  })
}

const rowsOf = (receiver: PartyKey, report: DeliveryReport): ReportedRow[] =>
  report.body.entries.map((entry) => ({
    receiver,
    logIndex: BigInt(entry.logIndex),
    sender: asParty(entry.sender),
    id: entry.id,
    outcome: entry.outcome,
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  }))
