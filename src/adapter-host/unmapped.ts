import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Envelope, type Manifest, rewriteJournal } from '../adapter-api/index.ts'
import { inRecordOf } from './records.ts'

/** What to do with a delivery of some type. */
export type Handling = 'map' | 'refuse' | 'keep'

/**
 * What an adapter's manifest says about a message type. Types it does not mention are kept, not refused: a refusal would
 * hold back the movement, including its discharge, for a message the national system merely has no mapping for
 * (docs/decisions/0046).
 */
export const handlingOf = (
  { receives, refuses = [] }: Pick<Manifest, 'receives' | 'refuses'>,
  type: string,
): Handling => {
  const isNamed = (types: readonly string[]): boolean => types.includes(type)
  if (isNamed(refuses)) return 'refuse'
  return isNamed(receives) ? 'map' : 'keep'
}

/**
 * Keeps unmapped deliveries whole, one file each: `<folder>/<log index>.json`, as the journal's `in` records, with seal and
 * signature. Only the country decides when such a file may be deleted.
 */
export type UnmappedStore = {
  /** Resolves when it is on disk; the same delivery once more writes the same file. Rejects when the disk refuses. */
  keep(envelope: Envelope): Promise<void>
}

export const createUnmappedStore = (folder: string): UnmappedStore => ({
  keep: async (envelope) => {
    await mkdir(folder, { recursive: true })
    await rewriteJournal(join(folder, `${envelope.logIndex}.json`), [inRecordOf(envelope)])
  },
})
