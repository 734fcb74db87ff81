import { hash } from 'node:crypto'
import { canonicalBytes } from './canonical-json.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { leafHash, saltedDigest, verifyInclusion } from './log.ts'

/** A message as a record of the log must name it. */
export interface Recorded {
  readonly logIndex: number
  /** `CC` or `CC/party`. */
  readonly sender: string
  readonly id: string
  readonly body: Buffer
  /** 32 bytes, known to the message's parties only. */
  readonly salt: Buffer
  /** The sender's, DER. */
  readonly signature?: Buffer | undefined
}

/** A record's bytes as an object; undefined unless they are canonical JSON of one. */
export function readRecord(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value !== 'object' || value === null || !canonicalBytes(value).equals(bytes)) return undefined
    return { ...value }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

/**
 * Why a record of the log is not that of this message; undefined where it is. The record of the effect of a message that had
 * waited names the message and no more of it: its bytes are those of the record of acceptance, and the seal ties them to this one.
 */
export function recordFault(bytes: Buffer, message: Recorded, kind?: 'message'): string | undefined {
  const record = readRecord(bytes)
  if (record === undefined) return 'the log’s record is not readable'
  const { logIndex, sender, id, body, salt, signature } = message
  if (record['index'] !== logIndex || record['sender'] !== sender || record['id'] !== id) {
    return 'the log’s record is of another message'
  }
  if (kind !== undefined && record['kind'] !== kind) return 'the log’s record is not of its acceptance'
  if (record['kind'] === 'effect') return undefined
  if (salt.length !== 32 || record['bodyDigest'] !== saltedDigest(salt, body))
    return 'the log’s record is of another body'
  const expected = signature === undefined ? undefined : `sha256:${hash('sha256', signature, 'hex')}`
  return record['signatureDigest'] === expected ? undefined : 'the log’s record is of another signature'
}

/** Why a record is not in the log by this path and checkpoint (its text); undefined where it is. */
export function inclusionFault(record: Buffer, path: readonly Buffer[], checkpointText: string): string | undefined {
  const checkpoint = parseCheckpoint(checkpointText)
  const index = readRecord(record)?.['index']
  if (checkpoint === undefined || typeof index !== 'number') return 'checkpoint or record is not readable'
  const { size, root } = checkpoint
  if (verifyInclusion(leafHash(record), index, size, path, root)) return undefined
  return `entry ${index} is not in the log of ${size} entries with this root`
}
