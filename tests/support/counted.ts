import type { Message } from '../../src/generated/types.ts'
import type { TestHub } from './hub.ts'
import * as m from './messages.ts'
import { waitFor } from './wait-for.ts'

/** What a test of statistics or of risk asks, as an operator unless told. */
export const ask = async <T>(hub: TestHub, path: string, token = 'token-of-operator'): Promise<T> => {
  const { status, body } = await hub.get(path, token)
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
  return body as T
}

/** Posts a message that has to be accepted. */
export async function accepted(hub: TestHub, by: string, one: Message): Promise<void> {
  const answer = await hub.post(hub.party(by), one)
  if (answer.status !== 202) throw new Error(`${one.type}: ${answer.status} ${answer.bytes.toString('utf8')}`)
}

/** Until all that the log tells has been counted. */
export const counted = (hub: TestHub): Promise<unknown> =>
  waitFor(
    async () => {
      const { rows } = await hub.pool.query<{ done: boolean }>(
        'select p.position = h.size as done from statistics_progress p, log_head h',
      )
      return rows[0]?.done === true
    },
    { label: 'everything is counted' },
  )

/** So many hours before now, so that every case lies in the period that is asked for unless told. */
export const ago = (hours: number): string =>
  new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+Z/, 'Z')

/** Hours before now; what has none is not reported. */
export type Times = {
  released: number
  exit?: number
  entry?: number
  arrival?: number
  limit?: number
  discharged?: boolean
}
type Declared = Parameters<typeof m.declaration>[3]

/** One movement from Lomé to Ouagadougou, each passage so many hours ago. Returns its MRN. */
export async function travels(
  hub: TestHub,
  grn: string,
  times: Times,
  { body = {} }: { body?: NonNullable<Declared>['body'] } = {},
): Promise<string> {
  const mrn = m.newMrn()
  await accepted(hub, 'TG', m.declaration(mrn, grn, '100000', { occurredAt: ago(times.released + 1), body }))
  const release = { releasedAt: ago(times.released), limitAt: ago(times.limit ?? -48) }
  await accepted(hub, 'TG', m.release(mrn, { occurredAt: ago(times.released), body: release }))
  if (times.exit !== undefined) await accepted(hub, 'TG', m.exitNotice(mrn, { occurredAt: ago(times.exit) }))
  if (times.entry !== undefined) await accepted(hub, 'BF', m.entryNotice(mrn, { occurredAt: ago(times.entry) }))
  if (times.arrival !== undefined) {
    const arrived = { arrivedAt: ago(times.arrival) }
    await accepted(hub, 'BF', m.arrival(mrn, { occurredAt: ago(times.arrival), body: arrived }))
  }
  if (times.discharged === true) {
    await accepted(hub, 'BF', m.results(mrn))
    await accepted(hub, 'TG', m.discharge(mrn))
  }
  return mrn
}

/** The value in the middle, or between the two there; written out, so that it shares nothing with what it is compared with. */
export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? 0) + (high ?? 0)) / 2
}
