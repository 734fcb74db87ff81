/**
 * What is stored beside a leaf and said nowhere else in it, nor in the bytes it is over: how a message came, how it was answered, and why
 * it was refused. The leaf names its digest, so that nobody can change it unseen (docs/decisions/0166).
 */
export type Beside = {
  /** How its first verdict found it; absent for one of a retry, which has no row of its own. `receivedAt` RFC 3339, UTC. */
  message?: { type: string; contentType: string; language: string; channel: string; receivedAt: string }
  /** `answer` is the digest of an answer that nobody has signed. */
  outcome?: { attempt: number; mrn?: string; httpStatus: number; answerType: string; answer?: string }
  refusal?: { messageId?: string; type?: string; mrn?: string; httpStatus: number; findings: string; setAside?: string }
}
