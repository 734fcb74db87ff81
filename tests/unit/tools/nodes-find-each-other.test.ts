import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSwitchboard, type Switchboard } from '../../faults/switchboard.ts'

/** What the servers of two nodes answer to whoever connects. */
const GREETING = { one: 'this is one', two: 'this is two' } as const
type Name = keyof typeof GREETING

let board: Switchboard
const servers: Server[] = []
const ports = new Map<string, number>()
const registered: Socket[] = []

beforeAll(async () => {
  for (const greeting of Object.values(GREETING)) {
    const server = createServer((socket) => socket.on('error', () => undefined).write(greeting))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
    ports.set(greeting.split(' ').at(-1) ?? '', (server.address() as AddressInfo).port)
  }
  board = await openSwitchboard(ports)
})
afterAll(async () => {
  for (const socket of registered) socket.destroy()
  await board.close()
  for (const server of servers) server.close()
})

it('a node that has not told of itself is found by nobody', async () => {
  expect(await portOf('one', 'two')).toBeUndefined()
})

it('a node that has is found by itself at its own port, and by another on a way between them', async () => {
  await register('one')
  await register('two')
  expect(await portOf('one', 'one')).toBe(ports.get('one'))
  const way = await portOf('one', 'two')
  expect([...ports.values()]).not.toContain(way)
  expect(await heardAt(way)).toBe(GREETING.two)
})

it('nothing passes on the ways of one that is cut off, until they are open again', async () => {
  const way = await portOf('one', 'two')
  board.cutOff('two', false)
  expect(await heardAt(way)).toBeUndefined()
  expect(await heardAt(ports.get('two'))).toBe(GREETING.two)
  board.join()
  expect(await heardAt(way)).toBe(GREETING.two)
})

it('a node is there as long as the connection by which it has told of itself', async () => {
  const asked = registered.splice(0)
  for (const socket of asked) {
    socket.destroy()
    await once(socket, 'close')
  }
  await expect.poll(() => portOf('one', 'two')).toBeUndefined()
})

/** One request as Erlang's distribution protocol has it: its length, and then its bytes. */
async function ask(at: Name, bytes: Buffer): Promise<{ socket: Socket; answer: Buffer }> {
  const socket = connect(board.epmdOf(at), '127.0.0.1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  socket.write(Buffer.concat([length, bytes]))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  return { socket, answer }
}

async function register(name: Name): Promise<void> {
  const head = Buffer.alloc(11)
  head[0] = 120
  head.writeUInt16BE(ports.get(name) ?? 0, 1)
  head.writeUInt16BE(6, 5)
  head.writeUInt16BE(name.length, 9)
  const { socket, answer } = await ask(name, Buffer.concat([head, Buffer.from(name), Buffer.alloc(2)]))
  expect([...answer.subarray(0, 2)]).toEqual([118, 0])
  registered.push(socket)
}

async function portOf(asking: Name, name: Name): Promise<number | undefined> {
  const { socket, answer } = await ask(asking, Buffer.concat([Buffer.from([122]), Buffer.from(name)]))
  socket.destroy()
  return answer[1] === 0 ? answer.readUInt16BE(2) : undefined
}

/** The first that comes from there; undefined when the connection ends before. */
function heardAt(port = 0): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', (data: Buffer) => {
      resolve(data.toString())
      socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(undefined))
  })
}
