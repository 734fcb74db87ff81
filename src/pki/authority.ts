import 'reflect-metadata'
import { generateKeyPairSync, KeyObject, randomBytes, webcrypto } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { encodeInteger } from '../trust/der.ts'

/** A certificate with its private key, as this module makes them. */
export interface Identity {
  readonly certificateDer: Buffer
  readonly certificatePem: string
  readonly key: KeyObject
  readonly keyPem: string
}

/** An identity that may issue others. */
export type Authority = Identity

export type KeyType = 'P-256' | 'RSA-2048'

/** What a certificate is for; decides its usages. */
export type CertificatePurpose = 'party' | 'hub-seal' | 'tls-server'

export interface IssueOptions {
  /** Common name: for people, and for RabbitMQ's EXTERNAL login; parties are known by fingerprint, never by this. */
  readonly commonName: string
  readonly organization?: string
  readonly purpose: CertificatePurpose
  readonly validFrom: Date
  readonly validTo: Date
  /** Absent: P-256. */
  readonly keyType?: KeyType
  /** Names a TLS server answers to; absent: localhost and the loopback addresses. */
  readonly hosts?: readonly string[]
}

/** A certificate to be revoked, by itself or its serial number (hex), and since when. */
export type Revocation = { readonly revokedAt: Date; readonly reason?: RevocationReason } & (
  | { readonly certificateDer: Buffer }
  | { readonly serialNumber: string }
)

/** Reasons a list may name (RFC 5280 5.3.1), without those that would lift a revocation again. */
export type RevocationReason = (typeof REVOCATION_REASONS)[number]
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
] as const

const CRL_NUMBER = '2.5.29.20'
const EKU = x509.ExtendedKeyUsage
const USAGE = x509.KeyUsageFlags
const LOOPBACK = ['localhost', '127.0.0.1', '::1']

/**
 * Makes a certificate authority with a P-256 key, for demonstrations, sandboxes and tests.
 *
 * Its key lies in a file and its certificates are made without a second pair of eyes: a production authority is the
 * region's own, of which Corridor only ever needs the certificate.
 *
 * @param commonName of the authority
 */
export async function createAuthority(options: {
  readonly commonName: string
  readonly organization?: string
  readonly validFrom: Date
  readonly validTo: Date
  /** Authorities allowed below it; absent: none. */
  readonly pathLength?: number
  /** Absent: it is its own issuer, a root. */
  readonly issuer?: Authority
}): Promise<Authority> {
  const keys = await generateKeys('P-256')
  const name = distinguishedName(options.commonName, options.organization)
  const above = options.issuer === undefined ? undefined : new x509.X509Certificate(options.issuer.certificateDer)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: name,
    issuer: above === undefined ? name : above.subjectName.toJSON(),
    notBefore: options.validFrom,
    notAfter: options.validTo,
    publicKey: keys.publicKey,
    signingKey: options.issuer === undefined ? keys.privateKey : await signingKeyOf(options.issuer),
    signingAlgorithm: signingAlgorithm('P-256'),
    extensions: [
      new x509.BasicConstraintsExtension(true, options.pathLength ?? 0, true),
      new x509.KeyUsagesExtension(USAGE.keyCertSign | USAGE.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ...(above === undefined ? [] : [await x509.AuthorityKeyIdentifierExtension.create(above.publicKey)]),
    ],
  })
  return identityOf(certificate, keys.privateKey)
}

/** What a request for a certificate is answered with. */
export interface Certified {
  /** Subject and public key of the request. */
  readonly request: x509.Pkcs10CertificateRequest
  readonly use: 'signing' | 'tls'
  /** Hex, positive. */
  readonly serialNumber: string
  readonly validFrom: Date
  readonly validTo: Date
}

/**
 * Certifies the key of a request, for one use only. What the request asks for besides its names is not taken over.
 *
 * @returns DER of the certificate
 */
