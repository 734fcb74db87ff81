import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AdapterContext } from '#adapter-api'
import type { Bond, T1 } from './documents.ts'
import type { NationalStore, Step } from './store.ts'
import { isStep, type NationalSystem } from './system.ts'

/** What the scenario tells a simulated system: what its traders and officers would do. */
export type Command =
  | { do: 'declare'; t1: T1; hold?: readonly Step[] }
  | { do: 'register'; party: string; bond: Bond }
  | { do: 'hold' | 'go'; number: string; steps: readonly Step[] }

const MOST_BYTES = 1024 * 1024

/**
 * Takes commands over HTTP on the loopback address: `POST /commands` with one command, `GET /status`. Only with the
 * token, since every process of the machine can reach the port.
 */
export const startControl = async (
  port: number,
  token: string,
  system: NationalSystem,
  store: NationalStore,
  context: AdapterContext,
): Promise<Server> => {
  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isToken(request.headers.authorization, token)) return answer(response, 401, { error: 'token' })
    if (request.method === 'GET' && request.url === '/status') return answer(response, 200, statusOf(store))
    if (request.method !== 'POST' || request.url !== '/commands') return answer(response, 404, { error: 'not found' })
    const command = JSON.parse(await bodyOf(request)) as Command
    answer(response, 200, await perform(system, command))
  }
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      context.log('command-failed', { error: String(error) })
      answer(response, 400, { error: String(error) })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  context.log('control-up', { port: typeof address === 'object' && address !== null ? address.port : port })
  return server
}

const perform = async (system: NationalSystem, command: Command): Promise<unknown> => {
  switch (command.do) {
    case 'declare': {
      const hold = command.hold ?? []
      if (!hold.every(isStep)) throw new Error('hold names no step')
      return system.declare(command.t1, hold)
    }
    case 'register':
      return system.register(command.bond, command.party)
    case 'hold':
    case 'go': {
      if (!command.steps.every(isStep)) throw new Error('steps names no step')
      await system.order(command.number, command.do, command.steps)
      return {}
    }
    default:
      throw new Error('no such command')
  }
}

const statusOf = (store: NationalStore) => ({
  ...store.counts(),
  movements: [...store.dossiers.values()].map((dossier) => ({
    number: dossier.number,
    mrn: dossier.mrn,
    ours: dossier.ours,
    standing: dossier.standing,
    bondRefused: dossier.bondRefused,
    results: dossier.results,
    writtenOff: dossier.writtenOff,
    acts: Object.fromEntries(dossier.acts),
  })),
})

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Error('command too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const isToken = (header: string | undefined, token: string): boolean => {
  const given = Buffer.from(header ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
