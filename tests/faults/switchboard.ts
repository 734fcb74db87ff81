import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type FaultProxy, startFaultProxy } from './proxy.ts'

/**
 * What tells nodes of RabbitMQ where other nodes are, as Erlang's epmd does, one for each node: so each can be given a way of
 * its own to each other one, with a proxy on it.
 */
export type Switchboard = {
  /** The port at which this node asks. */
  epmdOf(node: string): number
  /** From this moment on nothing passes between this node and the others. @param silently whether nobody is told */
  cutOff(node: string, silently: boolean): void
  /** All ways are open again. */
  join(): void
  close(): Promise<void>
}

/** Requests and answers of epmd's protocol (Erlang's manual, "Distribution Protocol"). */
const ALIVE2_REQ = 120
const ALIVE2_RESP = 121
const ALIVE2_X_RESP = 118
const PORT_PLEASE2_REQ = 122
const PORT2_RESP = 119
const NAMES_REQ = 110
/** From this version of the distribution on an answer to ALIVE2_REQ has four bytes of creation. */
const LONG_CREATION = 6

/** A node as it has told of itself: its port, type, protocol and versions are handed on as they came. */
type Registered = { readonly port: number; readonly rest: Buffer }

/** @param nodes ports at which they take connections of others, by their names up to the `@` */
export async function openSwitchboard(nodes: ReadonlyMap<string, number>): Promise<Switchboard> {
  const registered = new Map<string, Registered>()
  const ways: { readonly ends: readonly string[]; readonly proxy: FaultProxy }[] = []
  const servers: Server[] = []
  const ports = new Map<string, number>()
  for (const asking of nodes.keys()) {
    const proxies = new Map<string, number>()
    for (const [other, port] of nodes) {
      if (other === asking) continue
      const proxy = await startFaultProxy(`tcp://127.0.0.1:${port}`)
      ways.push({ ends: [asking, other], proxy })
      proxies.set(other, Number(new URL(proxy.url).port))
    }
    const server = createServer((socket) => answer(socket, registered, (name) => proxies.get(name)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    ports.set(asking, (server.address() as AddressInfo).port)
  }
  return {
    epmdOf: (node) => ports.get(node) ?? 0,
    cutOff: (node, silently) => {
      for (const { ends, proxy } of ways) {
        if (!ends.includes(node)) continue
        proxy.begin(() =>
          silently
            ? { does: 'silent', from: ['client', 'server'], afterwards: 'reset' }
            : { does: 'cut', afterBytes: 0 },
        )
      }
    },
    join: () => {
      for (const { proxy } of ways) proxy.end()
    },
    close: async () => {
      for (const server of servers) server.close()
      for (const { proxy } of ways) await proxy.close()
    },
  }
}

/** @param wayTo the port by which the asking node reaches another */
function answer(
  socket: Socket,
  registered: Map<string, Registered>,
  wayTo: (name: string) => number | undefined,
): void {
  let got = Buffer.alloc(0)
  socket.on('error', () => socket.destroy())
  socket.on('data', (data: Buffer) => {
    got = Buffer.concat([got, data])
    if (got.length < 2 || got.length < 2 + got.readUInt16BE(0)) return
    const request = got.subarray(2, 2 + got.readUInt16BE(0))
    got = Buffer.alloc(0)
    switch (request[0]) {
      case ALIVE2_REQ:
        return register(socket, request, registered)
      case PORT_PLEASE2_REQ: {
        const name = request.subarray(1).toString('utf8')
        const found = registered.get(name)
        return void socket.end(
          found === undefined ? Buffer.from([PORT2_RESP, 1]) : portOf(name, found, wayTo(name) ?? found.port),
        )
      }
      case NAMES_REQ:
        return void socket.end(names(socket.localPort ?? 0, registered))
      default:
        socket.destroy()
    }
  })
}

/** A node is there as long as the connection is by which it has said so. */
function register(socket: Socket, request: Buffer, registered: Map<string, Registered>): void {
  const length = request.readUInt16BE(9)
  const name = request.subarray(11, 11 + length).toString('utf8')
  const one = { port: request.readUInt16BE(1), rest: request.subarray(3, 9) }
  registered.set(name, one)
  socket.once('close', () => {
    if (registered.get(name) === one) registered.delete(name)
  })
  const isLong = request.readUInt16BE(5) >= LONG_CREATION
  const creation = Math.floor(Date.now() / 1_000)
  const reply = Buffer.alloc(isLong ? 6 : 4)
  reply[0] = isLong ? ALIVE2_X_RESP : ALIVE2_RESP
  if (isLong) reply.writeUInt32BE(creation, 2)
  else reply.writeUInt16BE(1 + (creation % 3), 2)
  socket.write(reply)
}

function portOf(name: string, { rest }: Registered, port: number): Buffer {
  const bytes = Buffer.from(name)
  const reply = Buffer.alloc(4 + rest.length + 2 + bytes.length + 2)
  reply[0] = PORT2_RESP
  reply.writeUInt16BE(port, 2)
  rest.copy(reply, 4)
  reply.writeUInt16BE(bytes.length, 4 + rest.length)
  bytes.copy(reply, 6 + rest.length)
  return reply
}

function names(own: number, registered: Map<string, Registered>): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(own, 0)
  const lines = [...registered].map(([name, { port }]) => `name ${name} at port ${port}\n`)
  return Buffer.concat([head, Buffer.from(lines.join(''))])
}
