import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { SigningKey } from '../ports/signing-key.ts'
import { decodeBase64 } from './signature-verifier.ts'

/**
 * Signed notes (C2SP `signed-note`) and cosignatures of witnesses (C2SP `tlog-cosignature`, `cosignature/v1`): a text, an
 * empty line, and lines `— <name> <base64>` by Ed25519 keys. Any tool of the transparency log world reads them.
 */

/** What a key signs: 1 the text itself, 4 a cosignature with the time at which the witness saw it. */
export type NoteKeyType = 1 | 4

/** A key by which lines of a note are verified. */
export interface NoteKey {
  /** Host and path without a scheme, or another plain name: no spaces, no plus sign. */
  readonly name: string
  readonly type: NoteKeyType
  /** 32 bytes. */
  readonly publicKey: Buffer
  /** The first four bytes of SHA-256(name, LF, type, public key): which key a line claims to be by. */
  readonly id: Buffer
}

/** A private key, wherever it lies, with the name it signs under. */
export interface NoteSigner extends NoteKey {
  readonly key: SigningKey
}

/** One line of a note: whose it says it is, and what follows. */
export interface NoteLine {
  readonly name: string
  readonly id: Buffer
  /** After the key's id: the signature, of a cosignature the time before it. */
  readonly rest: Buffer
}

/** A note as it came: nothing of it is verified. */
export interface Note {
  /** Ends with a line feed. */
  readonly text: string
  readonly lines: readonly NoteLine[]
}

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const NAME = /^[\x21-\x2a\x2c-\x7e]{1,200}$/
const LINE = /^\u2014 ([\x21-\x2a\x2c-\x7e]{1,200}) ([A-Za-z0-9+/]{1,200}={0,2})$/u
/** Lines of one note that are looked at; the specification asks for 16 at least. */
const LINES_MAX = 64
const ID_BYTES = 4
const SIGNATURE_BYTES = 64
const TIME_BYTES = 8

/** Describes a key. @throws {RangeError} for a name that cannot stand in a note, or bytes that are no Ed25519 key. */
export function noteKey(name: string, type: NoteKeyType, publicKey: Buffer): NoteKey {
  if (!NAME.test(name)) throw new RangeError('not usable as the name of a key')
  if (publicKey.length !== 32) throw new RangeError('an Ed25519 public key has 32 bytes')
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([type]), publicKey]), 'buffer')
  return { name, type, publicKey, id: id.subarray(0, ID_BYTES) }
}

/** A signer under a name. @throws {RangeError} when the key is not an Ed25519 private key. */
export function noteSigner(name: string, type: NoteKeyType, key: KeyObject): NoteSigner {
  if (key.type !== 'private' || key.asymmetricKeyType !== 'ed25519') {
    throw new RangeError('the key must be an Ed25519 private key')
  }
  return { ...noteKey(name, type, rawPublicKey(key)), key: { sign: (bytes) => sign(null, bytes, key) } }
}

/**
 * A signer under a name whose key lies in a token. What it signs must be by the public key it is known by: a token with another
 * key under that label would sign what nobody can verify.
 *
 * @throws {RangeError} for such a name, or where the two keys do not belong together
 */
export function noteSignerInToken(
  name: string,
  type: NoteKeyType,
  token: SigningKey & { publicKey: Buffer },
): NoteSigner {
  const known = noteKey(name, type, token.publicKey)
  const bytes = Buffer.from('is this the key')
  if (!ed25519Holds(bytes, token.sign(bytes), known)) throw new RangeError('its private and public key differ')
  return { ...known, key: token }
}

/** The 32 bytes of an Ed25519 key's public half. */
export function rawPublicKey(key: KeyObject): Buffer {
  const spki = createPublicKey(
    key.type === 'private' ? key.export({ type: 'pkcs8', format: 'pem' }) : key.export({ type: 'spki', format: 'pem' }),
  )
  return spki.export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD.length)
}

