import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

export type Question = {
  method: string
  headers: Record<string, string>
  body?: string
  /** For the whole of it, the answer's last byte included. */
  timeoutMs: number
  /** Authorities of the server's certificate, PEM; undefined: those of the system. */
  ca: string | undefined
  /** What is shown where a certificate is asked for: PEM with its key, or PKCS#12. */
  client?: { key: string | Buffer; cert: string | Buffer } | { pfx: Buffer; passphrase: string }
}

export type Reply = { status: number; headers: IncomingMessage['headers']; text: string }

/**
 * One request to the broker's HTTP API and its whole answer. By Node's own client: `fetch` can't be told whom to believe.
 * Asking twice must do no harm. Rejects when the server cannot be reached, is not believed, or takes longer.
 */
export function ask(url: string, question: Question): Promise<Reply> {
  const { method, headers, body, timeoutMs, ca, client } = question
  const secure = url.startsWith('https:')
  const signal = AbortSignal.timeout(timeoutMs)
  const options = { method, headers, signal, ...(ca === undefined ? {} : { ca }), ...client }
  return new Promise((resolve, reject) => {
    const take = (response: IncomingMessage): void => {
      response.setEncoding('utf8')
      let text = ''
      response.on('data', (part: string) => {
        text += part
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    }
    const sent = secure ? requestHttps(url, options, take) : requestHttp(url, options, take)
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A connection kept from an earlier question, which the server has closed meanwhile: it did not hear this one.
      if (sent.reusedSocket && error.code === 'ECONNRESET') ask(url, question).then(resolve, reject)
      else reject(error)
    })
    sent.end(body)
  })
}
