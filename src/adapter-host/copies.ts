import { type CopyRecord, type HostRecord, type InRecord, keyOf } from './records.ts'

/** A message of another party as it was delivered: its sender's signature and the hub's seal with it. */
export type HeldCopy = (InRecord | CopyRecord) & { signature: string }

/**
 * What was delivered from the lost part of the log: before the restore was heard of, with its sender's signature, which what the
 * hub makes and what officers enter do not have; in the order of the log that was lost.
 */
export function copiesFrom(records: readonly HostRecord[], restore: { number: number; from: number }): HeldCopy[] {
  const heard = records.findIndex((record) => record.k === 'restored' && record.number === restore.number)
  const before = heard === -1 ? records : records.slice(0, heard)
  const held = new Map<string, HeldCopy>()
  for (const record of before) {
    // The first delivery counts: a later one is of another log.
    if (isCopy(record) && record.logIndex >= restore.from && !held.has(keyOf(record))) held.set(keyOf(record), record)
  }
  return [...held.values()].toSorted((one, other) => one.logIndex - other.logIndex)
}

const isCopy = (record: HostRecord): record is HeldCopy =>
  (record.k === 'in' || record.k === 'copy') && record.signature !== undefined
