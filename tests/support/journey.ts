import type { TestHub } from './hub.ts'
import * as m from './messages.ts'

/** What a test asks about one movement and one guarantee, in one place. */
export const stateOf = async (hub: TestHub, mrn: string): Promise<string | undefined> =>
  ((await hub.get(`/v1/movements/${mrn}`)).body as { state?: string }).state

export const movementOf = async (hub: TestHub, mrn: string): Promise<Record<string, unknown>> =>
  (await hub.get(`/v1/movements/${mrn}`)).body as Record<string, unknown>

export const guaranteeOf = async (hub: TestHub, grn: string): Promise<Record<string, string>> =>
  (await hub.get(`/v1/guarantees/${grn}`)).body as Record<string, string>

/** A registered guarantee of Togo with this limit. */
export async function registered(hub: TestHub, limit: string): Promise<string> {
  const grn = m.newGrn()
  const answer = await hub.post(hub.party('TG/fonds-garantie'), m.registration(grn, limit))
  if (answer.status !== 202) throw new Error(`guarantee not registered: ${answer.bytes.toString('utf8')}`)
  return grn
}

/** A movement declared and released, on a guarantee of its own unless one is given. */
export async function released(hub: TestHub, grn?: string): Promise<{ mrn: string; grn: string }> {
  const used = grn ?? (await registered(hub, '1000000'))
  const mrn = m.newMrn()
  for (const message of [m.declaration(mrn, used, '100000'), m.release(mrn)]) {
    const answer = await hub.post(hub.party('TG'), message)
    if (answer.status !== 202) throw new Error(`${message.type}: ${answer.bytes.toString('utf8')}`)
  }
  return { mrn, grn: used }
}

/** Counts that must not change when something is refused. */
export async function effects(hub: TestHub): Promise<Record<string, string>> {
  const result = await hub.pool.query<Record<string, string>>(
    `select (select count(*) from movements) as movements, (select count(*) from guarantee_entries) as entries,
       (select count(*) from outbox where reported) as outbox, (select coalesce(sum(hashtext(doc::text)), 0) from movements) as docs`,
  )
  return result.rows[0] ?? {}
}

/** The latest refusal on record. */
export async function lastRefusal(
  hub: TestHub,
): Promise<{ sender: string; code: string; http_status: number } | undefined> {
  const result = await hub.pool.query<{ sender: string; code: string; http_status: number }>(
    'select sender, code, http_status from refusals order by log_index desc limit 1',
  )
  return result.rows[0]
}
