/** A question in DER to a service of an authority, over HTTP, and what may come back. */
export type DerQuestion = {
  body: Buffer
  type: `application/${string}`
  answerType: `application/${string}`
  maxBytes: number
}

/** For the whole of it, the answer's last byte included. */
const ANSWER_WITHIN_MS = 5_000

/**
 * Posts one question and returns the answer's bytes. No redirect is followed: the operator allowed an address, not whatever it
 * refers to. Rejects when there is no answer of that kind within five seconds, or it is larger than it may be.
 */
export async function postDer(url: string, { body, type, answerType, maxBytes }: DerQuestion): Promise<Buffer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type, accept: answerType },
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((error: Error) => {
    throw new Error(`no answer from ${new URL(url).origin}: ${reasonOf(error)}`, { cause: error })
  })
  if (response.status !== 200 || response.headers.get('content-type')?.split(';')[0] !== answerType) {
    await response.body?.cancel()
    throw new Error(`${new URL(url).origin} answers with ${response.status} and no ${answerType}`)
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > maxBytes) throw new Error(`${new URL(url).origin} answers with more than ${maxBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const reasonOf = ({ message, cause }: Error): string => (cause instanceof Error ? cause.message : message)
