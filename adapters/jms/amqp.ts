import { randomUUID } from 'node:crypto'
import rhea, {
  type Connection as AmqpConnection,
  type Delivery,
  type EventContext,
  type Message as AmqpMessage,
  type Sender,
} from 'rhea'
import {
  type Connect,
  type Connection,
  type Consumption,
  type Incoming,
  NoSuchAddress,
  type Outgoing,
  SILENT_MS,
  socketTo,
  WITHIN_MS,
} from './connection.ts'

/** What arrives without end would fill the memory before the profile's limit is asked. */
const MOST_BYTES = 10 * 1024 * 1024
const FRAME_BYTES = 256 * 1024
/** Answers go to whatever address a request names: more links than this are not kept. */
const MOST_SENDERS = 16
const DATA = 0x75
/** A broker that makes addresses by itself makes a topic of one that does not say that it is a queue: nobody would get it. */
const QUEUE = { capabilities: ['queue'] }
/** A subscription of a topic that goes on while we are away. */
const LASTING = { capabilities: ['topic'], durable: 2, expiry_policy: 'never' }
const NOT_TO_BE_HAD: ReadonlySet<string> = new Set(['amqp:not-found', 'amqp:unauthorized-access', 'amqp:not-allowed'])

/** AMQP 1.0 over TCP or TLS: each send is settled by the broker, each message accepted by itself. */
export const connectAmqp: Connect = ({ broker, login, consume, gone }) =>
  new Promise((resolve, reject) => {
    let isUp = false
    let isOver = false
    // A subscription belongs to whoever bears this name.
    const container = rhea.create_container({ id: consume?.subscription ?? `corridor-${randomUUID()}` })
    const socket = socketTo(broker, login)
    let lastMessageAt = 0
    socket.on('data', () => {
      if (socket.bytesRead - lastMessageAt > MOST_BYTES)
        socket.destroy(new Error(`a message of more than ${MOST_BYTES} bytes`))
    })
    const isTls = 'encrypted' in socket
    const connection = container.connect({
      // For its types alone: the socket is ours.
      transport: 'tcp',
      connection_details: () => ({ connect: connected(socket, isTls), host: broker.host, port: broker.port }),
      host: broker.host,
      port: broker.port,
      hostname: broker.virtualHost ?? broker.host,
      reconnect: false,
      idle_time_out: SILENT_MS,
      max_frame_size: FRAME_BYTES,
      ...(login.user === undefined ? {} : { username: login.user, password: login.password ?? '' }),
      ...(login.cert === undefined || login.user !== undefined ? {} : { cert: login.cert, enable_sasl_external: true }),
    })
    const senders = new Senders(connection)
    const limit = setTimeout(() => end(new Error('the broker did not answer in time')), WITHIN_MS)
    const end = (why: Error): void => {
      if (isOver) return
      isOver = true
      clearTimeout(limit)
      senders.fail(why)
      connection.close()
      socket.destroySoon()
      if (isUp) gone(why)
      else reject(why)
    }
    const up = (): void => {
      clearTimeout(limit)
      isUp = true
      const opened: Connection = {
        send: (message) => senders.send(message),
        close: async () => end(new Error('closed')),
      }
      resolve(opened)
    }
    connection.on('disconnected', ({ error }: EventContext) => end(errorOf(error, 'the connection was closed')))
    connection.on('connection_error', () => end(errorOf(connection.error, 'the broker closed the connection')))
    connection.on('connection_close', () => end(new Error('the broker closed the connection')))
    connection.on('protocol_error', (error: Error) => end(error))
    connection.on('error', (error: Error) => end(error))
    connection.on('connection_open', () => {
      if (consume === undefined) return up()
      receive(connection, consume, {
        up,
        end,
        arrived: () => {
          lastMessageAt = socket.bytesRead
        },
      })
    })
  })

type Socket = ReturnType<typeof socketTo>

/** The library's own way to make a socket takes the host's name from the address alone, and its certificate from anybody. */
const connected =
  (socket: Socket, isTls: boolean) => (_port: number, _host: string, _options: unknown, ready: () => void) =>
    socket.once(isTls ? 'secureConnect' : 'connect', ready)

