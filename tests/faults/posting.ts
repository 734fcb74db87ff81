import { setTimeout as pause } from 'node:timers/promises'
import { postOnce, type Wire } from '../support/post-once.ts'

/** A message as it is posted, again and again, until it is answered. */
export type Letter = Wire & { readonly type: string }

export type Receipt = { readonly bytes: Buffer; readonly signature: string }

/** Who waits longer than this for an answer tries again: a connection may be dead without a word. */
const PATIENCE_MS = 10_000
/** Without a word about when to come back, and at most. */
const REST_MS = 500

/**
 * Posts until there is a receipt, as interface.md asks of a national system: the same bytes each time.
 * @param seen told the status of each answer, `unreachable` where there was none
 * @param complain told what the hub may answer to nobody
 * @returns undefined when the hub refuses it, which it may not either
 */
export async function postUntilAnswered(
  url: string,
  letter: Letter,
  token: string,
  hear: { seen: (status: string) => void; complain: (text: string) => Promise<void> },
): Promise<Receipt | undefined> {
  for (;;) {
    const answer = await postOnce(url, letter, token, PATIENCE_MS)
    hear.seen(String(answer?.status ?? 'unreachable'))
    if (answer === undefined) {
      await pause(REST_MS)
      continue
    }
    const { status, bytes, signature, retryAfter } = answer
    if ((status === 200 || status === 202) && signature !== null) return { bytes, signature }
    // To a connection on which nothing came the hub may have said this before the request did (docs/errors.md).
    if (status === 408) {
      await pause(REST_MS)
      continue
    }
    const mayWait = status === 503 || status === 429
    if (!mayWait || !/^[1-9][0-9]*$/.test(retryAfter ?? '')) {
      await hear.complain(
        `${letter.type}: ${status}, Retry-After ${retryAfter}: ${bytes.toString('utf8').slice(0, 500)}`,
      )
    }
    if (status < 500 && !mayWait) return undefined
    await pause(Math.min(REST_MS, 1_000 * Number(retryAfter ?? 1)))
  }
}
