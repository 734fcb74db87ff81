/**
 * The few calls of PKCS#11 (Cryptoki 2.40) that signing needs, over `koffi`: it comes built for each platform, where bindings
 * made for PKCS#11 have to be compiled on the machine (docs/decisions/0106).
 */

/** A module's refusal: `code` is its CKR value, 0 where it is ours. */
export class Pkcs11Error extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.name = 'Pkcs11Error'
    this.code = code
  }
}

/** CKR values after which a new session may help: device error, memory or removed; object or session handle invalid, session
 * closed; token not present; user not logged in. */
export const SESSION_LOST: ReadonlySet<number> = new Set([0x30, 0x31, 0x32, 0x60, 0x82, 0xb0, 0xb3, 0xe0, 0x101])

/** A PKCS#11 module in this process. Handles are the module's. */
export interface Cryptoki {
  /** The slot of the token with this label; undefined where there is none. */
  slotOf(label: string): bigint | undefined
  openSession(slot: bigint): bigint
  closeSession(session: bigint): void
  logIn(session: bigint, pin: string): void
  /** Private keys with this label. */
  privateKeys(session: bigint, label: string): bigint[]
  /** The Ed25519 public keys with this label, 32 bytes each. */
  edwardsPoints(session: bigint, label: string): Buffer[]
  /** @param mechanism a CKM value without parameters */
  sign(session: bigint, mechanism: number, key: bigint, data: Buffer): Buffer
}

const SIGNATURE_MAX = 512
const SLOTS_MAX = 64
const SERIAL_SESSION = 4n
const USER = 1n
const PUBLIC_KEY = 2n
const PRIVATE_KEY = 3n
const ATTRIBUTE = { class: 0n, label: 3n, point: 0x181n } as const
/** A point of Ed25519, and the OCTET STRING in which PKCS#11 wraps it (CKA_EC_POINT). */
const POINT_BYTES = 32
const WRAPPED_POINT_BYTES = 34
const OK = 0n
const ALREADY_INITIALIZED = 0x191n
const ALREADY_LOGGED_IN = 0x100n
const LABEL_BYTES = 32
/** Two of CK_ATTRIBUTE: type, address, length. */
const ATTRIBUTES_BYTES = 48
/** Places in the module's list of functions, after its version (Cryptoki 2.40, CK_FUNCTION_LIST). */
const PLACE = {
  initialize: 0,
  slotList: 4,
  tokenInfo: 6,
  openSession: 12,
  closeSession: 13,
  login: 18,
  attributeValue: 24,
  findInit: 26,
  find: 27,
  findFinal: 28,
  signInit: 42,
  sign: 43,
} as const

const loaded = new Map<string, Promise<Cryptoki>>()
/** A library that nobody refers to is unloaded with the garbage, under the feet of its functions. */
const held: unknown[] = []

/**
 * Loads a module, once per process: a second initialisation of the same one is refused by it.
 *
 * @throws {Pkcs11Error} when the library that calls it, or the module itself, cannot be loaded.
 */
export async function loadCryptoki(path: string): Promise<Cryptoki> {
  const known = loaded.get(path) ?? load(path)
  loaded.set(path, known)
  return await known
}

async function load(path: string): Promise<Cryptoki> {
  const { default: koffi } = await import('koffi').catch((error: Error) => {
    throw new Pkcs11Error(0, `the package koffi, which calls PKCS#11 modules, is not there: ${error.message}`)
  })
  let library: ReturnType<typeof koffi.load>
  try {
    // Its own OpenSSL before Node's, whose symbols the process exports: of another version, they would crash it.
    library = koffi.load(path, { deep: true })
  } catch (error) {
    throw new Pkcs11Error(0, `${path} cannot be loaded as a PKCS#11 module: ${(error as Error).message}`)
  }
  held.push(library)
  const list: [unknown] = [null]
  check('C_GetFunctionList', library.func('ulong C_GetFunctionList(_Out_ void **list)')(list))
  type Call = (...given: unknown[]) => number | bigint
  const call = (place: keyof typeof PLACE, parameters: string): Call => {
    const pointer: unknown = koffi.decode(list[0], 8 + 8 * PLACE[place], 'void *')
    return koffi.decode(pointer, koffi.proto(`ulong corridor_${place}_${loaded.size}(${parameters})`)) as Call
  }
  check('C_Initialize', call('initialize', 'void *arguments')(null), [ALREADY_INITIALIZED])
  return cryptokiOf({
    slotList: call('slotList', 'uchar present, _Out_ uint64_t *slots, _Inout_ uint64_t *count'),
    tokenInfo: call('tokenInfo', 'ulong slot, _Out_ uint8_t *info'),
    openSession: call(
      'openSession',
      'ulong slot, ulong flags, void *application, void *notify, _Out_ uint64_t *session',
    ),
    closeSession: call('closeSession', 'ulong session'),
    login: call('login', 'ulong session, ulong user, const uint8_t *pin, ulong length'),
    attributeValue: call('attributeValue', 'ulong session, ulong object, _Inout_ uint8_t *attributes, ulong count'),
    findInit: call('findInit', 'ulong session, const uint8_t *attributes, ulong count'),
    find: call('find', 'ulong session, _Out_ uint64_t *objects, ulong most, _Out_ uint64_t *count'),
    findFinal: call('findFinal', 'ulong session'),
    signInit: call('signInit', 'ulong session, const uint8_t *mechanism, ulong key'),
    sign: call(
      'sign',
      'ulong session, const uint8_t *data, ulong length, _Out_ uint8_t *signature, _Inout_ uint64_t *size',
    ),
    addressOf: (bytes) => koffi.address(bytes),
  })
}

