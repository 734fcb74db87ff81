import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type DeliveryReport,
  type Envelope,
  type Journal,
  openJournal,
  readRecords,
} from '../../../src/adapter-api/index.ts'
import { createInbound } from '../../../src/adapter-host/inbound.ts'
import { createMessageWriter } from '../../../src/adapter-host/message-writer.ts'
import { type HostRecord, keyOf, openHostJournal } from '../../../src/adapter-host/records.ts'
import { createReports } from '../../../src/adapter-host/reports.ts'
import { createUnmappedStore } from '../../../src/adapter-host/unmapped.ts'
import { encodeJson } from '../../../src/codec/index.ts'
import { createAuthority, issueCertificate } from '../../../src/pki/authority.ts'
import { createSigner, type Signer } from '../../../src/trust/cms.ts'
import { handTimers } from '../../support/hand-timers.ts'
import { asParty } from '../../support/identifiers.ts'
import { arrival, newMrn } from '../../support/messages.ts'

/**
 * A national system that is away for three days by the host's clock, while the adapter is killed again and again: between any two of its
 * effects on hub, broker, disk and national system. Both journals are real files with fsync, and they are asked in the end. Time is
 * passed on by hand; conformance does the same to whole processes, in seconds and with one kill.
 */
const HOUR_MS = 3_600_000
const AWAY_MS = 72 * HOUR_MS
const START = Date.parse('2026-03-02T08:00:00Z')
const MOVEMENTS = 2
const EACH = 8
const KILLS = 12
/** Turns of the event loop in which a busy disk has answered. */
const MOST_TURNS = 200_000

/** What is read of each delivery is nobody's matter here, who counts how often it is handed on: some ten thousand times. */
const MESSAGE = arrival(newMrn())

let folder = ''
let signer: Signer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-three-days-'))
  const validity = { validFrom: new Date(START - HOUR_MS), validTo: new Date(START + 2 * AWAY_MS) }
  const authority = await createAuthority({ commonName: 'Authority', ...validity })
  const own = await issueCertificate(authority, { commonName: 'tg', purpose: 'party', ...validity })
  signer = createSigner(own.key, own.certificateDer)
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

class Killed extends Error {}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Queued = { envelope: Envelope; published: boolean; acknowledged: boolean; reported: string[] }
type Held = { key: string; mrn: string; logIndex: number }

/** Hub and broker on one side, the national system on the other, and a host between them that dies and comes back. */
class Stage {
  readonly queue: Queued[] = []
  readonly time = handTimers()
  readonly #path: string
  readonly #random: () => number
  readonly #held = new Set<string>()
  #national: Journal<Held> | undefined
  #passed = 0
  #still = 0
  /** Bytes of the host's journal that a flush has told it of. */
  #durable = 0
  #untilKill = Number.POSITIVE_INFINITY
  #life: { dead: boolean; end: () => Promise<void>; receive: (queued: Queued) => void } | undefined
  isAway = true
  attempts = 0
  handedTwice = 0
  kills = 0

  constructor(path: string, random: () => number) {
    this.#path = path
    this.#random = random
  }

