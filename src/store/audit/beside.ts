import { hash } from 'node:crypto'
import type { AuditBeside } from '../../ports/audit.ts'

/** What stands beside a leaf in `messages`, `outcomes` and `refusals`; null where there is no such row. */
export type BesideRow = {
  type: string | null
  content_type: string | null
  language: string | null
  channel: string | null
  received_at: Date | null
  verdict: string | null
  answer_mrn: string | null
  answer: Buffer | null
  answer_signature: Buffer | null
  attempt: number | null
  http_status: number | null
  answer_type: string | null
  decided_at: Date | null
  refused: boolean
  refused_id: string | null
  refused_type: string | null
  refused_mrn: string | null
  refused_status: number | null
  findings: string | null
  set_aside: string | null
  refused_salt: Buffer | null
  refused_at: Date | null
  kind: string
}

const given = <Name extends string, T>(name: Name, value: T | null): { [key in Name]?: T } =>
  value === null ? {} : ({ [name]: value } as { [key in Name]?: T })

/** The rows as the leaf's writer had them (pipeline/beside.ts). */
export function besideOf(row: BesideRow): AuditBeside {
  const decidedAt = [row.decided_at, row.refused_at].flatMap((at) => at ?? [])
  return {
    stored: { ...messageOf(row), ...outcomeOf(row), ...refusalOf(row) },
    salt: row.refused_salt ?? undefined,
    decidedAt,
    erased: (row.refused && row.findings === null) || (row.verdict === 'refused' && row.answer === null),
  }
}

/** The message's row is of its first verdict; what was made had none. Without any an id was used up by somebody else. */
function messageOf({ kind, type, content_type, language, channel, received_at, attempt }: BesideRow) {
  const first = kind === 'made' || attempt === 0
  if (!first || type === null || content_type === null || language === null) return {}
  if (channel === null || received_at === null) return {}
  return { message: { type, contentType: content_type, language, channel, receivedAt: received_at.toISOString() } }
}

function outcomeOf(row: BesideRow) {
  const { attempt, http_status: httpStatus, answer_type: answerType, answer, answer_signature: signature } = row
  if (attempt === null || httpStatus === null || answerType === null || answer === null) return {}
  const unsigned = signature === null ? { answer: `sha256:${hash('sha256', answer)}` } : {}
  return { outcome: { attempt, ...given('mrn', row.answer_mrn), httpStatus, answerType, ...unsigned } }
}

function refusalOf(row: BesideRow) {
  const { refused_status: httpStatus, findings } = row
  if (!row.refused || httpStatus === null || findings === null) return {}
  const named = {
    ...given('messageId', row.refused_id),
    ...given('type', row.refused_type),
    ...given('mrn', row.refused_mrn),
  }
  return { refusal: { ...named, httpStatus, findings, ...given('setAside', row.set_aside) } }
}
