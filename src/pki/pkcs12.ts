import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { derOf } from '../trust/x509/pem.ts'
import {
  encode,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  openDer,
  TAG,
} from '../trust/der.ts'
import { OID } from '../trust/oids.ts'

/** What goes into a PKCS#12 file. */
export interface Pkcs12Content {
  readonly key: KeyObject
  /** DER of the key's certificate, then of its issuers. */
  readonly certificates: readonly [Buffer, ...Buffer[]]
  /** The alias a Java key store shows. */
  readonly alias: string
}

const PKCS12 = {
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
}

/** Rounds of PBKDF2 and of the MAC's derivation: what `openssl pkcs12` 3.0 and the JDK use is 2,048 and 10,000. */
const ITERATIONS = 10_000
const BMP_STRING = 0x1e
const MAC_KEY = 3

/**
 * Makes a PKCS#12 file (RFC 7292), as Java key stores of national systems import it: the key in AES-256 (PBES2,
 * HMAC-SHA-256), certificates in the clear, the whole under an HMAC-SHA-256.
 *
 * node-forge's own writer takes RSA keys only and authenticates with SHA-1; its encryption and key derivation serve
 * any key, so that P-256 keys travel as well.
 *
 * @param password of the file; it protects the key, so it must not travel with it
 * @returns the file's bytes
 * @throws {RangeError} for an empty password or one beyond ASCII.
 */
export function exportPkcs12({ key, certificates, alias }: Pkcs12Content, password: string): Buffer {
  // Beyond ASCII, OpenSSL, Java and Windows each derive another key from the same text.
  if (!/^[\x20-\x7e]+$/.test(password)) throw new RangeError('a PKCS#12 file needs a password of ASCII characters')
  const [own, ...issuers] = certificates
  const attributes = encodeSetOf([
    attribute(PKCS12.friendlyName, encode(BMP_STRING, Buffer.from(alias, 'utf16le').swap16())),
    attribute(PKCS12.localKeyId, encodeOctetString(createHash('sha256').update(own).digest())),
  ])
  const keyInfo = key.export({ type: 'pkcs8', format: 'der' })
  const keyBag = bag(PKCS12.keyBag, encryptKey(keyInfo, password), attributes)
  const certificateBags = [certificateBag(own, attributes), ...issuers.map((der) => certificateBag(der))]
  const safe = encodeSequence(dataInfo(encodeSequence(...certificateBags)), dataInfo(encodeSequence(keyBag)))
  return encodeSequence(encodeInteger(3), dataInfo(safe), authentication(safe, password))
}

/**
 * Takes the certificates out of a PKCS#12 file, after its authentication has been checked with the password.
 *
 * @returns DER of each, in the file's order
 * @throws {Error} when the file is damaged or the password another one.
 */
export function certificatesOfPkcs12(file: Buffer, password: string): Buffer[] {
  const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(file.toString('binary')), password)
  const bags = pfx.getBags({ bagType: PKCS12.certificateBag })[PKCS12.certificateBag] ?? []
  // forge reads RSA certificates into objects and leaves others (EC) as they are.
  return bags.map(({ cert, asn1 }) => {
    const structure = cert === null || cert === undefined ? asn1 : forge.pki.certificateToAsn1(cert)
    return Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary')
  })
}

function attribute(oid: string, value: Buffer): Buffer {
  return encodeSequence(encodeOid(oid), encodeSetOf([value]))
}

function bag(oid: string, content: Buffer, attributes?: Buffer): Buffer {
  const parts = [encodeOid(oid), encode(0xa0, content)]
  return encodeSequence(...parts, ...(attributes === undefined ? [] : [attributes]))
}

function certificateBag(der: Buffer, attributes?: Buffer): Buffer {
  openDer(derOf(der), TAG.sequence)
  const content = encodeSequence(encodeOid(PKCS12.x509Certificate), encode(0xa0, encodeOctetString(der)))
  return bag(PKCS12.certificateBag, content, attributes)
}

function dataInfo(content: Buffer): Buffer {
  return encodeSequence(encodeOid(OID.data), encode(0xa0, encodeOctetString(content)))
}

function encryptKey(keyInfo: Buffer, password: string): Buffer {
  const options = { algorithm: 'aes256', count: ITERATIONS, saltSize: 16, prfAlgorithm: 'sha256' } as const
  const structure = forge.asn1.fromDer(keyInfo.toString('binary'))
  const encrypted = forge.pki.encryptPrivateKeyInfo(structure, password, options)
  return Buffer.from(forge.asn1.toDer(encrypted).getBytes(), 'binary')
}

function authentication(safe: Buffer, password: string): Buffer {
  const salt = randomBytes(16)
  const saltBuffer = forge.util.createBuffer(salt.toString('binary'))
  const derived = forge.pkcs12.generateKey(password, saltBuffer, MAC_KEY, ITERATIONS, 32, forge.md.sha256.create())
  const mac = createHmac('sha256', Buffer.from(derived.getBytes(), 'binary')).update(safe).digest()
  const digestInfo = encodeSequence(encodeSequence(encodeOid(OID.sha256), encode(TAG.null)), encodeOctetString(mac))
  return encodeSequence(digestInfo, encodeOctetString(salt), encodeInteger(ITERATIONS))
}
