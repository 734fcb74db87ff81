import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

// Below the range from which Linux and macOS take ports for outgoing connections (32768 and 49152 up): a port of a
// server that is killed and started again must still be free ten seconds later.
const LOWEST = 20_000
// Each process has a slice of them and gives none twice, so that nobody takes the port of a server that is dead for a moment.
const SLICE = 300
const SLICES = 40
const given = new Set<number>()

/** True if nothing listens on this port of 127.0.0.1. */
const bindable = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })

/**
 * Distinct free TCP ports of 127.0.0.1.
 * @param count how many
 * @returns port numbers
 * @throws Error when this process has used up its share of the range
 */
export const freePorts = async (count: number): Promise<number[]> => {
  const lowest = LOWEST + (process.pid % SLICES) * SLICE
  const found: number[] = []
  for (let attempt = 0; attempt < 1000 && found.length < count; attempt += 1) {
    const port = lowest + randomInt(SLICE)
    if (given.has(port)) continue
    given.add(port)
    if (await bindable(port)) found.push(port)
  }
  if (found.length < count) throw new Error(`no ${count} free ports between ${lowest} and ${lowest + SLICE}`)
  return found
}

/** True if something accepts connections on this port of 127.0.0.1. */
export const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