  get passed(): number {
    return this.#passed
  }
  get host(): string {
    return join(this.#path, 'host.jsonl')
  }
  get national(): string {
    return join(this.#path, 'national.jsonl')
  }

  /** Before and after each effect the host may die. */
  #point(life: { dead: boolean }): void {
    if (life.dead) throw new Killed()
    this.#untilKill -= 1
    if (this.#untilKill > 0) return
    life.dead = true
    throw new Killed()
  }

  async boot(): Promise<void> {
    this.#national ??= (await openJournal<Held>(this.national)).journal
    const { journal: file, state } = await openHostJournal(this.host, new Date())
    const abort = new AbortController()
    const life = { dead: false }
    this.#durable = statSync(this.host).size
    const journal: Journal<HostRecord> = {
      ...file,
      append: async (record) => {
        await file.append(record)
        if (!life.dead) this.#durable += Buffer.byteLength(JSON.stringify(record)) + 1
      },
    }
    const effect = async <T>(act: () => T | Promise<T>): Promise<T> => {
      this.#point(life)
      const done = await act()
      this.#point(life)
      return done
    }
    const clock = (): Date => new Date(START + this.#passed)
    const common = {
      journal,
      state,
      signal: abort.signal,
      timers: {
        after: (ms: number, run: () => void) => this.time.timers.after(ms, () => (life.dead ? undefined : run())),
      },
      clock,
      log: () => undefined,
    }
    const reports = createReports({
      ...common,
      channel: {
        transmit: () => Promise.reject(new Error('nothing is sent here')),
        report: (record) => effect(() => this.#takeReport(record.body)),
      },
      writer: createMessageWriter({ format: 'json', signer, clock }),
      identity: { country: 'TG', role: 'customs' },
      onReported: () => undefined,
    })
    const inbound = createInbound({
      ...common,
      party: asParty('TG'),
      check: async () => [{ name: 'seal', ok: true }],
      reports,
      lookForRestore: async () => undefined,
      read: () => ({ message: MESSAGE }),
      handling: () => 'map',
      unmapped: createUnmappedStore(join(this.#path, 'unmapped')),
      handOver: (_message, envelope) => effect(() => this.#take(envelope)),
      // What a dead host could not store any more it has not stored.
      fatal: (error) => {
        if (!life.dead) throw error
      },
    })
    this.#life = Object.assign(life, {
      end: async () => {
        abort.abort()
        await reports.settled()
        await journal.close()
      },
      receive: (queued: Queued) => {
        const ack = (): void => {
          this.#point(life)
          queued.acknowledged = true
          this.#point(life)
        }
        inbound.receive(queued.envelope, ack).catch((error: unknown) => {
          if (!life.dead) throw error
        })
      },
    })
    inbound.resume()
    // What was published and not acknowledged comes again.
    for (const queued of this.queue) if (queued.published && !queued.acknowledged) this.#life.receive(queued)
  }

  /** Of each movement one delivery is under way until it is reported. */
  publish(): void {
    const busy = new Set<string>()
    for (const queued of this.queue) {
      const { mrn = '' } = queued.envelope
      if (queued.reported.length > 0 || busy.has(mrn)) continue
      busy.add(mrn)
      if (queued.published) continue
      queued.published = true
      this.#life?.receive(queued)
    }
  }

  #takeReport(body: string): void {
    const { entries } = (JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as DeliveryReport).body
    for (const { id, outcome } of entries) this.queue.find(({ envelope }) => envelope.id === id)?.reported.push(outcome)
    this.publish()
  }

  async #take(envelope: Envelope): Promise<{ outcome: 'accepted' }> {
    this.attempts += 1
    if (this.isAway) throw new Error('connection refused')
    const key = keyOf(envelope)
    if (this.#held.has(key)) this.handedTwice += 1
    else {
      this.#held.add(key)
      await this.#national?.append({ key, mrn: envelope.mrn ?? '', logIndex: envelope.logIndex })
    }
    return { outcome: 'accepted' }
  }

  /** The host dies at one of its next effects. */
  killSoon(): void {
    this.#untilKill = 1 + Math.floor(this.#random() * 9)
  }

  /** Time passes until the host has waited for something, but no longer than this; and a new host comes where the last one has died. */
  async step(most: number): Promise<void> {
    // While the disk is at work nothing waits for time, and none passes.
    const isUnderWay = this.queue.some(({ published, reported }) => published && reported.length === 0)
    const ms = Math.min(this.time.waiting()[0] ?? (isUnderWay ? 0 : most), most)
    this.time.pass(ms)
    this.#passed += ms
    this.#still = ms > 0 ? 0 : this.#still + 1
    if (this.#still > MOST_TURNS) throw new Error('nothing moves any more')
    await turn()
    if (this.#life?.dead !== true) return
    this.kills += 1
    await this.#life.end()
    this.#untilKill = Number.POSITIVE_INFINITY
    // The power went: of what was under way to the disk nothing is there, or a part.
    truncateSync(this.host, this.#durable)
    if (this.#random() < 0.5) appendFileSync(this.host, '{"k":"in","sender":"BF","id"')
    await this.boot()
  }

  async close(): Promise<void> {
    await this.#life?.end()
    await this.#national?.close()
  }
}

const envelope = (mrn: string, logIndex: number): Envelope => {
  const id = randomUUID()
  const body = encodeJson(arrival(mrn, { id }))
  const named = { receiver: asParty('TG'), sender: asParty('BF'), id, type: 'arrival-advice', mrn, logIndex }
  return { ...named, contentType: 'application/json', body, seal: Buffer.from('seal') }
}

const linesOf = <T>(path: string): T[] => readRecords<T>(path, readFileSync(path)).records

it('a system that is away for three days gets everything once and in order, however often its adapter is killed meanwhile', async () => {
  const random = randomOf(14)
  const stage = new Stage(folder, random)
  await stage.boot()
  const mrns = Array.from({ length: MOVEMENTS }, () => newMrn())
  const total = MOVEMENTS * EACH
  // Spread over the three days, and as many kills at random times among them.
  const moments = (count: number): number[] =>
    Array.from({ length: count }, () => random() * AWAY_MS).toSorted((a, b) => a - b)
  const [arrivals, kills] = [moments(total), moments(KILLS)]
  while (stage.passed < AWAY_MS) {
    while ((kills[0] ?? Infinity) <= stage.passed) {
      kills.shift()
      stage.killSoon()
    }
    while ((arrivals[0] ?? Infinity) <= stage.passed) {
      arrivals.shift()
      const mrn = mrns[stage.queue.length % MOVEMENTS] ?? ''
      const one = envelope(mrn, 100 + stage.queue.length)
      stage.queue.push({ envelope: one, published: false, acknowledged: false, reported: [] })
      stage.publish()
    }
    await stage.step(Math.min(AWAY_MS - stage.passed, (arrivals[0] ?? Infinity) - stage.passed, HOUR_MS) || 1)
  }
  expect(stage.queue.flatMap(({ reported }) => reported)).toEqual([])
  expect(stage.kills).toBeGreaterThanOrEqual(KILLS / 2)
  // It has asked on, at the pace of a system that is away and not of one that is there.
  expect(stage.attempts).toBeGreaterThan(AWAY_MS / 30_000)
  expect(stage.attempts).toBeLessThan((MOVEMENTS * AWAY_MS) / 14_000)

  stage.isAway = false
  stage.killSoon()
  const back = stage.passed
  while (stage.queue.some(({ reported }) => reported.length === 0)) {
    await stage.step(HOUR_MS)
    if (stage.passed - back > HOUR_MS) throw new Error('not delivered within an hour of its return')
    if (random() < 0.02 && stage.kills < 2 * KILLS) stage.killSoon()
  }
  await stage.close()

  expect(new Set(stage.queue.flatMap(({ reported }) => reported))).toEqual(new Set(['accepted']))
  const held = linesOf<Held>(stage.national)
  expect(held.map(({ key }) => key).toSorted()).toEqual(stage.queue.map((one) => keyOf(one.envelope)).toSorted())
  for (const mrn of mrns) {
    const order = held.filter((one) => one.mrn === mrn).map(({ logIndex }) => logIndex)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  }
  // What a kill between the system's word and ours makes come again is known by its key, and is no more than there were kills.
  expect(stage.handedTwice).toBeLessThanOrEqual(stage.kills)
  const records = linesOf<HostRecord>(stage.host)
  for (const kind of ['in', 'verdict'] as const) {
    const keys = records.flatMap((one) => (one.k === kind ? [keyOf(one)] : []))
    expect(keys.toSorted()).toEqual(stage.queue.map((one) => keyOf(one.envelope)).toSorted())
  }
})
