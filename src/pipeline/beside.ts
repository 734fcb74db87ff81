import { hash } from 'node:crypto'
import type { Problem } from '../ports/handle.ts'
import type { Beside } from '../ports/beside.ts'
import { digestText } from '../trust/receipt.ts'
import type { AskedWork, RefusedWork } from './work.ts'

/** How a message came, as its row says it; nothing for a retry, whose row is of the first time. */
export const besideOf = ({ received, retry }: Pick<AskedWork, 'received' | 'retry'>, type: string): Beside => {
  if (retry !== undefined) return {}
  const { contentType, language, channel, receivedAt } = received
  return { message: { type, contentType, language, channel, receivedAt: new Date(receivedAt).toISOString() } }
}

/** Why a message was refused, as its row says it. */
export function besideRefusal({ header, refusal }: RefusedWork, problem: Problem): NonNullable<Beside['refusal']> {
  return {
    ...(header.id === undefined ? {} : { messageId: header.id }),
    ...(header.type === undefined ? {} : { type: header.type }),
    ...mrnIn(header),
    httpStatus: refusal.httpStatus,
    findings: JSON.stringify(problem.errors),
    ...(refusal.setAside === undefined ? {} : { setAside: refusal.setAside }),
  }
}

/** The MRN that a header names, where it names one. */
export const mrnIn = ({ mrn }: { mrn?: string }): { mrn?: string } => (mrn === undefined ? {} : { mrn })

/** An answer that bears no signature, by its digest. */
export const unsigned = (httpStatus: number, { bytes, contentType }: { bytes: Buffer; contentType: string }) => ({
  httpStatus,
  answerType: contentType,
  answer: digestText(hash('sha256', bytes, 'buffer')),
})