export async function certify(
  authority: Authority,
  { request, use, serialNumber, validFrom, validTo }: Certified,
): Promise<Buffer> {
  const issuer = new x509.X509Certificate(authority.certificateDer)
  const named = request.extensions.find((one) => one instanceof x509.SubjectAlternativeNameExtension)
  // A server's names stand in its certificate; whoever has none opens connections only.
  const server = use === 'tls' && named !== undefined
  const usages = use === 'signing' ? [EKU.emailProtection] : [EKU.clientAuth, ...(server ? [EKU.serverAuth] : [])]
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber,
    subject: request.subjectName.toJSON(),
    issuer: issuer.subjectName.toJSON(),
    notBefore: validFrom,
    notAfter: validTo,
    publicKey: request.publicKey,
    signingKey: await signingKeyOf(authority),
    signingAlgorithm: signingAlgorithm('P-256'),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(USAGE.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(usages),
      ...(server ? [named] : []),
      await x509.SubjectKeyIdentifierExtension.create(request.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return Buffer.from(certificate.rawData)
}

/** Makes a key and a certificate for it, issued by `authority`. */
export async function issueCertificate(authority: Authority, options: IssueOptions): Promise<Identity> {
  const keys = await generateKeys(options.keyType ?? 'P-256')
  const issuer = new x509.X509Certificate(authority.certificateDer)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: distinguishedName(options.commonName, options.organization),
    issuer: issuer.subjectName.toJSON(),
    notBefore: options.validFrom,
    notAfter: options.validTo,
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(authority),
    signingAlgorithm: signingAlgorithm('P-256'),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(keyUsages(options), true),
      new x509.ExtendedKeyUsageExtension(extendedUsages(options.purpose)),
      ...(options.purpose === 'tls-server' ? [hostNames(options.hosts ?? LOOPBACK)] : []),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return identityOf(certificate, keys.privateKey)
}

/**
 * Makes the authority's revocation list, complete: a certificate left out is no longer revoked.
 *
 * @returns PEM, labelled `X509 CRL` as OpenSSL wants it
 */
export async function createRevocationList(
  authority: Authority,
  revocations: readonly Revocation[],
  validity: { readonly thisUpdate: Date; readonly nextUpdate: Date; readonly number?: number },
): Promise<string> {
  const list = await x509.X509CrlGenerator.create({
    issuer: new x509.X509Certificate(authority.certificateDer).subjectName.toJSON(),
    thisUpdate: validity.thisUpdate,
    nextUpdate: validity.nextUpdate,
    signingAlgorithm: signingAlgorithm('P-256'),
    signingKey: await signingKeyOf(authority),
    entries: revocations.map(({ revokedAt, reason, ...what }) => ({
      serialNumber:
        'serialNumber' in what ? what.serialNumber : new x509.X509Certificate(what.certificateDer).serialNumber,
      revocationDate: revokedAt,
      // RFC 5280 5.3.1: unspecified is said by saying nothing.
      ...(reason === undefined || reason === 'unspecified' ? {} : { reason: x509.X509CrlReason[reason] }),
    })),
    ...(validity.number === undefined
      ? {}
      : {
          extensions: [
            new x509.Extension(CRL_NUMBER, false, encodeInteger(validity.number)),
            await x509.AuthorityKeyIdentifierExtension.create(
              new x509.X509Certificate(authority.certificateDer).publicKey,
            ),
          ],
        }),
  })
  return toPem('X509 CRL', Buffer.from(list.rawData))
}

/** The authority that `issueCertificate` needs, from its PEM files. */
export function loadAuthority(certificatePem: string, key: KeyObject): Authority {
  const certificate = new x509.X509Certificate(certificatePem)
  const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { certificateDer: Buffer.from(certificate.rawData), certificatePem, key, keyPem }
}

/** PEM text of DER bytes, lines of 64. */
export function toPem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/**
 * Writes `<name>.crt` and `<name>.key` (PEM) into a directory, which is made if need be.
 *
 * The key's file can be read by its owner only, from its first byte on.
 *
 * @returns the paths written
 */
export async function writeIdentity(
  directory: string,
  name: string,
  identity: Identity,
): Promise<{ certificate: string; key: string }> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const paths = { certificate: join(directory, `${name}.crt`), key: join(directory, `${name}.key`) }
  await writeFile(paths.certificate, identity.certificatePem, { mode: 0o644 })
  // The mode counts only where the file is made anew.
  await rm(paths.key, { force: true })
  await writeFile(paths.key, identity.keyPem, { mode: 0o600, flag: 'wx' })
  return paths
}

/**
 * Makes an Ed25519 key, as a log or a witness signs notes with, and writes it to `<name>.key` (PEM, for its owner only).
 *
 * @returns the path written
 */
export async function writeNoteKey(directory: string, name: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, `${name}.key`)
  await rm(path, { force: true })
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  await writeFile(path, pem, { mode: 0o600, flag: 'wx' })
  return path
}

function distinguishedName(commonName: string, organization = 'Corridor demonstration'): x509.JsonName {
  return [{ O: [organization] }, { CN: [commonName] }]
}

/** A serial number as nobody can foresee it, hex. */
export function newSerialNumber(): string {
  const bytes = randomBytes(16)
  // RFC 5280 4.1.2.2: positive, and not empty; the first byte decides both.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

function keyAlgorithm(type: KeyType) {
  if (type === 'P-256') return { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  return { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }
}

function signingAlgorithm(type: KeyType) {
  return type === 'P-256' ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'RSASSA-PKCS1-v1_5' }
}

async function generateKeys(type: KeyType): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(keyAlgorithm(type), true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
}

async function signingKeyOf(authority: Authority): Promise<webcrypto.CryptoKey> {
  const pkcs8 = authority.key.export({ type: 'pkcs8', format: 'der' })
  return await webcrypto.subtle.importKey('pkcs8', pkcs8, keyAlgorithm('P-256'), false, ['sign'])
}

function keyUsages({ purpose, keyType }: IssueOptions): x509.KeyUsageFlags {
  // A TLS server with an RSA key may still be asked for RSA key exchange by old clients of TLS 1.2.
  if (purpose === 'tls-server' && keyType === 'RSA-2048') return USAGE.digitalSignature | USAGE.keyEncipherment
  return USAGE.digitalSignature
}

function extendedUsages(purpose: CertificatePurpose): string[] {
  if (purpose === 'tls-server') return [EKU.serverAuth]
  // `openssl cms -verify` relies on emailProtection only: without it nobody could check our signatures with common tools.
  return purpose === 'party' ? [EKU.clientAuth, EKU.emailProtection] : [EKU.emailProtection]
}

function hostNames(hosts: readonly string[]): x509.SubjectAlternativeNameExtension {
  return new x509.SubjectAlternativeNameExtension(
    hosts.map((value) => ({ type: /^[0-9.]+$|:/.test(value) ? 'ip' : 'dns', value })),
  )
}

function identityOf(certificate: x509.X509Certificate, privateKey: webcrypto.CryptoKey): Identity {
  const key = KeyObject.from(privateKey)
  const certificateDer = Buffer.from(certificate.rawData)
  const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { certificateDer, certificatePem: toPem('CERTIFICATE', certificateDer), key, keyPem }
}
