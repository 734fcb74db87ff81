/** A message as it goes over the wire: what is repeated is these bytes. */
export type Wire = { readonly contentType: string; readonly bytes: Buffer; readonly signature: string }

export type Answer = {
  status: number
  bytes: Buffer
  /** Base64; null where the hub has signed nothing. */
  signature: string | null
  retryAfter: string | null
}

/** Posts a message once, as a party with a token. @returns undefined when no whole answer comes within `patienceMs` milliseconds */
export async function postOnce(
  url: string,
  wire: Wire,
  token: string,
  patienceMs: number,
): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: {
        'content-type': wire.contentType,
        authorization: `Bearer ${token}`,
        'corridor-signature': wire.signature,
      },
      body: wire.bytes,
      signal: AbortSignal.timeout(patienceMs),
    })
    return {
      status: response.status,
      bytes: Buffer.from(await response.arrayBuffer()),
      signature: response.headers.get('corridor-signature'),
      retryAfter: response.headers.get('retry-after'),
    }
  } catch {
    return undefined
  }
}
