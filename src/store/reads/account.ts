import type { AccountReads } from '../../ports/account.ts'
import type { Queryable } from '../read-pool.ts'
import { createClaimReads } from './claims.ts'
import { createExposureReads } from './exposures.ts'
import { createGuaranteeMonthReads } from './guarantee-months.ts'
import type { FormatAmount, TimerDue } from './movement-view.ts'

type Deps = { format: FormatAmount; due: TimerDue; now: () => number; ofHub: Queryable }

/** What principals and guarantors read of their accounts, over the same pools as the other read models. */
export const createAccountReads = (pool: Queryable, { format, due, now, ofHub }: Deps): AccountReads => ({
  ...createExposureReads(pool, format, now),
  ...createClaimReads(pool, format, due),
  ...createGuaranteeMonthReads(ofHub, format),
})
