import type { Coming } from '../domain/engine/step.ts'
import { asksForMrn } from '../domain/draft/queries.ts'
import { mrnOf } from '../domain/values/identifiers.ts'
import type { Message } from '../generated/types.ts'
import type { AuditLeaf } from '../ports/audit.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** The code of the first finding, undefined when it would be accepted; or the reason why that cannot be told. */
export type RefusedAgain = { code: string | undefined } | { reason: string }

/** Before a signature is verified, or where the id was another message's, no id is used up (interface.md 3). */
export const NOTHING_KEPT = 'they used up no id, and nothing of their bytes is kept'

type RefusalDeps = {
  decode: (bytes: Buffer, contentType: string) => Message | undefined
  /** The code of the first thing wrong with the bytes alone. */
  judge: (bytes: Buffer, contentType: string, sender: PartyKey) => RefusedAgain
  decide: (event: Coming) => RefusedAgain
}

/** Why a refused message would be refused now. */
export function refusalAgain(
  { sender, id, answer, idReservation }: AuditLeaf,
  bytes: Buffer | undefined,
  deps: RefusalDeps,
): RefusedAgain {
  if (answer === undefined) return { reason: NOTHING_KEPT }
  if (answer.status === 'internal') return { reason: 'set aside by a failure of the hub' }
  if (sender === undefined || id === undefined || idReservation === undefined) return { reason: 'a claim is missing' }
  if (bytes === undefined) return { reason: 'the bytes are gone' }
  const judged = deps.judge(bytes, idReservation.contentType, sender)
  if ('reason' in judged || judged.code !== undefined) return judged
  const message = deps.decode(bytes, idReservation.contentType)
  if (message === undefined) return { reason: 'the bytes do not decode by the schemas of this version' }
  if (asksForMrn(message)) return { reason: 'declarations that got no MRN' }
  const mrn = mrnOf(message)
  return deps.decide({ kind: 'message', key: { sender, id }, message, ...(mrn === undefined ? {} : { mrn }) })
}
