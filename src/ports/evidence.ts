import type { Erased } from './erased.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Viewer } from './viewer.ts'

/** What is stored of an accepted message, for those who may read its body. */
export type StoredEvidence = {
  sender: PartyKey
  id: string
  mrn?: Mrn
  contentType: string
  body: Buffer
  signature?: Buffer
  attestedBy?: string
  /** The first seal made for it. */
  seal?: Buffer
  receipt: Buffer
  receiptSignature: Buffer
  /** The leaf of its acceptance. */
  logIndex: number
  record: string
  salt: Buffer
  acceptedAt: Date
}

/** Makes the evidence file of one message; undefined where the viewer is no party to it, or it was not accepted. */
export type MakeEvidence = (viewer: Viewer, sender: PartyKey, id: string) => Promise<Buffer | Erased | undefined>
