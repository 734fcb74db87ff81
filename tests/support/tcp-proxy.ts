import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

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
  /** Asked for every piece that a client sends; the standard lets all pass. */
  fromClient: (data: Buffer, connection: ProxiedConnection) => Passage
  /** Asked for every piece that the server sends. What follows a piece held back is held back as well. */
  fromServer: (data: Buffer, connection: ProxiedConnection) => Passage
  cutAll(): void
  close(): Promise<void>
}

const passAll = (): Passage => 'pass'

/**
 * A TCP proxy on a free port of the loopback, between a hub and a service, that holds back or cuts what it is told to.
 * @param target URL of the service; only its host and port are used
 */
export async function startProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target)
  const connections = new Set<ProxiedConnection>()
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true })
    client.setNoDelay(true)
    const connection = {
      cut: () => {
        connections.delete(connection)
        client.resetAndDestroy()
        upstream.resetAndDestroy()
      },
    }
    connections.add(connection)
    carry(client, upstream, connection, (data) => proxy.fromClient(data, connection))
    carry(upstream, client, connection, (data) => proxy.fromServer(data, connection))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  const cutAll = (): void => {
    for (const connection of connections) connection.cut()
  }
  const proxy: TcpProxy = {
    url: url.href,
    fromClient: passAll,
    fromServer: passAll,
    cutAll,
    close: async () => {
      server.close()
      cutAll()
      await once(server, 'close')
    },
  }
  return proxy
}

function carry(from: Socket, to: Socket, connection: ProxiedConnection, ask: (data: Buffer) => Passage): void {
  let held = false
  from.on('data', (data: Buffer) => {
    const passage = held ? 'hold' : ask(data)
    if (passage === 'cut') connection.cut()
    else if (passage === 'hold') held = true
    else to.write(data)
  })
  from.on('end', () => to.end())
  // A broken side breaks the other; the error itself is what these tests are for.
  from.on('error', () => connection.cut())
  from.on('close', () => to.destroy())
}
