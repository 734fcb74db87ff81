import type { Message } from '../../src/generated/types.ts'
import type { TestHub } from './hub.ts'
import { registered } from './journey.ts'
import * as m from './messages.ts'
import { waitFor } from './wait-for.ts'

/** When each thing happened to one movement, in hours before now; what has no hours is not reported. */
export type Times = {
  released: number
  exit?: number
  entry?: number
  arrival?: number
  limit?: number
  discharged?: boolean
}

/** Hours before now, so that every case lies in the period that is asked for unless told. */
export const ago = (hours: number): string =>
  new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+Z/, 'Z')

/** One movement from Lomé to Ouagadougou. @returns its MRN */
export async function travels(hub: TestHub, times: Times): Promise<string> {
  const accepted = async (by: string, one: Message): Promise<void> => {
    const answer = await hub.post(hub.party(by), one)
    if (answer.status !== 202) throw new Error(`${one.type}: ${answer.status} ${answer.bytes.toString('utf8')}`)
  }
  const mrn = m.newMrn()
  const grn = await registered(hub, '1000000')
  const limitAt = ago(times.limit ?? -48)
  await accepted('TG', m.declaration(mrn, grn, '100000', { occurredAt: ago(times.released + 1) }))
  const release = { releasedAt: ago(times.released), limitAt }
  await accepted('TG', m.release(mrn, { occurredAt: ago(times.released), body: release }))
  if (times.exit !== undefined) await accepted('TG', m.exitNotice(mrn, { occurredAt: ago(times.exit) }))
  if (times.entry !== undefined) await accepted('BF', m.entryNotice(mrn, { occurredAt: ago(times.entry) }))
  if (times.arrival !== undefined) {
    const body = { arrivedAt: ago(times.arrival) }
    await accepted('BF', m.arrival(mrn, { occurredAt: ago(times.arrival), body }))
  }
  if (times.discharged === true) {
    await accepted('BF', m.results(mrn))
    await accepted('TG', m.discharge(mrn))
  }
  return mrn
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
