import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { BodyVault } from '../ports/body-vault.ts'
import type { SigningKey } from '../ports/signing-key.ts'
import { derived, secretOf } from './key-material.ts'

const PURPOSE = 'corridor bodies 1'
const ID_PURPOSE = 'corridor bodies 1, its name'
/** What a key in a token signs so that a secret can be derived of it. Never anything else: whoever gets it signed has the secret. */
const SIGNED = Buffer.from('corridor: this signature opens the bodies of messages, and is for nothing else')

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const DATA_KEY = 32
const ID = 4
/** Of a wrapped key: the name of the key it is wrapped with, nonce, data key, tag. */
const WRAPPED = ID + NONCE + DATA_KEY + TAG

/** First byte of a frame (migration 070). */
const CLEAR = 0
const SEALED = 1

/** Data keys kept unwrapped, of the movements that were touched last: unwrapping costs half of what sealing a message does. */
const KNOWN_MAX = 4_096

/**
 * The 32 bytes that a vault over a private key in PEM rests on; the key of access codes may serve, since what is derived from it
 * differs by purpose. Throws when it is no private key.
 */
export const secretOfPem = (pem: string): Buffer => secretOf(pem, PURPOSE)

/**
 * The 32 bytes that a vault over a key in a token rests on, which gives nobody its own bytes: they are derived from its signature
 * over one text. That takes a signature that is always the same, as RSA's PKCS#1 v1.5 is; throws for one that is not.
 */
export function secretOfToken(key: SigningKey): Buffer {
  const signature = key.sign(SIGNED)
  if (!signature.equals(key.sign(SIGNED)))
    throw new Error('its signatures over the same text differ: an RSA key is needed')
  return derived(signature, PURPOSE)
}

/**
 * The vault over 32 secret bytes. AES-256 in GCM, each time under a random nonce; a data key seals a movement's messages only.
 * @param also of a second key, with which nothing is wrapped and what it has wrapped is opened (docs/decisions/0191)
 * @param draw where nonces come from: random bytes, none of them twice
 */
export function createBodyVault(
  secret: Buffer,
  also?: Buffer,
  draw: (bytes: number) => Buffer = randomBytes,
): BodyVault {
  const both = [secret, ...(also === undefined ? [] : [also])]
  const id = nameOf(secret)
  // Keys are objects of Node.js: given bytes, each use of a key throws and catches inside, which costs twice what sealing does.
  const own = createSecretKey(secret)
  const secrets = new Map(both.map((one) => [nameOf(one).toString('hex'), createSecretKey(one)]))
  const known = new Map<string, KeyObject>()
  const encrypt = (key: KeyObject, bytes: Buffer): Buffer => encryptUnder(draw(NONCE), key, bytes)
  const remember = (wrapped: Buffer, key: KeyObject): KeyObject => {
    const [oldest] = known.keys()
    if (known.size >= KNOWN_MAX && oldest !== undefined) known.delete(oldest)
    known.set(wrapped.toString('latin1'), key)
    return key
  }
  const keyOf = (wrapped: Buffer): KeyObject => {
    const found = known.get(wrapped.toString('latin1'))
    if (found !== undefined) return found
    const its = secrets.get(wrapped.subarray(0, ID).toString('hex'))
    if (wrapped.length !== WRAPPED || its === undefined)
      throw new Error('this body is sealed under another key than the hub’s (CORRIDOR_BODY_KEY)')
    return remember(wrapped, createSecretKey(decrypt(its, wrapped.subarray(ID))))
  }
  return {
    id,
    opens: both.map(nameOf),
    newKey: () => {
      const key = randomBytes(DATA_KEY)
      const wrapped = Buffer.concat([id, encrypt(own, key)])
      remember(wrapped, createSecretKey(key))
      return wrapped
    },
    seal: (wrapped, body) => encrypt(keyOf(wrapped), body),
    open: (frame) => {
      if (frame[0] === CLEAR) return frame.subarray(1)
      if (frame[0] !== SEALED) throw new Error('this body is stored in a form that this hub does not know')
      return decrypt(keyOf(frame.subarray(1, 1 + WRAPPED)), frame.subarray(1 + WRAPPED))
    },
    rewrap: (wrapped) => {
      const key = keyOf(wrapped).export()
      const again = Buffer.concat([id, encrypt(own, key)])
      // What is written wrongly here opens nothing ever again.
      if (!decrypt(own, again.subarray(ID)).equals(key)) throw new Error('a data key was not wrapped as it is')
      return again
    },
  }
}

/** How a wrapping key is called, which says nothing else about it. */
const nameOf = (secret: Buffer): Buffer => derived(secret, ID_PURPOSE).subarray(0, ID)

function encryptUnder(nonce: Buffer, key: KeyObject, bytes: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce)
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: KeyObject, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAuthTag(sealed.subarray(-TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
}
