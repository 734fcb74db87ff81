import type { ContentType } from '../codec/index.ts'
import type { Reference } from '../domain/model/reference.ts'
import { confirmingOffices } from '../domain/office-app/attest.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { AnswerApproval, ApprovalAnswer, ApprovalStore } from '../ports/approvals.ts'
import type { Language } from '../ports/handle.ts'
import type { Officer } from '../ports/passages.ts'
import { mayDecide } from '../ports/identity.ts'
import type { Committer } from './commit.ts'
import { problemOf } from './problem.ts'
import type { DecodeStored } from './repeat.ts'
import type { WorkResult } from './work.ts'

export type ApprovalDeps = {
  store: ApprovalStore
  committer: Pick<Committer, 'answer'>
  reference: () => Pick<Reference, 'offices'>
  decodeStored: DecodeStored
}

/**
 * The second person's word (engine.md 8): the bytes that were asked for take effect in that transaction, or have none. Who may
 * say it is decided here; whether it still waits, and that it is another person, again under the movement's lock.
 */
export function createAnswerApproval({ store, committer, reference, decodeStored }: ApprovalDeps): AnswerApproval {
  return async (officer, { id, verdict, reason, language }) => {
    const key = { sender: officer.key, id }
    const kept = await store.kept(key)
    if (kept === undefined) return { kind: 'not-found' }
    const office = officeFor(officer, kept.office, reference())
    if (office === undefined) return { kind: 'forbidden' }
    if (kept.author === officer.name) return { kind: 'same-person' }
    if (kept.state !== 'asked') return { kind: 'already-decided' }
    const { mrn, contentType, body: bytes } = kept
    const message = decodeStored(bytes, contentType)
    const told = { kind: 'approval', key: undefined, mrn, of: key, message, bytes, verdict, office, reason } as const
    return answerOf(
      await committer.answer({ ...told, by: officer.name, contentType: contentType as ContentType }),
      language,
    )
  }
}

/** For which office an officer may confirm what this one has asked; undefined where it may not. */
function officeFor(
  { offices, rights }: Officer,
  asked: OfficeCode,
  reference: Pick<Reference, 'offices'>,
): OfficeCode | undefined {
  if (!mayDecide(rights)) return undefined
  return confirmingOffices(asked, reference).find((one) => offices.includes(one))
}

function answerOf(done: WorkResult, language: Language): ApprovalAnswer {
  if (done.kind !== 'answered') return { kind: 'not-now' }
  switch (done.outcome) {
    case 'approved':
      return { kind: 'approved', status: done.status }
    case 'refused': {
      const { findings } = done
      return {
        kind: 'refused',
        problem: problemOf({ httpStatus: 422, code: findings[0]?.code ?? '92', findings }, language),
      }
    }
    default:
      return { kind: done.outcome }
  }
}
