import type { Socket } from 'node:net'
import { listenBefore } from '../support/listen-before.ts'
import type { End, Fate } from './plan.ts'

/** A proxy between two that talk over TCP; all passes but while a fault lasts. */
export type FaultProxy = {
  /** The target's URL with the proxy's host and port. */
  readonly url: string
  /** From now on each connection has its fate, those that are opened meanwhile as well. @param fate by the connection's number */
  begin(fate: (connection: number) => Fate): void
  /** The network is well again; what was reset or half closed stays so. */
  end(): void
  /** Ends all connections and listens no more. */
  close(): Promise<void>
}

/** @param target URL of the service; only its host and port are used */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const connections = new Set<Connection>()
  let fate: ((connection: number) => Fate) | undefined
  let count = 0
  const { url, close } = await listenBefore(target, (client, upstream) => {
    const connection = new Connection({ client, server: upstream }, count++, () => connections.delete(connection))
    connections.add(connection)
    if (fate !== undefined) connection.meet(fate(connection.number))
  })
  return {
    url,
    begin: (next) => {
      fate = next
      for (const connection of connections) connection.meet(next(connection.number))
    },
    end: () => {
      fate = undefined
      for (const connection of connections) connection.part()
    },
    close: () =>
      close(() => {
        for (const connection of connections) connection.reset()
      }),
  }
}

/** What goes one way, in its order. */
type Lane = {
  /** What was sent and may not arrive yet; undefined while nothing is kept back. */
  kept: (() => void)[] | undefined
  /** What comes later, each with a timer of its own. */
  readonly late: (() => void)[]
}

const PASS: Fate = { does: 'pass' }

class Connection {
  readonly number: number
  readonly #ends: Readonly<Record<End, Socket>>
  readonly #forget: () => void
  readonly #lanes: Readonly<Record<End, Lane>> = {
    client: { kept: undefined, late: [] },
    server: { kept: undefined, late: [] },
  }
  #fate = PASS
  /** The end that is gone without the other's knowledge. */
  #gone: End | undefined
  #bytes = 0
  /** Whether leaves are being written on it: reads end with a COMMIT as well, and cutting those proves nothing. */
  #writes = false

  constructor(ends: Readonly<Record<End, Socket>>, number: number, forget: () => void) {
    this.#ends = ends
    this.number = number
    this.#forget = forget
    this.#carry('client', 'server')
    this.#carry('server', 'client')
  }

  /** A fault begins. */
  meet(fate: Fate): void {
    this.#fate = fate
    this.#bytes = 0
    if (fate.does === 'silent') for (const end of fate.from) this.#lanes[end].kept ??= []
    if (fate.does === 'half-open' && this.#gone === undefined) {
      this.#gone = fate.gone
      this.#ends[fate.gone].resetAndDestroy()
    }
  }

  /** The fault is over. */
  part(): void {
    const fate = this.#fate
    this.#fate = PASS
    if (fate.does !== 'silent') return
    if (fate.afterwards === 'reset') return this.reset()
    for (const lane of Object.values(this.#lanes)) {
      const kept = lane.kept ?? []
      lane.kept = undefined
      for (const act of kept) act()
    }
  }

  reset(): void {
    this.#forget()
    this.#ends.client.resetAndDestroy()
    this.#ends.server.resetAndDestroy()
  }

  #carry(from: End, to: End): void {
    const source = this.#ends[from]
    const target = this.#ends[to]
    source.on('data', (data: Buffer) => {
      if (this.#gone !== undefined) return this.#intoNothing()
      if (this.#isCutBy(from, data)) return this.reset()
      this.#through(from, () => target.write(data))
    })
    source.on('end', () => this.#unlessGone(() => this.#through(from, () => target.end())))
    source.on('error', () => this.#unlessGone(() => this.#through(from, () => this.reset())))
    source.on('close', () => {
      if (this.#gone === to) this.#forget()
      this.#unlessGone(() =>
        this.#through(from, () => {
          this.#forget()
          target.destroy()
        }),
      )
    })
  }

  #unlessGone(work: () => void): void {
    if (this.#gone === undefined) work()
  }

  /** Whoever writes to an end that is gone is told so once the network is there to tell him. */
  #intoNothing(): void {
    if (this.#fate.does !== 'half-open') this.reset()
  }

  #isCutBy(from: End, data: Buffer): boolean {
    const fate = this.#fate
    if (fate.does === 'cut') {
      this.#bytes += data.length
      return this.#bytes > fate.afterBytes
    }
    if (from === 'client' && !this.#writes) this.#writes = data.includes('insert leaves')
    if (fate.does !== 'cut at COMMIT' || !this.#writes) return false
    return fate.stored ? from === 'server' && data.includes('COMMIT\0') : from === 'client' && data.includes('commit\0')
  }

  #through(from: End, act: () => void): void {
    const lane = this.#lanes[from]
    if (lane.kept !== undefined) return void lane.kept.push(act)
    const ms = this.#fate.does === 'late' ? this.#fate.ms : 0
    if (ms === 0 && lane.late.length === 0) return act()
    // Whichever timer fires, the first of them goes: none may overtake another.
    lane.late.push(act)
    setTimeout(() => lane.late.shift()?.(), ms)
  }
}
