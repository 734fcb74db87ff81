import type { CountryCode } from '../../domain/values/party.ts'
import type { Erased } from '../../ports/erased.ts'

/** Columns and join of a statement over `body_frames b`: when its key was destroyed, and by whose period. */
export const ERASED_COLUMNS = 'x.at as destroyed_at, x.country as destroyed_under'
export const JOIN_ERASED = 'left join destructions x on x.log_index = b.destroyed_index'

export type ErasedRow = { destroyed_at: Date | null; destroyed_under: CountryCode | null }

/** What is told of bytes that are not there; undefined where no act of the log has destroyed them. */
export const erased = ({ destroyed_at: at, destroyed_under: country }: ErasedRow): Erased | undefined =>
  at === null || country === null ? undefined : { destroyedAt: at.toISOString(), country }
