import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** A message as it goes over the wire: what is repeated is these bytes. */
export type Wire = { readonly contentType: string; readonly bytes: Buffer; readonly signature: string }

export type Answer = {
  status: number
  bytes: Buffer
  /** Base64; null where the hub has signed nothing. */
  signature: string | null
  retryAfter: string | null
}

/** Not `fetch`: a national system of the fault suite spends more on its streams than on all else that it does. */
const agent = new Agent({ keepAlive: true })

/** Posts a message once, as a party with a token. @returns undefined when no whole answer comes within `patienceMs` milliseconds */
export function postOnce(url: string, wire: Wire, token: string, patienceMs: number): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': wire.contentType,
      'content-length': wire.bytes.length,
      authorization: `Bearer ${token}`,
      'corridor-signature': wire.signature,
    }
    const posted = request(`${url}/v1/messages`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        if (response.complete) resolve(answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(parts)))
      })
      response.on('error', () => undefined)
    })
    const patience = setTimeout(() => posted.destroy(), patienceMs)
    posted.on('error', () => undefined)
    posted.once('close', () => {
      clearTimeout(patience)
      // Of a whole answer this comes too late to say anything.
      resolve(undefined)
    })
    posted.end(wire.bytes)
  })
}

function answerOf(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Answer {
  const signature = headers['corridor-signature']
  return {
    status,
    bytes,
    signature: typeof signature === 'string' ? signature : null,
    retryAfter: headers['retry-after'] ?? null,
  }
}
