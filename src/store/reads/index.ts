import type { BodyVault } from '../../ports/body-vault.ts'
import type { Reads } from '../../ports/reads.ts'
import { latestAudits } from '../audits.ts'
import { createApprovalReads } from './approvals.ts'
import { createAttentionReads } from './attention.ts'
import { createContentReads } from './content.ts'
import { createDocumentReads } from './document.ts'
import { createDeclarationReads } from './declarations.ts'
import { createGuaranteeReads } from './guarantees.ts'
import { createHubAttentionReads } from './hub-attention.ts'
import { createLogReads } from './log.ts'
import { createMessageReads } from './messages.ts'
import type { FormatAmount, TimerDue } from './movement-view.ts'
import { createMovementReads } from './movements.ts'
import { createOperatorAskReads } from './operator-asks.ts'
import { createOfficeListReads } from './office-lists.ts'
import { createParkedReads } from './parked.ts'
import { createPartnerReads } from './partner.ts'
import { createPaymentReads } from './payments.ts'
import { createQueueHistoryReads } from './queue-history.ts'
import { createQueueReads } from './queues.ts'
import { createReferenceReads } from './reference.ts'
import { createSetAsideReads } from './set-aside.ts'
import { createRiskReads } from './risk.ts'
import { createStatisticsReads } from './statistics.ts'
import { createStatementReads } from './statement.ts'
import { createTimelineReads } from './timeline.ts'
import type { Queryable } from '../read-pool.ts'
import { wrappingKeys } from '../wrapping-key.ts'

type Deps = {
  format: FormatAmount
  due: TimerDue
  now: () => number
  /** Sees all rows, where `pool` sees what the caller may: for counts, for lists of operators, for what is public. */
  ofHub: Queryable
  vault: BodyVault
}

/**
 * The read models over a pool made by `createPool`, which returns JSON columns as text. `format` writes minor units as
 * amounts; `due` says when a timer is due and `now` what time it is, both in milliseconds UTC. A cursor we did not make
 * throws RangeError('cursor').
 */
export const createReads = (pool: Queryable, { format, due, now, ofHub, vault }: Deps): Reads => ({
  ...createAttentionReads(pool, now),
  ...createHubAttentionReads(ofHub),
  ...createOfficeListReads({ pool, ofHub }, now),
  ...createMovementReads({ pool, ofHub }, format, due),
  ...createTimelineReads(pool, format),
  ...createDeclarationReads(pool),
  ...createMessageReads(pool, vault),
  ...createContentReads(pool, vault),
  ...createGuaranteeReads(pool, format, now),
  ...createQueueReads(ofHub),
  ...createQueueHistoryReads(ofHub),
  audits: (limit) => latestAudits(ofHub, limit),
  dataKeysLeft: async () => (await wrappingKeys(ofHub, 'cheaply'))?.left ?? 0,
  ...createParkedReads(pool),
  ...createSetAsideReads(ofHub),
  ...createApprovalReads(pool),
  ...createOperatorAskReads(ofHub, now),
  ...createLogReads(pool, ofHub),
  ...createReferenceReads(ofHub),
  ...createDocumentReads(pool),
  ...createStatementReads(ofHub),
  ...createPartnerReads(ofHub, now),
  ...createPaymentReads(ofHub),
  ...createStatisticsReads(pool),
  ...createRiskReads(pool),
})
