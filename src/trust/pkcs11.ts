import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SigningKey } from '../ports/signing-key.ts'
import { encodeInteger, encodeSequence } from './der.ts'
import { type Cryptoki, loadCryptoki, Pkcs11Error, SESSION_LOST } from './cryptoki.ts'

/** Where a key lies in a token, by a PKCS#11 URI (RFC 7512). */
export type Pkcs11Location = {
  /** The token's label. */
  readonly token: string
  /** The key's label. */
  readonly object: string
  /** Path of the PKCS#11 module, a shared library. */
  readonly module: string
  /** Path of the file with the PIN, which is therefore in no setting. */
  readonly pinFile: string
}

/** A name and value per attribute; the URI's own escapes only. */
const ATTRIBUTE = /^([a-z-]+)=([^;&?]+)$/

/**
 * Reads `pkcs11:token=…;object=…?module-path=…&pin-source=…` (RFC 7512).
 *
 * @throws {RangeError} when it is none, misses one of the four, or holds a PIN itself.
 */
export function readPkcs11Uri(uri: string): Pkcs11Location {
  const [, path, query] = /^pkcs11:([^?]*)\?(.*)$/.exec(uri) ?? []
  if (path === undefined || query === undefined)
    throw new RangeError('not pkcs11:token=…;object=…?module-path=…&pin-source=…')
  const found = new Map<string, string>()
  for (const part of [...path.split(';'), ...query.split('&')]) {
    const [, name, value] = ATTRIBUTE.exec(part) ?? []
    if (name === undefined || value === undefined)
      throw new RangeError('an attribute of the PKCS#11 URI is not readable')
    if (name === 'pin-value') throw new RangeError('a PIN does not belong into a setting: name its file by pin-source')
    found.set(name, decodeURIComponent(value))
  }
  const needed = (name: string): string => {
    const value = found.get(name)
    if (value === undefined) throw new RangeError(`the PKCS#11 URI names no ${name}`)
    found.delete(name)
    return value
  }
  const location = {
    token: needed('token'),
    object: needed('object'),
    module: needed('module-path'),
    pinFile: needed('pin-source').replace(/^file:(\/\/)?/, ''),
  }
  // Ignoring an attribute could take another key than the one that was meant.
  const [unknown] = found.keys()
  if (unknown !== undefined) throw new RangeError(`the PKCS#11 URI has an attribute ${unknown}, which is not supported`)
  return location
}

/** A key in a token, logged in to until it is closed. */
export type TokenKey = SigningKey & { close(): void }

/** How the token signs, and how its signature becomes what verifiers read. */
type Mechanism = {
  readonly id: number
  readonly prepare: (bytes: Buffer) => Buffer
  readonly shape: (raw: Buffer) => Buffer
}

const MECHANISMS = {
  // The token gets the digest: raw ECDSA is what every module has.
  'P-256': { id: 0x1041, prepare: (bytes: Buffer) => hash('sha256', bytes, 'buffer'), shape: ecdsaDer },
  /** With SHA-256, by PKCS#1 v1.5: the same signature each time. */
  RSA: { id: 0x40, prepare: (bytes: Buffer) => bytes, shape: (raw: Buffer) => raw },
  Ed25519: { id: 0x1057, prepare: (bytes: Buffer) => bytes, shape: (raw: Buffer) => raw },
} as const satisfies Record<string, Mechanism>

/**
 * Opens a private key in a token (HSM, smart card, SoftHSM). The native library that calls the module is loaded only here.
 *
 * Signing is synchronous, as with a key in memory: a commit makes its receipts and seals in one go, and a token at hand takes
 * a fraction of a millisecond. A token that takes long stops everything else meanwhile; figures are in docs/pki.md.
 *
 * @throws {Pkcs11Error} when module, token, PIN or key cannot be had.
 */
export async function openTokenKey(uri: string, kind: keyof typeof MECHANISMS): Promise<TokenKey> {
  const location = readPkcs11Uri(uri)
  const cryptoki = await loadCryptoki(location.module)
  const { id, prepare, shape } = MECHANISMS[kind]
  let open = logIn(cryptoki, location)
  const once = (bytes: Buffer): Buffer => shape(cryptoki.sign(open.session, id, open.key, prepare(bytes)))
  return {
    sign(bytes) {
      try {
        return once(bytes)
      } catch (error) {
        // A token that was restarted has forgotten its sessions: whoever waits for its answer needs no restart of the hub.
        if (!(error instanceof Pkcs11Error) || !SESSION_LOST.has(error.code)) throw error
        open = logIn(cryptoki, location)
        return once(bytes)
      }
    },
    close: () => cryptoki.closeSession(open.session),
  }
}

/** A key in a token with the public half that lies beside it under the same label, which is how others know it. */
export type TokenKeyPair = TokenKey & { readonly publicKey: Buffer }

/**
 * Opens an Ed25519 key in a token, as `openTokenKey` does.
 *
 * @throws {Pkcs11Error} also when there is not exactly one public key under that label.
 */
export async function openEdwardsKey(uri: string): Promise<TokenKeyPair> {
  const key = await openTokenKey(uri, 'Ed25519')
  try {
    const location = readPkcs11Uri(uri)
    const { token, object } = location
    const cryptoki = await loadCryptoki(location.module)
    const { session } = logIn(cryptoki, location)
    const points = pointsAndClose(cryptoki, session, object)
    const [publicKey] = points
    if (publicKey === undefined || points.length > 1) {
      throw new Pkcs11Error(0, `the token ${token} has ${points.length} public keys ${object}, one is needed`)
    }
    return { ...key, publicKey }
  } catch (error) {
    key.close()
    throw error
  }
}

function pointsAndClose(cryptoki: Cryptoki, session: bigint, object: string): Buffer[] {
  try {
    return cryptoki.edwardsPoints(session, object)
  } finally {
    cryptoki.closeSession(session)
  }
}

function logIn(cryptoki: Cryptoki, { token, object, pinFile }: Pkcs11Location): { session: bigint; key: bigint } {
  const slot = cryptoki.slotOf(token)
  if (slot === undefined) throw new Pkcs11Error(0, `there is no token ${token}`)
  const session = cryptoki.openSession(slot)
  try {
    cryptoki.logIn(session, readFileSync(pinFile, 'utf8').trim())
    const keys = cryptoki.privateKeys(session, object)
    const [key] = keys
    if (key === undefined || keys.length > 1) {
      throw new Pkcs11Error(0, `the token ${token} has ${keys.length} private keys ${object}, one is needed`)
    }
    return { session, key }
  } catch (error) {
    cryptoki.closeSession(session)
    throw error
  }
}

/** What PKCS#11 gives as r and s one after the other, CMS carries as a SEQUENCE of two INTEGERs. */
function ecdsaDer(raw: Buffer): Buffer {
  const half = raw.length / 2
  const number = (bytes: Buffer): Buffer => encodeInteger(BigInt(`0x${bytes.toString('hex')}`))
  return encodeSequence(number(raw.subarray(0, half)), number(raw.subarray(half)))
}
