import { Dexie } from 'dexie'
import type { Act, DeskDb } from './db.ts'
import type { ExpectedVehicle } from './expected.ts'
import { type Person, toBase64url } from './vault.ts'

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

/** An act before it is kept. */
export type NewAct = Pick<Act, 'id' | 'path' | 'body' | 'at' | 'office' | 'title'>

/** Who confirms: the name that stands on the act, the phone the hub knows it by, and the key of its mark. */
export type Author = { name: string; device?: string; key?: CryptoKey }

/**
 * Keeps an act on the phone: when this resolves it is there for good, with the next number of the author's phone and the author's
 * mark. Rejects where there is no room; then nothing was kept.
 */
export const keepAct = (db: DeskDb, author: Author, act: NewAct): Promise<Act> =>
  db.transaction('rw', db.acts, async () => {
    const { device, key, name } = author
    const last =
      (
        await db.acts
          .orderBy('counter')
          .reverse()
          .filter((one) => one.device === device)
          .first()
      )?.counter ?? 0
    const counter = last + 1
    const mark =
      device === undefined || key === undefined ? undefined : await Dexie.waitFor(markOf(key, device, counter, act))
    const kept: Act = {
      ...act,
      author: name,
      ...(device === undefined ? {} : { device }),
      counter,
      ...(mark === undefined ? {} : { mark }),
      state: 'waiting',
      tries: 0,
      verdicts: [],
      notBefore: Date.now() + UNDO_MS,
    }
    await db.acts.add(kept)
    return kept
  })

/** As the hub judges it (docs/decisions/0154). */
async function markOf(key: CryptoKey, device: string, counter: number, { path, body }: NewAct): Promise<string> {
  const bytes = new TextEncoder().encode(`${device}/${counter}\n${path}\n${body}`)
  return toBase64url(await crypto.subtle.sign('HMAC', key, bytes))
}

/** Keeps acts together or not at all. */
export const keepAll = (db: DeskDb, author: Author, acts: readonly NewAct[]): Promise<Act[]> =>
  db.transaction('rw', db.acts, async () => {
    const kept: Act[] = []
    for (const act of acts) kept.push(await keepAct(db, author, act))
    return kept
  })

/** The author of what a person confirms. */
export const authorOf = ({ session, keys }: Person): Author => ({
  name: session.pseudonym ?? session.name,
  ...(session.device === undefined ? {} : { device: session.device }),
  ...(keys.act === undefined ? {} : { key: keys.act }),
})

/** Takes acts back that were never sent, all or none. @returns whether they still could be */
export const undoActs = (db: DeskDb, acts: readonly Act[]): Promise<boolean> =>
  db.transaction('rw', db.acts, async () => {
    const found = await db.acts.bulkGet(acts.map(({ id }) => id))
    if (found.some((act) => act === undefined || act.state !== 'waiting' || act.tries > 0)) return false
    await db.acts.bulkDelete(acts.map(({ id }) => id))
    return true
  })

/** An id of our own; browsers of 2021 have no `randomUUID`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, at) => {
    const fixed = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return fixed.toString(16).padStart(2, '0')
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
