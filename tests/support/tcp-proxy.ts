import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { listenBefore } from './listen-before.ts'

/** One connection through the proxy. */
export type ProxiedConnection = {
  /** Ends both sides at once, as a network that breaks does. */
  cut(): void
}

/** What becomes of a piece of data: on its way, kept back for ever, or neither and the connection is cut. */
export type Passage = 'pass' | 'hold' | 'cut'

export type TcpProxy = {
  /** The target's URL with the proxy's host and port. */
  readonly url: string
  /** Asked for every piece that a client sends; the default lets all pass. */
  fromClient: (data: Buffer, connection: ProxiedConnection) => Passage
  /** Asked for every piece that the server sends. What follows a piece held back is held back as well. */
  fromServer: (data: Buffer, connection: ProxiedConnection) => Passage
  /**
   * Drops everything, of open and of new connections, until `heal`: nothing arrives and nothing is closed. `from` names
   * whose data vanish. As TCP does, what was sent meanwhile is delivered afterwards.
   */
  blackHole(from: 'client' | 'server' | 'both'): void
  heal(): void
  cutAll(): void
  /** Connections that a client has open. */
  connections(): number
  close(): Promise<void>
}

const passAll = (): Passage => 'pass'

/**
 * A TCP proxy on a free port of the loopback, between a hub and a service, that holds back or cuts what it is told to.
 * @param target URL of the service; only its host and port are used
 */
export async function startProxy(target: string): Promise<TcpProxy> {
  const connections = new Set<ProxiedConnection>()
  const hole: Hole = { from: undefined, healed: new EventEmitter().setMaxListeners(0) }
  const { url, close } = await listenBefore(target, (client, upstream) => {
    const connection = {
      cut: () => {
        connections.delete(connection)
        client.resetAndDestroy()
        upstream.resetAndDestroy()
      },
    }
    connections.add(connection)
    client.on('close', () => connections.delete(connection))
    carry(client, upstream, connection, (data) => proxy.fromClient(data, connection), { hole, side: 'client' })
    carry(upstream, client, connection, (data) => proxy.fromServer(data, connection), { hole, side: 'server' })
  })
  const cutAll = (): void => {
    for (const connection of connections) connection.cut()
  }
  const proxy: TcpProxy = {
    url,
    fromClient: passAll,
    fromServer: passAll,
    blackHole: (from) => {
      hole.from = from
    },
    heal: () => {
      hole.from = undefined
      hole.healed.emit('healed')
    },
    cutAll,
    connections: () => connections.size,
    close: () => close(cutAll),
  }
  return proxy
}

type Hole = { from: 'client' | 'server' | 'both' | undefined; healed: EventEmitter }

function carry(
  from: Socket,
  to: Socket,
  connection: ProxiedConnection,
  ask: (data: Buffer) => Passage,
  { hole, side }: { hole: Hole; side: 'client' | 'server' },
): void {
  let held = false
  /** What was sent into the hole, an end included, in its order. */
  let vanished: (() => void)[] = []
  const through = (act: () => void): void => {
    if (hole.from === side || hole.from === 'both') vanished.push(act)
    else act()
  }
  const deliver = (): void => {
    const late = vanished
    vanished = []
    for (const act of late) act()
  }
  hole.healed.on('healed', deliver)
  from.on('data', (data: Buffer) =>
    through(() => {
      const passage = held ? 'hold' : ask(data)
      if (passage === 'cut') connection.cut()
      else if (passage === 'hold') held = true
      else to.write(data)
    }),
  )
  from.on('end', () => through(() => to.end()))
  // A broken side breaks the other, unless that is told into the hole; the error itself is what these tests are for.
  from.on('error', () => through(() => connection.cut()))
  from.on('close', () =>
    through(() => {
      hole.healed.off('healed', deliver)
      to.destroy()
    }),
  )
}