function receive(
  connection: AmqpConnection,
  { address, selector, subscription, prefetch, take }: Consumption,
  { up, end, arrived }: { up: () => void; end: (why: Error) => void; arrived: () => void },
): void {
  const session = connection.create_session()
  session.on('session_error', () => end(errorOf(session.error, 'the session was ended')))
  session.on('session_close', () => end(new Error('the session was ended')))
  session.begin()
  const { product, version } = (connection.properties ?? {}) as { product?: string; version?: string }
  const saysFirst = product === 'RabbitMQ'
  // Before its fourth version it says that it filters, and gives everything.
  const ignores = saysFirst && Number.parseInt(version ?? '', 10) < 4
  const filter = selector === undefined ? {} : { filter: rhea.filter.selector(selector) }
  const receiver = session.open_receiver({
    ...(subscription === undefined ? {} : { name: subscription }),
    source: { address, ...filter, ...(subscription === undefined ? QUEUE : LASTING) },
    autoaccept: false,
    credit_window: 0,
    max_message_size: MOST_BYTES,
  })
  receiver.on('receiver_error', () => end(errorOf(receiver.error, `nothing can be received from ${address}`)))
  receiver.on('receiver_close', () => end(new Error(`nothing can be received from ${address} any more`)))
  receiver.on('receiver_open', () => {
    // A broker that cannot filter attaches without it and gives everything: what is not ours would be taken for ours.
    if (selector !== undefined && (ignores || !hasFilter(receiver.source?.filter)))
      return end(new Error('this broker knows no selectors'))
    receiver.add_credit(prefetch)
    up()
  })
  receiver.on('message', ({ message, delivery }: { message: AmqpMessage; delivery: Delivery }) => {
    arrived()
    take(incomingOf(message, saysFirst)).then(
      () => {
        delivery.accept()
        receiver.add_credit(1)
      },
      // Accepted was what we have on disk; the others come again on the next connection.
      (why: unknown) => end(errorOf(why, 'a message could not be stored')),
    )
  })
}

const hasFilter = (filter: unknown): boolean =>
  typeof filter === 'object' && filter !== null && Object.keys(filter).length > 0

/** A link for each address, on a session of its own: some brokers end the whole session over an address they do not know. */
class Senders {
  readonly #connection: AmqpConnection
  readonly #open = new Map<string, SenderOf>()
  #fault: Error | undefined

  constructor(connection: AmqpConnection) {
    this.#connection = connection
  }

