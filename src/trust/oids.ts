import { encodeOid } from './der.ts'

/** Object identifiers as whole DER elements in hex: comparing these is cheaper than decoding arcs on every message. */
const hex = (dotted: string): string => encodeOid(dotted).toString('hex')

export type DigestName = 'sha256' | 'sha384' | 'sha512'
export type KeyKind = 'ec' | 'rsa'

/** Names of the object identifiers that CMS (RFC 5652) and its algorithms (RFC 5754, RFC 5758) use here. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
  ecdsaWithSha512: '1.2.840.10045.4.3.4',
  rsaEncryption: '1.2.840.113549.1.1.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha384WithRsa: '1.2.840.113549.1.1.12',
  sha512WithRsa: '1.2.840.113549.1.1.13',
  rsassaPss: '1.2.840.113549.1.1.10',
  mgf1: '1.2.840.113549.1.1.8',
  ecPublicKey: '1.2.840.10045.2.1',
  prime256v1: '1.2.840.10045.3.1.7',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  subjectAltName: '2.5.29.17',
  certificatePolicies: '2.5.29.32',
  crlDistributionPoints: '2.5.29.31',
  nameConstraints: '2.5.29.30',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  sha1: '1.3.14.3.2.26',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
} as const

/** The same names, as hex of the whole DER element. */
export const OID_HEX = Object.fromEntries(Object.entries(OID).map(([name, dotted]) => [name, hex(dotted)])) as Record<
  keyof typeof OID,
  string
>

/** Digests accepted anywhere. SHA-1 and MD5 are absent on purpose: collisions in them are practical. */
export const DIGESTS: ReadonlyMap<string, DigestName> = new Map([
  [OID_HEX.sha256, 'sha256'],
  [OID_HEX.sha384, 'sha384'],
  [OID_HEX.sha512, 'sha512'],
])

/** Signature algorithms accepted whose identifier says all: ECDSA and RSASSA-PKCS1-v1_5. RSASSA-PSS has parameters. */
export const SIGNATURE_ALGORITHMS: ReadonlyMap<string, { readonly kind: KeyKind; readonly digest?: DigestName }> =
  new Map<string, { readonly kind: KeyKind; readonly digest?: DigestName }>([
    [OID_HEX.ecdsaWithSha256, { kind: 'ec', digest: 'sha256' }],
    [OID_HEX.ecdsaWithSha384, { kind: 'ec', digest: 'sha384' }],
    [OID_HEX.ecdsaWithSha512, { kind: 'ec', digest: 'sha512' }],
    [OID_HEX.rsaEncryption, { kind: 'rsa' }],
    [OID_HEX.sha256WithRsa, { kind: 'rsa', digest: 'sha256' }],
    [OID_HEX.sha384WithRsa, { kind: 'rsa', digest: 'sha384' }],
    [OID_HEX.sha512WithRsa, { kind: 'rsa', digest: 'sha512' }],
  ])

/**
 * Extended key usages that allow a certificate to sign messages: clientAuth (the certificate a system also connects
 * with), emailProtection (what `openssl cms -verify` asks for), documentSigning (RFC 9336), Microsoft's document
 * signing, and anyExtendedKeyUsage.
 */
export const SIGNING_PURPOSES: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '2.5.29.37.0',
])

/** Extended key usages that allow a certificate to open a connection as a client: clientAuth, anyExtendedKeyUsage. */
export const CLIENT_PURPOSES: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.3.2', '2.5.29.37.0'])

/** Extended key usage of whoever answers for an authority about its certificates (RFC 6960 4.2.2.2). */
export const RESPONDER_PURPOSE = '1.3.6.1.5.5.7.3.9'

/** Extended key usage of a time-stamping authority (RFC 3161 2.3). */
export const TIMESTAMP_PURPOSE = '1.3.6.1.5.5.7.3.8'