/**
 * Reads an Ed25519 public key as people hand it over: PEM, base64 of SubjectPublicKeyInfo, or base64 of the 32 bytes.
 *
 * @returns the 32 bytes, undefined for anything else
 */
export function readPublicKey(text: string): Buffer | undefined {
  const pem = /^-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(text.trim())?.[1]
  const bytes = decodeBase64((pem ?? text).replace(/\s/g, ''))
  const raw = bytes?.length === 44 && bytes.subarray(0, 12).equals(SPKI_HEAD) ? bytes.subarray(12) : bytes
  return raw?.length === 32 ? Buffer.from(raw) : undefined
}

/** A key as one line, `<name>+<id in hex>+<base64 of type and key>` (signed-note, "vkey"): what others pin. */
export function verifierKeyText({ name, id, type, publicKey }: NoteKey): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.from([type]), publicKey]).toString('base64')}`
}

/** Reads such a line; undefined unless name, id and key belong together. */
export function parseVerifierKey(text: string): NoteKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = decodeBase64(encoded)
  const type = bytes?.[0]
  if (bytes?.length !== 33 || (type !== 1 && type !== 4) || !NAME.test(name)) return undefined
  const key = noteKey(name, type, bytes.subarray(1))
  return key.id.toString('hex') === id ? key : undefined
}

/** The line by which a key of type 1 signs a text. */
export function signNoteLine(text: string, { name, id, key }: NoteSigner): string {
  return lineText({ name, id, rest: key.sign(Buffer.from(text, 'utf8')) })
}

/** The line by which a witness co-signs a checkpoint's text. @param seconds since the epoch */
export function cosignLine(text: string, { name, id, key }: NoteSigner, seconds: number): string {
  const time = Buffer.alloc(TIME_BYTES)
  time.writeBigUInt64BE(BigInt(seconds))
  return lineText({ name, id, rest: Buffer.concat([time, key.sign(cosignedBytes(text, String(seconds)))]) })
}

/** A note's text with its lines. */
export function noteText(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.map((line) => `${line}\n`).join('')}`
}

/** Reads a note without verifying anything; undefined where the form is another. */
export function parseNote(note: string): Note | undefined {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return undefined
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > LINES_MAX) return undefined
  const read = lines.map(parseNoteLine)
  if (read.some((line) => line === undefined)) return undefined
  return { text: note.slice(0, split + 1), lines: read.filter((line) => line !== undefined) }
}

/** Reads one line of a note; undefined where the form is another. */
export function parseNoteLine(line: string): NoteLine | undefined {
  const [, name, encoded = ''] = LINE.exec(line) ?? []
  const bytes = decodeBase64(encoded)
  if (name === undefined || bytes === undefined || bytes.length <= ID_BYTES) return undefined
  return { name, id: bytes.subarray(0, ID_BYTES), rest: bytes.subarray(ID_BYTES) }
}

/** The line as a note has it. */
export function lineText({ name, id, rest }: NoteLine): string {
  return `\u2014 ${name} ${Buffer.concat([id, rest]).toString('base64')}`
}

/** Whether this line is by this key, over this text. */
export function lineHolds(text: string, line: NoteLine, key: NoteKey): boolean {
  if (line.name !== key.name || !line.id.equals(key.id)) return false
  if (key.type === 1) return ed25519Holds(Buffer.from(text, 'utf8'), line.rest, key)
  const seconds = cosignedAt(line)
  if (seconds === undefined) return false
  return ed25519Holds(cosignedBytes(text, String(seconds)), line.rest.subarray(TIME_BYTES), key)
}

/** When a witness says it co-signed, in seconds since the epoch; undefined where the line is no cosignature. */
export function cosignedAt({ rest }: NoteLine): bigint | undefined {
  return rest.length === TIME_BYTES + SIGNATURE_BYTES ? rest.readBigUInt64BE(0) : undefined
}

const cosignedBytes = (text: string, seconds: string): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8')

function ed25519Holds(bytes: Buffer, signature: Buffer, { publicKey }: NoteKey): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' })
  return verify(null, bytes, key, signature)
}
