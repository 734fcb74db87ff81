import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { asParty, HUB, type PartyKey } from '../domain/values/party.ts'
import { certificatesOf, fingerprintOf } from '../trust/x509/pem.ts'
import { verifyCheckpoint } from '../trust/checkpoint.ts'
import { type Directory, readDirectory } from '../trust/directory.ts'
import { inclusionFault, recordFault } from '../trust/inclusion.ts'
import { createHubVerifier, type HubVerifier } from '../trust/seal.ts'
import { createSignatureVerifier, type RegisteredCertificate } from '../trust/signature-verifier.ts'
import type { Timers } from '../ports/runtime.ts'
import { openTrustFiles, type ListStatus } from '../trust/x509/trust-files.ts'
import type { Check, Envelope } from './types.ts'

/** Verifies deliveries and receipts, using only certificates known beforehand. */
export type DeliveryVerifier = {
  /** Checks seal and signature of one delivery. Never throws for input that others control. */
  checks: (envelope: Envelope) => readonly Check[]
  /** Checks by the hub's proof (the body of `GET /v1/log/proof/{logIndex}`) that a delivery is in the log. Never throws. */
  inclusion: (envelope: Envelope, proof: unknown) => Check
  /**
   * Takes the hub's directory of certificates (`GET /v1/certificates`: the bytes, and DER of the signature over them) into use,
   * unless it is older than the one in use. Returns why it is refused; undefined where it is not.
   */
  learn: (bytes: Buffer, signature: Buffer) => string | undefined
  readonly hub: HubVerifier
  /** Each authority with the state of its revocation list. */
  revocation: (at: Date) => readonly ListStatus[]
  /** Reads authorities and revocation lists again now rather than in ten seconds. Never rejects. */
  reload: () => Promise<void>
  /** Stops watching the files. */
  close: () => void
}

export type DeliveryVerifierOptions = {
  /** PEM file of the trusted authorities. */
  caFile: string
  /** PEM file of their revocation lists; when absent, the hub's own check of the sender is all there is. */
  crlFile?: string
  /** PEM file with the hub's certificates, present and past: they are pinned. */
  hubFile: string
  /**
   * JSON file `{ "<party>": ["<PEM file>", …] }`: whose certificate is which, file names relative to it, for partners whose
   * keys come another way than from the hub's directory. Read again when an unknown certificate appears, so that a renewal
   * needs no restart. Whoever is named in it is known by it alone.
   */
  partnersFile?: string
  /**
   * Called once per fault, with the reason why the current authorities and lists are not in use; the last good ones stay in
   * force.
   */
  onFault?: (reason: string) => void
  /** By which authorities and lists are looked at again. */
  timers: Timers
}

/**
 * Reads the files and makes the verifier. Authorities and revocation lists are checked for changes every ten seconds, as in
 * the hub. Rejects when a file cannot be read or is invalid.
 */
