import { hasUnseen } from '../domain/values/legible.ts'
import { EdgeError } from './problems.ts'

const REASON_MAX = 512

/** The operator's reason, in words, from the body: anyone examining the act years later has nothing else. Throws 422. */
export function reasonIn(body: unknown): string {
  const value = parsed(body)
  const reason = typeof value === 'object' && value !== null ? (value as { reason?: unknown }).reason : undefined
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > REASON_MAX || hasUnseen(reason)) {
    throw new EdgeError('reason-required')
  }
  return reason.trim()
}

function parsed(body: unknown): unknown {
  try {
    return Buffer.isBuffer(body) ? (JSON.parse(body.toString('utf8')) as unknown) : undefined
  } catch {
    return undefined
  }
}