type Calls = Record<Exclude<keyof typeof PLACE, 'initialize'>, (...given: unknown[]) => number | bigint> & {
  addressOf: (bytes: Buffer) => bigint
}

function cryptokiOf(calls: Calls): Cryptoki {
  // Structures are written as they lie in memory: all their fields are of the machine's word, in its order.
  const words = (...values: bigint[]): Buffer => Buffer.from(BigUint64Array.from(values).buffer)
  const slots = (): bigint[] => {
    const [found, count] = [new BigUint64Array(SLOTS_MAX), BigUint64Array.of(BigInt(SLOTS_MAX))]
    check('C_GetSlotList', calls.slotList(1, found, count))
    return [...found.subarray(0, Number(count[0]))]
  }
  const labelOf = (slot: bigint): string => {
    const info = Buffer.alloc(512)
    check('C_GetTokenInfo', calls.tokenInfo(slot, info))
    return info.toString('utf8', 0, LABEL_BYTES).trimEnd()
  }
  const objects = (session: bigint, kind: bigint, label: string): bigint[] => {
    const [type, name] = [words(kind), Buffer.from(label, 'utf8')]
    // Structures and what they point at in one piece of memory, which lives as long as the call it is given to.
    const template = Buffer.alloc(ATTRIBUTES_BYTES + type.length + name.length)
    const address = calls.addressOf(template) + BigInt(ATTRIBUTES_BYTES)
    const byClass = words(ATTRIBUTE.class, address, BigInt(type.length))
    const byLabel = words(ATTRIBUTE.label, address + BigInt(type.length), BigInt(name.length))
    Buffer.concat([byClass, byLabel, type, name]).copy(template)
    check('C_FindObjectsInit', calls.findInit(session, template, 2n))
    const [found, count] = [new BigUint64Array(2), new BigUint64Array(1)]
    const result = calls.find(session, found, 2n, count)
    check('C_FindObjectsFinal', calls.findFinal(session))
    check('C_FindObjects', result)
    return [...found.subarray(0, Number(count[0]))]
  }
  const pointOf = (session: bigint, key: bigint): Buffer => {
    const [head, room] = [ATTRIBUTES_BYTES / 2, SIGNATURE_MAX]
    const memory = Buffer.alloc(head + room)
    words(ATTRIBUTE.point, calls.addressOf(memory) + BigInt(head), BigInt(room)).copy(memory)
    check('C_GetAttributeValue', calls.attributeValue(session, key, memory, 1n))
    const value = memory.subarray(head, head + Number(memory.readBigUInt64LE(16)))
    // Some modules leave the OCTET STRING away.
    const point = value.length === WRAPPED_POINT_BYTES ? value.subarray(2) : value
    if (point.length !== POINT_BYTES) throw new Pkcs11Error(0, 'the public key is none of Ed25519')
    return Buffer.from(point)
  }
  return {
    slotOf: (label) => slots().find((slot) => labelOf(slot) === label),
    openSession(slot) {
      const session = new BigUint64Array(1)
      check('C_OpenSession', calls.openSession(slot, SERIAL_SESSION, null, null, session))
      return session[0] ?? 0n
    },
    closeSession: (session) => void calls.closeSession(session),
    logIn(session, pin) {
      const bytes = Buffer.from(pin, 'utf8')
      check('C_Login', calls.login(session, USER, bytes, BigInt(bytes.length)), [ALREADY_LOGGED_IN])
    },
    privateKeys: (session, label) => objects(session, PRIVATE_KEY, label),
    edwardsPoints: (session, label) => objects(session, PUBLIC_KEY, label).map((key) => pointOf(session, key)),
    sign(session, mechanism, key, data) {
      check('C_SignInit', calls.signInit(session, words(BigInt(mechanism), 0n, 0n), key))
      const [signature, size] = [Buffer.alloc(SIGNATURE_MAX), BigUint64Array.of(BigInt(SIGNATURE_MAX))]
      check('C_Sign', calls.sign(session, data, BigInt(data.length), signature, size))
      return signature.subarray(0, Number(size[0]))
    },
  }
}

const WORDS: Readonly<Record<number, string>> = {
  0xa0: 'the PIN is wrong',
  0xa4: 'the PIN is locked',
  0x70: 'the token does not know this way of signing',
  0x63: 'the key is of another kind',
}

function check(call: string, result: number | bigint, fine: readonly bigint[] = []): void {
  const code = BigInt(result)
  if (code === OK || fine.includes(code)) return
  const words = WORDS[Number(code)]
  throw new Pkcs11Error(Number(code), `${call} gave 0x${code.toString(16)}${words === undefined ? '' : `: ${words}`}`)
}