export const createDeliveryVerifier = async (options: DeliveryVerifierOptions): Promise<DeliveryVerifier> => {
  const hub = createHubVerifier(certificatesOf(readFileSync(options.hubFile, 'utf8')))
  let partners = readPartners(options.partnersFile)
  let directory: Directory | undefined
  const trustList = await openTrustFiles({
    files: { ca: options.caFile, ...(options.crlFile === undefined ? {} : { crl: options.crlFile }) },
    onChange: () => undefined,
    onFault: options.onFault ?? (() => undefined),
    timers: options.timers,
  })
  const verifySignature = createSignatureVerifier({
    trustList,
    registry: {
      lookup: (fingerprint) => partners.known.get(fingerprint) ?? unlessPinned(directory?.known.get(fingerprint)),
      certificates: () => [...partners.certificates, ...(directory?.certificates ?? [])],
    },
  })

  /** Whoever has agreed with a partner on its keys need not believe the hub about them. */
  const unlessPinned = (found: RegisteredCertificate | undefined): RegisteredCertificate | undefined =>
    found === undefined || partners.parties.has(found.partyKey) ? undefined : found

  const signatureCheck = (envelope: Envelope, sealedAt: Date): Check => {
    const input = {
      bytes: envelope.body,
      signature: envelope.signature,
      // The sender's certificate is judged at the time the hub accepted, not whenever the message happens to arrive.
      now: sealedAt,
      expectedParty: envelope.sender,
    }
    let verdict = verifySignature(input)
    if (!verdict.ok && verdict.code === 'certificate-not-trusted') {
      partners = readPartners(options.partnersFile)
      verdict = verifySignature(input)
    }
    if (verdict.ok) return { name: 'signature', ok: true }
    return { name: 'signature', ok: false, detail: `${verdict.code}: ${verdict.detail}` }
  }

  return {
    hub,
    learn: (bytes, signature) => {
      const read = readDirectory(bytes, signature, hub)
      if (!read.ok) return read.reason
      if (directory !== undefined && read.directory.version < directory.version) return 'older than the one in use'
      directory = read.directory
      return undefined
    },
    inclusion: (envelope, proof) => {
      const fault = proofFault(envelope, proof, hub)
      return fault === undefined ? { name: 'inclusion', ok: true } : { name: 'inclusion', ok: false, detail: fault }
    },
    revocation: (at) => trustList.revocation(at),
    reload: () => trustList.reload(),
    close: () => trustList.close(),
    checks: (envelope) => {
      const seal = hub.verifySeal(envelope.body, envelope.seal)
      if (!seal.ok) return [{ name: 'seal', ok: false, detail: seal.reason }]
      const { sender, id, logIndex, mrn, attestedBy } = seal.content
      const differing = Object.entries({ sender, id, logIndex, mrn })
        .filter(([name, value]) => envelope[name as 'sender' | 'id' | 'logIndex' | 'mrn'] !== value)
        .map(([name]) => name)
      if (differing.length > 0) {
        return [{ name: 'seal', ok: false, detail: `the seal names another ${differing.join(', ')}` }]
      }
      const sealed: Check = { name: 'seal', ok: true }
      // Messages made by the hub or entered by its officers have no signature but the seal.
      // The seal is the signature of the hub's own messages (interface.md 3).
      if (envelope.signature === undefined && (sender === HUB || attestedBy !== undefined)) {
        return [sealed, { name: 'signature', ok: true, detail: attestedBy ?? 'made by the hub' }]
      }
      return [sealed, signatureCheck(envelope, seal.signingTime)]
    },
  }
}

/** What is wrong with a proof of the log for a delivery; undefined where nothing is. */
function proofFault(envelope: Envelope, proof: unknown, hub: HubVerifier): string | undefined {
  const { record, salt, path, checkpoint, checkpointSignature } = (proof ?? {}) as Record<string, unknown>
  // The record of an effect has no digest of a body, and no salt.
  const texts = [record, salt ?? '', checkpoint, checkpointSignature]
  if (!texts.every((one) => typeof one === 'string') || !isTexts(path)) return 'the hub’s proof is not readable'
  const [text = '', saltText = '', state = '', signature = ''] = texts.map(String)
  const bytes = Buffer.from(text)
  const { logIndex, sender, id, body, signature: signed } = envelope
  const message = { logIndex, sender, id, body, salt: fromBase64(saltText), signature: signed }
  const fault = recordFault(bytes, message) ?? inclusionFault(bytes, path.map(fromBase64), state)
  if (fault !== undefined) return fault
  const verdict = verifyCheckpoint(state, fromBase64(signature), hub)
  return verdict.ok ? undefined : `the state of the log is not signed by the hub: ${verdict.reason}`
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64')

type Partners = {
  known: ReadonlyMap<string, RegisteredCertificate>
  certificates: readonly Buffer[]
  parties: ReadonlySet<PartyKey>
}

const readPartners = (file: string | undefined): Partners => {
  if (file === undefined) return { known: new Map(), certificates: [], parties: new Set() }
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>
  const known = new Map<string, RegisteredCertificate>()
  const certificates: Buffer[] = []
  for (const [partyKey, names] of Object.entries(entries)) {
    for (const der of names.flatMap((name) => certificatesOf(readFileSync(resolve(dirname(file), name), 'utf8')))) {
      known.set(fingerprintOf(der), { partyKey: asParty(partyKey), use: 'signing', validFrom: new Date(0) })
      certificates.push(der)
    }
  }
  return { known, certificates, parties: new Set(Object.keys(entries).map(asParty)) }
}
