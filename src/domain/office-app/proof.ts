/**
 * What whoever is liable answers an enquiry, a claim or a notice of non-discharge with (interface.md 7): what they say, and the
 * documents that prove it. It informs the office of departure; only a message of a party has an effect (docs/decisions/0220).
 */

/** Documents with one answer at most. */
export const PROOFS_MAX = 3
/** Bytes of one document at most (interface.md 7). */
export const PROOF_BYTES = 5_000_000
/** Answers about one movement at most: whoever holds the paper may send them, and the hub keeps them all. */
export const ANSWERS_MAX = 10

/** As who somebody answers: by their own word, since the code proves nothing but that they hold the paper. */
export const ANSWERERS = ['principal', 'guarantor', 'carrier', 'consignee'] as const
export type Answerer = (typeof ANSWERERS)[number]

/** What they may say of the goods, by the codes of list `enquiry-answers`; the others are for offices. */
export const HOLDER_ANSWERS = ['arrived', 'delivered-elsewhere', 'ended-en-route', 'no-information'] as const
export type HolderAnswer = (typeof HOLDER_ANSWERS)[number]

/** Kinds of documents that are taken: what phones and scanners make, and what every office can open. */
export const PROOF_KINDS = ['pdf', 'jpeg', 'png'] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

const BEGINNINGS: Readonly<Record<ProofKind, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
}

/** What a document is by its first bytes; undefined for what is not taken. Its name and type are the sender's word, and do not count. */
export const proofKindOf = (bytes: Uint8Array): ProofKind | undefined =>
  PROOF_KINDS.find((kind) => BEGINNINGS[kind].every((byte, at) => bytes[at] === byte))

/** What decides whether an answer is awaited, of what whoever holds the paper may see. */
type Followed = { closedBy?: unknown; enquiry?: unknown; claim?: unknown; limitAt: string }

/** Whether somebody is asked for proof: an enquiry or a claim is open, or the limit has passed without a discharge. */
export const asksForProof = ({ closedBy, enquiry, claim, limitAt }: Followed, now: Date): boolean =>
  closedBy === undefined && (enquiry !== undefined || claim !== undefined || Date.parse(limitAt) < now.getTime())
