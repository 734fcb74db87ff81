import type { PartyKey } from '../domain/values/party.ts'
import type { Finding } from '../domain/values/finding.ts'

/** What a certificate is used for: signing messages, or opening a connection (mutual TLS). One key serves one of them. */
export type CertificateUse = 'signing' | 'tls'

/** A certificate that may be registered: of a trusted authority, for this use, and valid now. */
export type SoundCertificate = {
  /** SHA-256 of the DER, lower-case hex. */
  fingerprint: string
  der: Buffer
  pem: string
  /** Its issuers up to the root, as far as they are trusted, PEM each. */
  chain: readonly string[]
  /** SHA-256 of the SubjectPublicKeyInfo, lower-case hex: the same key is known by it under any certificate. */
  keyDigest: string
  notBefore: Date
  notAfter: Date
}

/** The verdict on what an operator hands in; the finding's pointer is into the request's body. */
export type Offered = { ok: true; certificate: SoundCertificate } | { ok: false; finding: Finding }

/** Where participants' certificates come from: the hub's own authority for pilots, or any that the hub trusts. */
export interface CertificateDesk {
  /** Certifies the key of a request (PKCS#10, PEM); refused where the hub has no authority of its own. */
  issue(request: { csr: string; use: CertificateUse }): Promise<Offered>
  /** Judges a certificate (PEM) that another authority has issued. */
  judge(request: { certificate: string; use: CertificateUse }): Offered
  /** Takes back what the hub's own authority has issued, so that its lists name it; nothing for any other. */
  revoke(der: Buffer, reason: string): Promise<void>
}

/** A certificate as it was registered, and what became of it since. */
export type RegisteredCertificate = {
  partyKey: PartyKey
  fingerprint: string
  /** One of them, never both. */
  use: CertificateUse
  der: Buffer
  validFrom: Date
  validTo?: Date
  distrustedFrom?: Date
}

/** The hub's own certificate: since when it signs with it. */
export type HubCertificate = { der: Buffer; since: Date }

/** Why an operator's act on a certificate is refused: somebody else's, or its key serves another use, or is given up. */
export type CertificateRefusal =
  | { ok: false; because: 'not-found' | 'given-up' }
  | { ok: false; because: 'taken'; party: PartyKey }
  | { ok: false; because: 'other-use'; use: CertificateUse }

/** Who, when and why, as every act on the registry is recorded. */
export type CertificateAct = { operator: string; reason: string; digest: Buffer; at: Date }

/** What operators do with participants' certificates; each act is a leaf of the log and counts on every hub within two seconds. */
export interface CertificateRegister {
  /** All of a party, oldest first; undefined where there is no such party. */
  ofParty(party: PartyKey): Promise<readonly RegisteredCertificate[] | undefined>
  /** Registers one from now on. The same one again changes nothing; `logIndex` is then that of no act. */
  register(
    act: CertificateAct,
    what: { party: PartyKey; use: CertificateUse; certificate: SoundCertificate },
  ): Promise<{ ok: true; logIndex: bigint | undefined } | CertificateRefusal>
  /** Takes one back from an instant on. Of two instants the earlier counts. */
  revoke(
    act: CertificateAct,
    what: { party: PartyKey; fingerprint: string; distrustFrom: Date },
  ): Promise<{ ok: true; logIndex: bigint | undefined; der: Buffer; distrustedFrom: Date } | CertificateRefusal>
}

/** Everybody's certificates as the hub signs them: the bytes, and a detached CMS over them. */
export type SignedDirectory = { bytes: Buffer; signature: Buffer; etag: string }