  async send(message: Outgoing): Promise<void> {
    if (this.#fault !== undefined) throw this.#fault
    const sender = this.#open.get(message.to) ?? this.#opened(message.to)
    await sender.send(messageOf(message))
  }

  fail(why: Error): void {
    this.#fault = why
    for (const sender of this.#open.values()) sender.fail(why)
    this.#open.clear()
  }

  #opened(address: string): SenderOf {
    const idle = [...this.#open].find(([, sender]) => sender.isIdle)
    if (this.#open.size >= MOST_SENDERS && idle !== undefined) {
      idle[1].close()
      this.#open.delete(idle[0])
    }
    const sender = new SenderOf(this.#connection, address, () => this.#open.delete(address))
    this.#open.set(address, sender)
    return sender
  }
}

type Waiting = { resolve: () => void; reject: (why: Error) => void }

/** The link to one address. */
class SenderOf {
  readonly #sender: Sender
  readonly #ended: () => void
  readonly #unsettled = new Map<Delivery, Waiting>()
  #queued: { message: AmqpMessage; waiting: Waiting }[] = []
  #fault: Error | undefined

  constructor(connection: AmqpConnection, address: string, ended: () => void) {
    this.#ended = ended
    const session = connection.create_session()
    session.on('session_error', () => this.fail(refusalOf(session.error, address)))
    session.on('session_close', () => this.fail(new Error('the session was ended')))
    session.begin()
    const sender = session.open_sender({ target: { address, ...QUEUE } })
    this.#sender = sender
    sender.on('sender_error', () => this.fail(refusalOf(sender.error, address)))
    sender.on('sender_close', () => this.fail(new Error(`nothing can be sent to ${address} any more`)))
    sender.on('sendable', () => this.#flush())
    sender.on('accepted', ({ delivery }: { delivery: Delivery }) => this.#settled(delivery)?.resolve())
    for (const outcome of ['rejected', 'released', 'modified'])
      sender.on(outcome, ({ delivery }: { delivery: Delivery }) =>
        this.#settled(delivery)?.reject(new Error(`the broker did not take it: ${outcome}`)),
      )
  }

  get isIdle(): boolean {
    return this.#unsettled.size === 0 && this.#queued.length === 0
  }

  send(message: AmqpMessage): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      if (this.#fault !== undefined) return reject(this.#fault)
      const late = setTimeout(() => this.fail(new Error('the broker did not confirm in time')), WITHIN_MS)
      const settled = <Args extends unknown[]>(then: (...args: Args) => void) => {
        return (...args: Args): void => {
          clearTimeout(late)
          then(...args)
        }
      }
      this.#queued.push({ message, waiting: { resolve: settled(resolve), reject: settled(reject) } })
      this.#flush()
    })
  }

  fail(why: Error): void {
    if (this.#fault !== undefined) return
    this.#fault = why
    this.#ended()
    for (const { reject } of this.#unsettled.values()) reject(why)
    for (const { waiting } of this.#queued) waiting.reject(why)
    this.#unsettled.clear()
    this.#queued = []
    this.close()
  }

  close(): void {
    this.#sender.session.close()
  }

  #flush(): void {
    while (this.#queued.length > 0 && this.#sender.is_open() && this.#sender.sendable()) {
      const next = this.#queued.shift()
      if (next !== undefined) this.#unsettled.set(this.#sender.send(next.message), next.waiting)
    }
  }

  #settled(delivery: Delivery): Waiting | undefined {
    const waiting = this.#unsettled.get(delivery)
    this.#unsettled.delete(delivery)
    return waiting
  }
}

function messageOf({ to, body, type, properties, correlationId, replyTo, group }: Outgoing): AmqpMessage {
  const isText = typeof body === 'string'
  return {
    // JMS clients expect an id of every message; as any of theirs it begins so.
    message_id: `ID:${randomUUID()}`,
    to,
    durable: true,
    body: isText ? body : (rhea.message.data_section(Buffer.from(body)) as unknown),
    // By which JMS clients know TextMessage and BytesMessage.
    message_annotations: { 'x-opt-jms-msg-type': rhea.types.wrap_byte(isText ? 5 : 3) },
    ...(isText ? {} : { content_type: 'application/octet-stream' }),
    ...(type === undefined ? {} : { subject: type }),
    ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
    ...(replyTo === undefined ? {} : { reply_to: replyTo }),
    ...(group === undefined ? {} : { group_id: group }),
    ...(properties === undefined ? {} : { application_properties: { ...properties } }),
  }
}

/** @param saysFirst whether the broker tells a repeat by `first-acquirer` alone, as RabbitMQ does */
function incomingOf(message: AmqpMessage, saysFirst: boolean): Incoming {
  const { message_id: id, subject, reply_to: replyTo, correlation_id: correlationId } = message
  const properties = Object.entries((message.application_properties ?? {}) as Record<string, unknown>)
  return {
    id: id === undefined || id === null ? undefined : String(id),
    ...bodyOf(message.body as unknown),
    type: subject ?? undefined,
    properties: Object.fromEntries(properties.map(([name, value]) => [name, String(value)])),
    replyTo: replyTo ?? undefined,
    correlationId: correlationId === undefined || correlationId === null ? undefined : String(correlationId),
    redelivered: (message.delivery_count ?? 0) > 0 || (saysFirst && message.first_acquirer !== true),
  }
}

/** A text is a value, bytes are one section of data or several; a MapMessage or StreamMessage is neither. */
function bodyOf(body: unknown): Pick<Incoming, 'body' | 'other'> {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return { body }
  const { typecode, content, multiple } = (body ?? {}) as { typecode?: number; content?: unknown; multiple?: boolean }
  if (typecode !== DATA) return { body: undefined, other: JSON.stringify(body) ?? '' }
  return { body: multiple === true ? Buffer.concat(content as Buffer[]) : Buffer.from(content as Buffer) }
}

type Condition = { condition?: string; description?: string }

const refusalOf = (error: unknown, address: string): Error => {
  const { condition = '', description = '' } = (error ?? {}) as Condition
  const text = `${address}: ${condition} ${description}`.trim()
  return NOT_TO_BE_HAD.has(condition) ? new NoSuchAddress(text) : new Error(text)
}

function errorOf(error: unknown, otherwise: string): Error {
  if (error instanceof Error) return error
  const { condition = '', description = '' } = (error ?? {}) as Condition
  return new Error(`${condition} ${description}`.trim() || otherwise)
}
