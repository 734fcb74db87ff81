import type { Socket } from 'node:net'
import { Client, type IMessage, type IPublishParams, type IStompSocket } from '@stomp/stompjs'
import {
  type Connect,
  type Consumption,
  type Incoming,
  NoSuchAddress,
  type Outgoing,
  SILENT_MS,
  socketTo,
  WITHIN_MS,
} from './connection.ts'

const HEARTBEAT_MS = SILENT_MS / 3
/** What a frame may have beside the largest body. */
const HEADERS_BYTES = 64 * 1024
/** No body is larger: what arrives without end would fill the memory before the profile's limit is asked. */
const MOST_BYTES = 10 * 1024 * 1024 + HEADERS_BYTES

/** Headers of STOMP itself and of the brokers' own machinery; every other one is a property. */
const OWN: ReadonlySet<string> = new Set([
  'ack',
  'content-length',
  'content-type',
  'correlation-id',
  'destination',
  'expires',
  'message-id',
  'persistent',
  'priority',
  'receipt',
  'redelivered',
  'reply-to',
  'subscription',
  'timestamp',
  'type',
])

/** STOMP 1.2 or 1.1 over TCP or TLS: each send is receipted, each message acknowledged by itself. */
export const connectStomp: Connect = ({ broker, login, consume, gone }) =>
  new Promise((resolve, reject) => {
    const waiting = new Map<string, { resolve: () => void; reject: (error: Error) => void }>()
    let isUp = false
    let isOver = false
    let receipts = 0
    let error: Error | undefined
    const socket = new StompSocket(socketTo(broker, login))
    const limit = setTimeout(() => end(new Error('the broker did not answer in time')), WITHIN_MS)
    const client = new Client({
      webSocketFactory: () => socket,
      connectHeaders: greeting({ broker, login, consume }),
      reconnectDelay: 0,
      heartbeatIncoming: HEARTBEAT_MS,
      heartbeatOutgoing: HEARTBEAT_MS,
      forceBinaryWSFrames: true,
      onStompError: ({ headers, body }) => end(new Error(`${headers['message'] ?? ''} ${body}`.trim().slice(0, 400))),
      onWebSocketError: (event: unknown) => end(event instanceof Error ? event : new Error('the connection failed')),
      onWebSocketClose: () => end(error ?? new Error('the connection was closed')),
      onUnhandledReceipt: ({ headers }) => {
        waiting.get(String(headers['receipt-id']))?.resolve()
      },
      onConnect: ({ headers }) => {
        clearTimeout(limit)
        // It takes the header and gives everything: what the selector keeps out would be taken for ours.
        if (consume?.selector !== undefined && (headers['server'] ?? '').startsWith('RabbitMQ'))
          return end(new Error('this broker knows no selectors'))
        isUp = true
        if (consume !== undefined) subscribe(client, socket, consume, end)
        resolve({ send, close })
      },
    })
    const end = (why: Error): void => {
      error ??= why
      if (isOver) return
      isOver = true
      clearTimeout(limit)
      for (const { reject: fail } of waiting.values()) fail(error)
      waiting.clear()
      socket.close()
      void client.deactivate({ force: true })
      if (isUp) gone(error)
      else reject(error)
    }
    const confirmed = (id: string): Promise<void> =>
      new Promise<void>((done, fail) => {
        const late = setTimeout(() => end(new Error('the broker did not confirm in time')), WITHIN_MS)
        const settle = (then: () => void) => () => {
          clearTimeout(late)
          waiting.delete(id)
          then()
        }
        waiting.set(id, { resolve: settle(done), reject: (why) => settle(() => fail(why))() })
      })
    const send = async (message: Outgoing): Promise<void> => {
      if (isOver) throw error ?? new Error('the connection is closed')
      receipts += 1
      const receipt = `r${receipts}`
      const done = confirmed(receipt)
      client.publish(publicationOf(message, receipt))
      await done.catch((why: Error) => {
        // STOMP ends the connection with what it does not like, and says so in words alone.
        throw /not.?found|does not exist|no such|not authorized|denied|refused/i.test(why.message)
          ? new NoSuchAddress(why.message)
          : why
      })
    }
    const close = async (): Promise<void> => end(new Error('closed'))
    client.activate()
  })

const greeting = ({ broker, login, consume }: Pick<Parameters<Connect>[0], 'broker' | 'login' | 'consume'>) => ({
  ...(login.user === undefined ? {} : { login: login.user }),
  ...(login.password === undefined ? {} : { passcode: login.password }),
  host: broker.virtualHost ?? broker.host,
  ...(consume?.subscription === undefined ? {} : { 'client-id': consume.subscription }),
})

