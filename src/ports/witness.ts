import type { PartyKey } from '../domain/values/party.ts'

/** A key that a participant co-signs checkpoints with; its newest one counts, and no other. */
export type WitnessKey = {
  party: PartyKey
  /** Ed25519, 32 bytes. */
  publicKey: Buffer
  since: Date
}

/** A key that a party's witness signs with from its act's leaf on: kept by that leaf, so that the newest is known. */
export type RegisteredWitnessKey = Pick<WitnessKey, 'party' | 'publicKey'>

/** A witness's key, and which state of the log it has co-signed last. */
export type WitnessSeen = WitnessKey & { last?: { size: number; at: Date } }

/** That a witness has seen a state of the log and found that it goes on from the one it saw before. */
export type Cosignature = {
  /** The checkpoint's text: origin, size, root. */
  checkpoint: string
  size: number
  party: PartyKey
  publicKey: Buffer
  /** When, by the witness's clock, in seconds since the epoch. */
  seconds: bigint
  /** Ed25519, 64 bytes. */
  signature: Buffer
}

/** What the hub keeps of its witnesses. Cosignatures are never changed; the same one may be given again. */
export interface Witnesses {
  /** Those in force, by party. */
  keys(): Promise<WitnessSeen[]>
  /** Of the log at this size, by party. */
  cosignatures(size: number): Promise<Cosignature[]>
  /** The largest size above `index` that a witness has co-signed. */
  newestAbove(index: number): Promise<number | undefined>
  keep(cosignature: Cosignature): Promise<void>
}

/** A cosignature as it came, judged: by which key in force it is, or what is wrong with it. */
export type JudgedCosignature =
  | { ok: true; cosignature: Cosignature; root: Buffer }
  | { ok: false; reason: 'unreadable' | 'other-log' | 'unknown-witness' | 'not-valid' }

/** Signed notes: the log's own key, and what witnesses sign. */
export interface Notary {
  /** The log's public key as one line; undefined where the hub has none. */
  readonly logKey: string | undefined
  /** A checkpoint as a note, by the log's key and these witnesses; undefined where the hub has no key for it. */
  note(text: string, cosignatures: readonly Cosignature[]): string | undefined
  /** A witness's public key as one line, under the name its lines in notes have. */
  witnessKey(key: Pick<WitnessKey, 'party' | 'publicKey'>): string
  /** @param checkpoint text or note @param line as in a note, or only its base64 */
  judge(checkpoint: string, line: string, keys: readonly WitnessKey[]): JudgedCosignature
  /** A public key as people hand it over; undefined where it is no Ed25519 key. */
  readPublicKey(text: string): Buffer | undefined
}

/** Why a key is not registered: there is no such party, or it is another one's, or its own former one. */
export type WitnessKeyRefusal = { ok: false; because: 'not-found' } | { ok: false; because: 'taken'; party: PartyKey }

/** An operator's act on the registry: from now on the party's witness signs with this key. */
export type RegisterWitness = (
  act: { operator: string; reason: string; digest: Buffer; at: Date },
  key: { party: PartyKey; publicKey: Buffer },
) => Promise<{ ok: true; logIndex: bigint } | WitnessKeyRefusal>
