export type RelaySettings = {
  /** Rows of one receiver taken at once. */
  batchRows: number
  /** Bytes of bodies taken at once, over all receivers: what bounds the memory of a backlog of large messages. */
  batchBytes: number
  /** Rows of one receiver that are handed over and not yet reported; the rest waits in the database. */
  window: number
  leaseTtlMs: number
  /** Leases are renewed this often, and missed wake-ups made good. */
  tickMs: number
  /** Time between the starts of two rounds, unless there is a backlog: what a delivery under load may wait for company. */
  roundMs: number
  /** How old the youngest queue must be before the broker counts as having kept what it was given. */
  generationSettleMs: number
  lossCheckMs: number
  /** What parties without a queue are still said to be sent is closed when their list changes, and else each so many ticks. */
  appOnlyTicks: number
  /** A report this late makes an empty queue with a consumer suspect; each republication doubles it for that receiver. */
  reportOverdueMs: number
  reportOverdueMaxMs: number
  backoff: { initialMs: number; maxMs: number }
  /** How long a stop waits for confirms. What is not confirmed then is published again by the next owner. */
  stopMs: number
}

export const RELAY_DEFAULTS: RelaySettings = {
  batchRows: 256,
  batchBytes: 32 * 1024 * 1024,
  window: 512,
  leaseTtlMs: 10_000,
  tickMs: 3_000,
  roundMs: 100,
  generationSettleMs: 5_000,
  lossCheckMs: 30_000,
  appOnlyTicks: 20,
  reportOverdueMs: 120_000,
  reportOverdueMaxMs: 3_600_000,
  backoff: { initialMs: 200, maxMs: 30_000 },
  stopMs: 5_000,
}
