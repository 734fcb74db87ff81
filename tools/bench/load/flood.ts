import { setTimeout as pause } from 'node:timers/promises'
import amqp from 'amqplib'
import { encodeJson } from '../../../src/codec/index.ts'
import { partyKeyOf } from '../../../src/domain/values/party.ts'
import { INGRESS_EXCHANGE } from '../../../src/broker/topology.ts'
import type { Message } from '../../../src/generated/types.ts'
import { CORRIDORS, FLOODER } from '../corridors.ts'
import { Connection, postBytes } from './http-client.ts'
import { messagesOf, newGrn, newJourney, registrationOf } from '../journeys.ts'
import { answer } from '../rig/rpc.ts'
import { type Actor, actorsOf, type World } from '../world.ts'

/** One party that sends far more than its share, a process of its own: declarations that the hub would all accept. */

export type FloodRequest = { readonly url: string; readonly perSecond: number; readonly seconds: number }
/** What became of it over HTTP, by status; over AMQP only how many were published. */
export type FloodResult = { readonly sent: number; readonly byStatus: Readonly<Record<string, number>> }

const CONNECTIONS = 64
const GUARANTEES = 20
const TICK_MS = 20

type Ready = { readonly type: string; readonly body: Buffer; readonly signature: string }

let actors: ReadonlyMap<string, Actor> = new Map()
let world: World | undefined
let grns: string[] = []
let ready: Ready[] = []

function signed(message: Message): Ready & { token: string } {
  const actor = actors.get(partyKeyOf(message.sender))
  if (actor === undefined) throw new Error(`no key of ${partyKeyOf(message.sender)}`)
  const body = encodeJson(message)
  return { type: message.type, body, signature: actor.sign(body), token: actor.token }
}

const requestOf = (token: string, { body, signature }: Ready): Buffer =>
  postBytes({ token, body, signature, bareSignature: '', receivers: [] })

/** Registers guarantees of its own, so that the others' are not locked by it. */
async function guarantees(url: string): Promise<void> {
  const connection = new Connection(url)
  grns = Array.from({ length: GUARANTEES }, newGrn)
  for (const grn of grns) {
    const registration = signed(registrationOf(grn, Date.now()))
    const { status } = await connection.request(requestOf(registration.token, registration))
    if (status !== 202) throw new Error(`a guarantee of the flood was answered ${status}`)
  }
  connection.close()
}

/** Signs so many declarations ahead of the clock. */
function prepare(count: number): number {
  const at = CORRIDORS.findIndex(({ departure }) => departure.startsWith(FLOODER))
  ready = Array.from({ length: count }, (_, n) => {
    const journey = newJourney(at + n * CORRIDORS.length, grns)
    const [declaration] = messagesOf(journey, Date.now())
    if (declaration === undefined) throw new Error('a journey without a declaration')
    return signed(declaration)
  })
  return ready.length
}

/** Calls `send` at an even rate, open loop: also when the answers are late. */
async function atRate({ perSecond, seconds }: FloodRequest, send: (one: Ready) => void): Promise<number> {
  const startedAt = performance.now()
  let sent = 0
  for (;;) {
    const elapsed = performance.now() - startedAt
    const due = Math.min(ready.length, Math.floor((Math.min(elapsed, seconds * 1_000) * perSecond) / 1_000))
    for (; sent < due; sent += 1) {
      const one = ready[sent]
      if (one !== undefined) send(one)
    }
    if (elapsed >= seconds * 1_000) return sent
    await pause(TICK_MS)
  }
}

async function overHttp(request: FloodRequest): Promise<FloodResult> {
  const token = actors.get(FLOODER)?.token ?? ''
  const byStatus: Record<string, number> = {}
  const waiting: Ready[] = []
  let ended = false
  const work = async (): Promise<void> => {
    const connection = new Connection(request.url)
    while (!ended || waiting.length > 0) {
      const one = waiting.shift()
      if (one === undefined) {
        await pause(TICK_MS)
        continue
      }
      const { status } = await connection.request(requestOf(token, one))
      byStatus[status] = (byStatus[status] ?? 0) + 1
    }
    connection.close()
  }
  const workers = Array.from({ length: CONNECTIONS }, work)
  const sent = await atRate(request, (one) => void waiting.push(one))
  ended = true
  await Promise.all(workers)
  return { sent, byStatus }
}

async function overAmqp(request: FloodRequest): Promise<FloodResult> {
  const model = await amqp.connect(world?.amqpUrl ?? '', { noDelay: true })
  const channel = await model.createConfirmChannel()
  const sent = await atRate(request, ({ type, body, signature }) => {
    channel.publish(INGRESS_EXCHANGE, type, body, { persistent: true, headers: { corridor_signature: signature } })
  })
  await channel.waitForConfirms()
  await model.close()
  return { sent, byStatus: {} }
}

answer({
  world: (given: World) => {
    world = given
    actors = actorsOf(given.parties)
  },
  guarantees,
  prepare,
  http: overHttp,
  amqp: overAmqp,
})
