import { createHash } from 'node:crypto'
import { HUB } from '../../domain/values/party.ts'
import type { PerformAct, RegistryDb } from '../../ports/registry-acts.ts'
import { lastPinned, readPinned } from './pinned.ts'

/** What others add to beside all acts: without one of the hub's own a row could be taken away before the next person acts. */
const ADDED = ['cosignatures', 'log_timestamps'] as const

const LATEST = `select max(at) as at from registry_changes where tables is not null`

/**
 * Pins cosignatures and time-stamps by an act of the hub, where some were added since the last act on the registry and that is a day ago
 * or more. Returns whether it did.
 */
export async function pinGrown(perform: PerformAct, now: Date): Promise<boolean> {
  const act = { act: 'evidence-pin', subject: 'log-evidence', operator: HUB, reason: '' } as const
  const digest = createHash('sha256').digest()
  const performed = await perform({ ...act, digest, at: now }, async (db) => ({
    ok: true as const,
    changes: (await isDue(db)) ? await grownSince(db) : [],
    answer: undefined,
  }))
  return performed.ok && performed.logIndex !== undefined
}

async function isDue(db: RegistryDb): Promise<boolean> {
  const { rows } = await db.query<{ at: Date | null }>(LATEST)
  const last = rows[0]?.at ?? null
  return last === null || db.at.getTime() - last.getTime() >= 24 * 3_600_000
}

async function grownSince(db: RegistryDb) {
  const [before, now] = [(await lastPinned(db))?.grown, (await readPinned(db)).grown]
  return ADDED.flatMap((key) => {
    const [from, to] = [before?.[key]?.upTo ?? 0, now[key]?.upTo ?? 0]
    return from === to ? [] : [{ key, change: 'changed' as const, before: { upTo: from }, after: { upTo: to } }]
  })
}
