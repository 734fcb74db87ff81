import { createHash } from 'node:crypto'
import type { Message } from '../../src/generated/types.ts'
import * as m from '../support/messages.ts'

/** The road from Lomé to Ouagadougou, as the systems of both countries play it: each acts when it is told, or answered. */
export const SYSTEMS = { TG: ['TG', 'TG/fonds-garantie'], BF: ['BF'] } as const
export type System = keyof typeof SYSTEMS

/** Messages that the senders of one whole journey post. */
export const POSTED = 7
/** What a journey's declaration secures, in XOF. */
export const AMOUNT = 1_000

/** What each receiver is told of one whole journey (engine.md 3, scenario 1), sorted by type. */
export const TOLD: Readonly<Record<string, readonly string[]>> = {
  TG: ['arrival-advice', 'border-entry-notice', 'control-results'],
  BF: ['anticipated-arrival-record', 'anticipated-transit-record', 'border-exit-notice', 'discharge'],
  'TG/fonds-garantie': ['discharge', 'guarantee-release'],
}
/** And of one that Burkina Faso refuses to hear of: its first message is parked, and the others wait behind it. */
export const TOLD_WHEN_REFUSED: typeof TOLD = { TG: [], BF: ['anticipated-transit-record'], 'TG/fonds-garantie': [] }
export const WAITING_WHEN_REFUSED = ['anticipated-arrival-record', 'border-exit-notice']

/** Of so many movements Burkina Faso refuses one, so that there is something parked. */
const REFUSED_ONE_IN = 50

/** Whether it is such a one: the same for sender, receiver and judge, by the number itself. */
export function isRefused(mrn: string): boolean {
  return createHash('sha256').update(mrn).digest().readUInt32BE() % REFUSED_ONE_IN === 0
}

/** Facts bear the time at which they were written, so that a hub whose clock is wrong has something to be wrong about. */
function now(): { readonly at: string; readonly header: { occurredAt: string; preparedAt: string } } {
  const at = new Date().toISOString()
  return { at, header: { occurredAt: at, preparedAt: at } }
}

/** What a journey begins with. */
export const firstStep = (mrn: string, grn: string): Message => m.declaration(mrn, grn, String(AMOUNT), now().header)

/** What a system posts next of a movement, having been answered or told this. */
export function nextStep(system: System, heard: string, mrn: string): Message | undefined {
  const { at, header } = now()
  if (system === 'TG') {
    if (heard === 'answered transit-declaration') return m.release(mrn, { ...header, body: { releasedAt: at } })
    if (heard === 'answered release-for-transit') return m.exitNotice(mrn, header)
    return heard === 'told control-results' ? m.discharge(mrn, header) : undefined
  }
  if (heard === 'told border-exit-notice') return m.entryNotice(mrn, header)
  if (heard === 'answered border-entry-notice') return m.arrival(mrn, { ...header, body: { arrivedAt: at } })
  return heard === 'answered arrival-advice' ? m.results(mrn, header) : undefined
}

/** What a journey ends with at the system that has begun it. */
export function endsAt(type: string, mrn: string): boolean {
  return type === 'discharge' || (type === 'border-exit-notice' && isRefused(mrn))
}