function publicationOf(message: Outgoing, receipt: string): IPublishParams {
  const { to, body, type, properties, correlationId, replyTo, group } = message
  return {
    destination: to,
    headers: {
      ...properties,
      receipt,
      persistent: 'true',
      ...(type === undefined ? {} : { type }),
      ...(correlationId === undefined ? {} : { 'correlation-id': correlationId }),
      ...(replyTo === undefined ? {} : { 'reply-to': replyTo }),
      ...(group === undefined ? {} : { JMSXGroupID: group }),
    },
    // A length makes it a BytesMessage at the brokers of JMS, none a TextMessage.
    ...(typeof body === 'string' ? { body, skipContentLengthHeader: true } : { binaryBody: body }),
  }
}

function subscribe(client: Client, socket: StompSocket, consume: Consumption, end: (why: Error) => void): void {
  const { address, selector, subscription, prefetch, take } = consume
  let open = 0
  const onMessage = (message: IMessage): void => {
    open += 1
    // Not every broker keeps to what it is asked for.
    if (open >= prefetch * 2) socket.pause()
    take(incomingOf(message)).then(
      () => {
        open -= 1
        socket.resume()
        if (client.connected) message.ack()
      },
      // A NACK makes a dead letter of it at some brokers, and means "again" at others. A broken connection means "again" at all.
      (why: unknown) => end(why instanceof Error ? why : new Error(String(why))),
    )
  }
  client.subscribe(address, onMessage, {
    id: subscription ?? 'in',
    ...(subscription === undefined ? {} : lasting(subscription)),
    ack: 'client-individual',
    'prefetch-count': String(prefetch),
    'activemq.prefetchSize': String(prefetch),
    ...(selector === undefined ? {} : { selector }),
  })
}

/** A subscription that goes on while we are away, in the words of RabbitMQ, ActiveMQ Classic and Artemis. */
const lasting = (name: string): Record<string, string> => ({
  durable: 'true',
  'auto-delete': 'false',
  'activemq.subscriptionName': name,
  'durable-subscription-name': name,
})

function incomingOf({ headers, binaryBody, body }: IMessage): Incoming {
  const properties = Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.has(name)))
  return {
    id: headers['message-id'],
    // Only bytes have a length at the brokers that tell the two apart; at the others a text in UTF-8 is the same as bytes.
    body: headers['content-length'] === undefined ? body : binaryBody,
    type: headers['type'] ?? properties['JMSType'],
    properties,
    replyTo: headers['reply-to'],
    correlationId: headers['correlation-id'],
    redelivered: headers['redelivered'] === 'true',
  }
}

/** A TCP or TLS connection in the form of a WebSocket, which is what the library knows. */
class StompSocket implements IStompSocket {
  readonly url = ''
  binaryType = 'arraybuffer'
  onclose: IStompSocket['onclose'] = undefined
  onerror: IStompSocket['onerror'] = undefined
  onmessage: IStompSocket['onmessage'] = undefined
  onopen: IStompSocket['onopen'] = undefined
  readonly #socket: Socket
  #unended = 0
  #readyState = 0

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      this.#readyState = 1
      this.onopen?.()
    })
    socket.on('data', (data) => this.#take(data))
    socket.on('error', (error) => this.onerror?.(error))
    socket.on('close', () => {
      this.#readyState = 3
      this.onclose?.({ code: 1006, reason: '', wasClean: false })
    })
  }

  get readyState(): number {
    return this.#readyState
  }

  /** The library keeps what it has of a frame until its end, however long that takes. */
  #take(data: Buffer): void {
    this.#unended += data.length
    const end = data.lastIndexOf(0)
    if (end >= 0 && this.#unended <= MOST_BYTES) this.#unended = data.length - end - 1
    if (this.#unended > MOST_BYTES) {
      this.#socket.destroy(new Error(`a frame of more than ${MOST_BYTES} bytes`))
      return
    }
    this.onmessage?.({ data })
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!this.#socket.writable) return
    if (typeof data === 'string') this.#socket.write(data)
    else this.#socket.write(Buffer.from(data as Uint8Array))
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  terminate(): void {
    this.#socket.destroy()
  }

  close(): void {
    this.#readyState = 2
    this.#socket.destroySoon()
    this.onopen = undefined
  }
}
