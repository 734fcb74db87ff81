import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Broker } from './broker.ts'

/** A message as its broker gave it: a text, or bytes in whatever charset the national system writes. */
export type Incoming = {
  /** The JMSMessageID, as far as the protocol tells it. */
  id: string | undefined
  body: string | Uint8Array | undefined
  /** What a body has in it that is neither, as JSON, so that a dead letter shows it. */
  other?: string
  /** JMSType. */
  type: string | undefined
  properties: Readonly<Record<string, string>>
  replyTo: string | undefined
  correlationId: string | undefined
  /** It may have been here before. */
  redelivered: boolean
}

export type Outgoing = {
  to: string
  body: string | Uint8Array
  type?: string
  /** Names are Java identifiers: a JMS client can read no others. */
  properties?: Readonly<Record<string, string>>
  correlationId?: string
  /** JMSReplyTo. */
  replyTo?: string
  /** JMSXGroupID: brokers that know groups give those of one group to one consumer, in order. */
  group?: string
}

/** There is no such address, or we may not write there: waiting will not help. */
export class NoSuchAddress extends Error {}

/** What is consumed. `take` resolves when the message is ours for good, and only then is it acknowledged. */
export type Consumption = {
  address: string
  selector?: string
  /** Name of a lasting subscription: then the address is a topic. */
  subscription?: string
  /** So many at once that are not ours yet. */
  prefetch: number
  take: (message: Incoming) => Promise<void>
}

export type Login = { user?: string; password?: string; cert?: Buffer; key?: Buffer; ca?: Buffer }

/** One connection with its session, until it breaks. */
export type Connection = {
  /** Resolves when the broker has it for good. Rejects with `NoSuchAddress`, or with anything that says "not now". */
  send: (message: Outgoing) => Promise<void>
  close: () => Promise<void>
}

/** Connects and, where something is to be consumed, begins. `gone` is called once when the connection has ended, however. */
export type Connect = (of: {
  broker: Broker
  login: Login
  consume: Consumption | undefined
  gone: (why: Error) => void
}) => Promise<Connection>

/** Whatever the broker has to answer, it answers within this. */
export const WITHIN_MS = 30_000
/** A connection on which nothing came for so long is dead. */
export const SILENT_MS = 30_000

/** A socket to the broker, over TLS with its certificate checked where the address says so. */
export function socketTo({ host, port, tls }: Broker, { cert, key, ca }: Login): Socket {
  if (!tls) return connectTcp({ host, port })
  const identity = { ...(cert && key ? { cert, key } : {}), ...(ca ? { ca } : {}) }
  return connectTls({ host, port, ...(isName(host) ? { servername: host } : {}), minVersion: 'TLSv1.2', ...identity })
}

const isName = (host: string): boolean => !/^[0-9.]+$|:/.test(host)
