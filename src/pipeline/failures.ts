import { Overtaken } from './overtaken.ts'
import { headerOf } from './decide.ts'
import type { Refusal, RefusedWork, Work } from './work.ts'

/** Internal failures of one message after which it is set aside: a race may cause one, and losing another race the next. */
export const FAILURES_MAX = 3

/** Errors that every part of a batch would meet again: no server, no connection, server shutting down, not promoted yet, disk full. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '25006',
  '53100',
  '53300',
])

/** What the driver says of a connection that is gone or cannot be had; it gives these no code. */
const CONNECTION =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)|not queryable/i

/** Whether the connection or the server is what failed. */
export const isConnectionLoss = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (code !== undefined) return LOST.has(code) || code.startsWith('08')
  return message !== undefined && CONNECTION.test(message)
}

/** Whether a lock was not to be had in the time a transaction may wait for one. */
export const isLockTimeout = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === '55P03'

/**
 * Whether the message itself cannot be processed, so that trying again later is useless: a defect of ours, or data that
 * PostgreSQL rejects (SQLSTATE class 22 data exception, 23 integrity violation, 54 limit exceeded). Everything else passes:
 * 08 connection, 40 rollback, 53 resources, 55 lock, 57 operator. Of class 42 a missing table or right is the
 * installation's fault and must not use up anybody's id; every other one is a statement of ours that is wrong.
 */
export function isInternal(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  if (code === '42501' || code === '42P01') return false
  if (typeof code === 'string') return /^(?:22|23|42|54)[0-9A-Z]{3}$/.test(code)
  return error instanceof Error && !isConnectionLoss(error) && !(error instanceof Overtaken)
}

/** What failed, for operators and logs: never message content, which the database's own error text may quote. */
export function reasonOf(error: unknown): string {
  const { code, table, column, constraint } = (error ?? {}) as Record<string, unknown>
  if (typeof code === 'string') {
    const where = [table, column, constraint].filter((part) => typeof part === 'string')
    return ['SQLSTATE', code, ...where].join(' ').slice(0, REASON_MAX)
  }
  if (isConnectionLoss(error)) return 'the connection to the database was lost'
  const { name, message, stack } = error instanceof Error ? error : new Error('something that is no error was thrown')
  // Texts of invariants are ours and contain no content; of any other error only the location is given.
  const place = /\/(src\/[^)\s]+)/.exec(stack ?? '')?.[1] ?? 'an unknown place'
  return (name === 'InvariantError' ? message : `${name} at ${place}`).slice(0, REASON_MAX)
}

const REASON_MAX = 300

/** The refusal of a message that the hub fails to process. */
export const failedFor = (error: unknown): Refusal => ({
  httpStatus: 422,
  code: 'internal',
  findings: [],
  setAside: reasonOf(error),
})

/** What replaces a message that cannot be processed: a refusal that uses up its id and keeps its bytes. */
export function setAside(work: Work, error: unknown): RefusedWork | undefined {
  if (work.kind !== 'message' && work.kind !== 'refused') return undefined
  const { received, key, retry, copy } = work
  // Without a valid id, its header may be the very thing that cannot be stored.
  const header = work.kind === 'message' ? headerOf(work.message) : key === undefined ? {} : work.header
  return {
    kind: 'refused',
    received,
    refusal: failedFor(error),
    key,
    header,
    ...(retry === undefined ? {} : { retry }),
    ...(copy === undefined ? {} : { copy }),
  }
}
