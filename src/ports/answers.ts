import type { Answerer, HolderAnswer, ProofKind } from '../domain/office-app/proof.ts'
import type { Mrn } from '../domain/values/identifiers.ts'
import type { Language } from './handle.ts'

/** What somebody who holds the paper says, each part as they typed it. */
export type Said = {
  as: Answerer
  /** Who answers, and how they are to be reached. */
  name: string
  answer: HolderAnswer
  office?: string
  /** `YYYY-MM-DD`. */
  arrivedOn?: string
  text?: string
  language: Language
}

export type Proof = { kind: ProofKind; content: Buffer }

/** @property id chosen by the form: sent twice it is one answer */
export type NewAnswer = { id: string; mrn: Mrn; said: Said; proofs: readonly Proof[] }

/** A document as it was received; `number` from 1, `digest` its SHA-256 as `sha256:` and lower-case hex. */
export type ProofView = { number: number; kind: ProofKind; bytes: number; digest: string }

/** What the sender is told, and whoever holds the paper sees of it. Times are RFC 3339, UTC. */
export type AnswerReceipt = { id: string; mrn: Mrn; receivedAt: string; proofs: ProofView[] }

/** As the offices read it; without what it said once that was destroyed with the movement's key. */
export type AnswerView = AnswerReceipt & Partial<Said>

/** Answers with proof of those who hold the paper, sealed as bodies are (docs/decisions/0220). */
export interface Answers {
  /**
   * Keeps an answer whole, or not at all. The same again is the same answer.
   * @returns `differs` where the id stands for another one, `full` where the movement has as many as it may, `destroyed` where
   * what was said of it has been destroyed
   */
  keep(answer: NewAnswer, at: Date): Promise<AnswerReceipt | 'differs' | 'full' | 'destroyed'>
  /** What has been received about a movement, the oldest first; without what was said. */
  received(mrn: Mrn): Promise<AnswerReceipt[]>
  /** The same, with what was said. */
  read(mrn: Mrn): Promise<AnswerView[]>
  /** One document; undefined where there is none, or none any more. */
  proof(mrn: Mrn, id: string, number: number): Promise<Proof | undefined>
  /** How many answers each of these movements has; without those that have none. */
  counts(mrns: readonly Mrn[]): Promise<ReadonlyMap<Mrn, number>>
}
