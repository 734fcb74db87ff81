import { connect, type Socket } from 'node:net'

/** Statuses by which a hub that has too much to do says: later. */
export const LATER: readonly number[] = [429, 503]

export type Response = { readonly status: number; readonly body: Buffer }

/**
 * One keep-alive connection that sends ready-made requests and waits for each answer: no parsing beyond status and length,
 * so that the load generator costs the measured machine as little as may be. Connects anew when the server has closed it.
 */
export class Connection {
  readonly #host: string
  readonly #port: number
  #socket: Socket | undefined
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (response: Response) => void; reject: (error: Error) => void } | undefined

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#host = hostname
    this.#port = Number(port)
  }

  /** Sends one whole request. Rejects when the connection breaks before the answer is complete. */
  request(bytes: Buffer): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      const socket = this.#socket ?? this.#open()
      socket.write(bytes)
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #open(): Socket {
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true })
    this.#socket = socket
    this.#received = Buffer.alloc(0)
    socket.on('data', (part) => this.#read(part))
    const gone = (error?: Error): void => {
      if (this.#socket === socket) this.#socket = undefined
      const waiting = this.#waiting
      this.#waiting = undefined
      waiting?.reject(error ?? new Error('the server closed the connection before it had answered'))
    }
    socket.on('error', gone)
    socket.on('close', () => gone())
    return socket
  }

  #read(part: Buffer): void {
    this.#received = this.#received.length === 0 ? part : Buffer.concat([this.#received, part])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: *([0-9]+)/i.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) {
      this.#socket?.destroy(new Error('an answer without Content-Length'))
      return
    }
    const total = end + 4 + length
    if (this.#received.length < total) return
    const body = this.#received.subarray(end + 4, total)
    this.#received = this.#received.subarray(total)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve({ status: Number(head.slice(9, 12)), body })
  }
}

export type Post = {
  readonly token: string
  readonly body: Buffer
  /** Detached CMS in base64, as every sender gives it. */
  readonly signature: string
  /** Base64 of a bare P-256 signature over the body, and the receivers: for the reference pipeline; the hub ignores both. */
  readonly bareSignature: string
  readonly receivers: readonly string[]
  /** For the reference pipeline too: bytes its deliveries have beyond the body. */
  readonly beyond?: number
  /** `application/json` when absent. */
  readonly contentType?: string
}

/** A whole `POST /v1/messages`, head and body in one piece. */
export function postBytes(post: Post): Buffer {
  const { token, body, signature, bareSignature, receivers, beyond = 0, contentType = 'application/json' } = post
  const head = [
    'POST /v1/messages HTTP/1.1',
    'host: 127.0.0.1',
    `content-type: ${contentType}`,
    `content-length: ${body.length}`,
    `authorization: Bearer ${token}`,
    `corridor-signature: ${signature}`,
    `bench-signature: ${bareSignature}`,
    `bench-receivers: ${receivers.join(',')}`,
    `bench-beyond: ${beyond}`,
  ].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body])
}
