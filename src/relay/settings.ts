export type RelaySettings = {
  /** Rows of one receiver taken at once. */
  batchRows: number
  /** Bytes of bodies taken at once, over all receivers: bounds memory when large messages are backlogged. */
  batchBytes: number
  /** Rows of one receiver that may be in flight and unreported; the rest waits in the database. */
  window: number
  /** Bytes of messages kept in memory until they are sent: what is forgotten is read from the store. */
  memoryBytes: number
  leaseTtlMs: number
  /** How often leases are renewed and missed wake-ups made up for. */
  tickMs: number
  /**
   * Time between the starts of two rounds, unless there is a backlog: how long a delivery under load may wait to be
   * batched, when it is taken from the store and when it is handed over by a commit.
   */
  roundMs: number
  /** Rows handed over by commits that go out at once within `roundMs`; beyond them they wait for its end. */
  promptRows: number
  /** How old the youngest queue must be before the broker is trusted to keep what it is given. */
  generationSettleMs: number
  lossCheckMs: number
  /** What parties without a queue are still said to be sent is closed when their list changes, and else each so many ticks. */
  appOnlyTicks: number
  /**
   * A delivery report this late makes an empty queue with a consumer suspect; each republication doubles it for that
   * receiver.
   */
  reportOverdueMs: number
  reportOverdueMaxMs: number
  backoff: { initialMs: number; maxMs: number }
  /** How long stopping waits for confirms. Unconfirmed rows are published again by the next owner. */
  stopMs: number
}

export const RELAY_DEFAULTS: RelaySettings = {
  batchRows: 256,
  batchBytes: 32 * 1024 * 1024,
  window: 512,
  memoryBytes: 32 * 1024 * 1024,
  leaseTtlMs: 10_000,
  tickMs: 3_000,
  roundMs: 100,
  promptRows: 64,
  generationSettleMs: 5_000,
  lossCheckMs: 30_000,
  appOnlyTicks: 20,
  reportOverdueMs: 120_000,
  reportOverdueMaxMs: 3_600_000,
  backoff: { initialMs: 200, maxMs: 30_000 },
  stopMs: 5_000,
}
