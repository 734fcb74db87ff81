import { type Signer, signDetached } from './cms.ts'
import type { HubSignatureVerdict, HubVerifier } from './seal.ts'

/** The state of the log at one size: the three lines of a C2SP `tlog-checkpoint`. */
export interface Checkpoint {
  /** The log's name, unique for ever: host and path without a scheme, or another plain name. */
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/**
 * The text of a checkpoint: origin, size and base64 root, each on a line of its own.
 *
 * @throws {RangeError} for an origin with spaces, plus signs or control characters, an impossible size or root.
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (!/^[\x21-\x2a\x2c-\x7e]+$/.test(origin)) throw new RangeError('origin not usable as a name')
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== 32) throw new RangeError('not a checkpoint')
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** Reads a checkpoint's text; undefined unless it is exactly what `checkpointText` writes. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const match = /^([\x21-\x2a\x2c-\x7e]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text)
  const [, origin = '', size = '', root = ''] = match ?? []
  if (match === null || !Number.isSafeInteger(Number(size))) return undefined
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64') }
  return checkpoint.root.toString('base64') === root ? checkpoint : undefined
}

/** The hub's detached CMS signature over a checkpoint's text. @param signingTime the hub's clock */
export function signCheckpoint(text: string, signer: Signer, signingTime: Date): Buffer {
  return signDetached(Buffer.from(text, 'utf8'), signer, { signingTime })
}

/** Verifies the hub's signature over a checkpoint's text. */
export function verifyCheckpoint(text: string, signature: Buffer, hub: HubVerifier): HubSignatureVerdict {
  return hub.verifyStatement(Buffer.from(text, 'utf8'), signature)
}
