import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** The flags of WebAuthn's authenticator data. */
const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40]

type Options = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } }

/** How an answer is made wrong. */
export type Mischief = { origin?: string; challenge?: string; rpId?: string; unverified?: boolean; type?: string }

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()

const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff])
}

/** CBOR (RFC 8949) of what an authenticator writes: whole numbers, texts, bytes and maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...value].flatMap(([key, one]) => [cbor(key), cbor(one as number)])
  return Buffer.concat([head(5, value.size), ...entries])
}

/**
 * An authenticator as the standard describes it (W3C WebAuthn, 6.1 and 6.5), with one P-256 key: real bytes and real signatures,
 * made without the library that judges them.
 * @param origin of the page it is used on
 */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const cose = cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
  let counter = 0

  const dataOf = (rpId: string, flags: number, attested = Buffer.alloc(0)): Buffer => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested])
  }
  const clientData = (type: string, challenge: string, mischief: Mischief): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: mischief.type ?? type,
        challenge: mischief.challenge ?? challenge,
        origin: mischief.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const flagsOf = ({ unverified = false }: Mischief): number => PRESENT | (unverified ? 0 : VERIFIED)
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }

  return {
    /** The counter of the next answer is one more than this. */
    setCounter: (value: number): void => {
      counter = value
    },
    /** A new passkey, as `navigator.credentials.create` answers. */
    create(options: Options, mischief: Mischief = {}): object {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, cose])
      const authData = dataOf(mischief.rpId ?? options.rp?.id ?? '', flagsOf(mischief) | ATTESTED, attested)
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return {
        ...named,
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, mischief).toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    /** A use of the passkey, as `navigator.credentials.get` answers. */
    get(options: Options, mischief: Mischief = {}): object {
      const data = clientData('webauthn.get', options.challenge, mischief)
      const authenticatorData = dataOf(mischief.rpId ?? options.rpId ?? '', flagsOf(mischief))
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey)
      return {
        ...named,
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}
