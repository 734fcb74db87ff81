import type { Act, DeskDb } from './db.ts'
import type { ExpectedVehicle } from './expected.ts'

/** An officer may take an act back for so long before it is sent. */
export const UNDO_MS = 10_000

export type SealSeen = { id: string; state: 'intact' | 'broken' | 'missing' | 'replaced'; newId?: string }

/** What the officer found on a vehicle. */
export type Finding = {
  kind: 'exit' | 'entry' | 'arrival'
  mrns: readonly string[]
  agrees: boolean
  seals: readonly SealSeen[]
  plate?: string
  containers?: readonly string[]
  remarks?: string
  /** When it happened, where that was earlier and is entered from paper. Milliseconds. */
  happenedAt?: number
}

/** The worst state speaks for all seals together. */
const RANK = ['broken', 'missing', 'replaced', 'intact'] as const

/** The confirmation as the hub takes it (POST /v1/passages). `now` is by the hub's clock, milliseconds. */
export function passageOf(id: string, office: string, finding: Finding, now: number, sure: boolean): object {
  const { kind, mrns, agrees, seals, plate, containers, remarks, happenedAt } = finding
  const state = RANK.find((one) => seals.some((seal) => seal.state === one)) ?? 'none'
  return {
    id,
    kind,
    office,
    mrns,
    agrees,
    occurredAt: new Date(happenedAt ?? now).toISOString(),
    // Of a clock that was not compared for long, and of paper, the minute is all that anybody knows.
    ...(sure && happenedAt === undefined ? {} : { occurredPrecision: 'minute' }),
    preparedAt: new Date(now).toISOString(),
    ...(happenedAt === undefined ? {} : { procedure: 'manual' }),
    sealCheck: { state, ...(seals.length === 0 ? {} : { seals }) },
    ...(plate === undefined ? {} : { vehicle: { typeOfIdentification: '30', identification: plate } }),
    ...(containers === undefined ? {} : { containers }),
    ...(remarks === undefined || remarks === '' ? {} : { remarks }),
  }
}

/** All seals in force, found as they should be. */
export const sealsOf = (vehicle: ExpectedVehicle): SealSeen[] =>
  [...new Set(vehicle.mrns.flatMap(({ seals }) => seals))].map((id) => ({ id, state: 'intact' }))

export type NewAct = Pick<Act, 'id' | 'path' | 'body' | 'at' | 'author' | 'office' | 'title'>

/**
 * Keeps an act on the phone: when this resolves it is there for good, with the next number of the phone's counter. Rejects where
 * there is no room; then nothing was kept.
 */
export const keepAct = (db: DeskDb, act: NewAct): Promise<Act> =>
  db.transaction('rw', db.acts, async () => {
    const last = await db.acts.orderBy('counter').last()
    const kept: Act = {
      ...act,
      counter: (last?.counter ?? 0) + 1,
      state: 'waiting',
      tries: 0,
      verdicts: [],
      notBefore: Date.now() + UNDO_MS,
    }
    await db.acts.add(kept)
    return kept
  })

/** Takes an act back that was never sent. @returns whether it could still be */
export const undoAct = (db: DeskDb, id: string): Promise<boolean> =>
  db.transaction('rw', db.acts, async () => {
    const act = await db.acts.get(id)
    if (act === undefined || act.state !== 'waiting' || act.tries > 0) return false
    await db.acts.delete(id)
    return true
  })
