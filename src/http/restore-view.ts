import type { PartyReceipts, Restore } from '../ports/restores.ts'

/** What is known of a party's receipts, as it is shown. */
export type ShownReceipts = {
  party: string
  answeredAt?: string
  receipts: number
  back: number
  copies: number
  copiesBack: number
}

/** A restore as it is shown, to a caller of the hub and by a command beside its database. */
export type Reconciliation =
  | { state: 'none' }
  | {
      state: 'restored' | 'reconciling' | 'closed'
      restore: number
      from: number
      to: number
      rootBefore?: string
      receiptOf?: string
      keptAt?: string
      lostAt: string
      noticedAt: string
      openedAt?: string
      openedBy?: string
      copiesSince?: string
      copiesBy?: string
      closedAt?: string
      closedBy?: string
      missing?: number
      before?: number
      logIndex?: number
      parties: readonly ShownReceipts[]
    }

const stateOf = ({ opened, closed }: Restore): 'restored' | 'reconciling' | 'closed' => {
  if (closed !== undefined) return 'closed'
  return opened === undefined ? 'restored' : 'reconciling'
}

/** @param parties those that are shown */
export const shownRestore = (restore: Restore, parties: readonly PartyReceipts[]): Reconciliation => {
  const { number, kept, lost, lostRoot, receiptOf, keptAt, lostAt, noticedAt, opened, copies, closed } = restore
  return {
    state: stateOf(restore),
    restore: number,
    from: kept,
    to: lost,
    ...(lostRoot === undefined ? {} : { rootBefore: lostRoot.toString('base64') }),
    ...(receiptOf === undefined ? {} : { receiptOf }),
    ...(keptAt === undefined ? {} : { keptAt: keptAt.toISOString() }),
    lostAt: lostAt.toISOString(),
    noticedAt: noticedAt.toISOString(),
    ...(opened === undefined ? {} : { openedAt: opened.at.toISOString(), openedBy: opened.operator }),
    ...(copies === undefined ? {} : { copiesSince: copies.at.toISOString(), copiesBy: copies.operator }),
    ...(closed === undefined
      ? {}
      : { closedAt: closed.at.toISOString(), closedBy: closed.operator, missing: closed.missing }),
    parties: parties.map(({ party, answeredAt, ...counts }) => ({
      party,
      ...(answeredAt === undefined ? {} : { answeredAt: answeredAt.toISOString() }),
      ...counts,
    })),
  }
}
