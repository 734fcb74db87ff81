/** The two pipelines that are measured against each other. */
export type Side = 'hub' | 'reference'

/** Where the deliveries of each side are reported. */
export type Targets = Readonly<Record<Side, string>>

/** The AMQP `app_id` by which the reference pipeline marks its messages: both sides use the same queues. */
export const REFERENCE_APP = 'reference'

/** What the consumer has done for one side so far. */
export type SideCounts = { readonly delivered: number; readonly reported: number; readonly batches: number }

export type ConsumerCounts = Readonly<Record<Side, SideCounts>> & {
  readonly refusedReports: number
  /** Messages about a movement that came to a receiver after a later one. */
  readonly outOfOrder: number
  readonly firstRefusal?: string
}

/** What the reference pipeline has done so far; reports are counted apart. */
export type ReferenceCounts = {
  readonly accepted: number
  readonly published: number
  readonly confirmed: number
  readonly reports: number
}
