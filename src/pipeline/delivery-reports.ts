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
      const text = textOf(row)
      if (!named.has(text)) named.set(text, row)
    }
  }
  const open = await tx.lockReported([...named.values()])
  return [...named].flatMap(([text, row]) => {
    const known = open.get(text)
    return known !== undefined && known.sender === row.sender && known.id === row.id ? [row] : []
  })
}

/**
 * A report that closes none of these rows has changed nothing, and its receipt says so: it names what was never sent, is closed
 * already, or is closed by another report of the same batch before it. Everything else stays as it was decided.
 */
export function asReported<T extends { entry: Decided }>(decided: readonly T[], reports: readonly ReportedRow[]): T[] {
  const left = new Map(reports.map((row) => [textOf(row), row.id]))
  return decided.map((one) => {
    const { entry } = one
    if (entry.kind !== 'message' || entry.work.message.type !== 'delivery-report') return one
    const closed = rowsOf(entry.work.key.sender, entry.work.message).filter((row) => left.get(textOf(row)) === row.id)
    for (const row of closed) left.delete(textOf(row))
    return closed.length > 0
      ? one
      : { ...one, entry: { ...entry, decision: { ...entry.decision, status: 'recorded' } } }
  })
}

const textOf = ({ receiver, logIndex }: ReportedRow): string => `${receiver} ${logIndex}`

const rowsOf = (receiver: PartyKey, report: DeliveryReport): ReportedRow[] =>
  report.body.entries.map((entry) => ({
    receiver,
    logIndex: BigInt(entry.logIndex),
    sender: asParty(entry.sender),
    id: entry.id,
    outcome: entry.outcome,
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  }))
