import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Envelope, type Manifest, rewriteJournal } from '../adapter-api/index.ts'
import { inRecordOf } from './records.ts'

/** What becomes of a delivery of some type. */
export type Handling = 'map' | 'refuse' | 'keep'

/**
 * What an adapter's manifest says of a message type. What it does not mention is kept, not refused: a refusal holds the
 * movement back, the discharge included, for a message the national system merely has no form for (docs/decisions/0046).
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
 * Keeps what no mapping takes, whole, one file per delivery: `<folder>/<log index>.json`, as the journal's `in` records,
 * with seal and signature. Nobody but the country decides when such a file may go.
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
