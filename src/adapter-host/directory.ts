import type { DeliveryVerifier } from '../adapter-api/index.ts'
import type { Check, Envelope } from '../adapter-api/index.ts'
import { textOf } from '../amqp/bounded.ts'
import type { Timers } from '../ports/runtime.ts'
import { createBackoff } from './backoff.ts'
import { type HubHttp, statusOf } from './hub-http.ts'

/** The hub's directory of certificates, kept at hand so that senders' signatures are judged by it. */
export type DirectoryKeeper = {
  /**
   * Checks a delivery, with the directory asked for again where the sender's certificate is not known: a sender may have
   * renewed a moment ago. Deliveries are checked in the order they came; while the hub cannot be asked, they wait, since a
   * refusal could not be taken back.
   */
  check(envelope: Envelope): Promise<readonly Check[]>
}

export type DirectoryOptions = {
  /** As any party this adapter acts for. */
  http: HubHttp
  verifier: Pick<DeliveryVerifier, 'checks' | 'learn'>
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** A revocation that the hub learns of reaches adapters within this time. */
const LOOK_EVERY_MS = 60_000
const ANSWER_WITHIN_MS = 10_000
type Asked = 'known' | { again: string }
/** Statuses after which asking again may help. */
const TRY_AGAIN: ReadonlySet<number> = new Set([401, 408, 429, 500, 502, 503, 504])

/** Asks for the directory now and every minute until the signal ends. Never throws: without it, what was known counts. */
export const keepDirectory = (options: DirectoryOptions): DirectoryKeeper => {
  const { http, verifier, signal, timers, log } = options
  let etag: string | undefined
  let asking: Promise<Asked> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const ask = async (): Promise<Asked> => {
    try {
      const reply = await http.ask('/v1/certificates', {
        headers: etag === undefined ? {} : { 'if-none-match': etag },
        withinMs: ANSWER_WITHIN_MS,
      })
      if (TRY_AGAIN.has(reply.status)) return { again: statusOf(reply) }
      if (reply.status !== 200) return 'known'
      const signature = Buffer.from(String(reply.headers['corridor-signature'] ?? ''), 'base64')
      const fault = verifier.learn(reply.body, signature)
      if (fault === undefined) etag = reply.headers.etag
      else log('directory-refused', { reason: fault })
      return 'known'
    } catch (error) {
      return { again: textOf(error) }
    }
  }
  const refresh = (): Promise<Asked> => {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
  const refreshed = async (): Promise<void> => {
    const backoff = createBackoff(200, 10_000, signal, timers)
    for (let asked = await refresh(); asked !== 'known' && !signal.aborted; asked = await refresh()) {
      log('directory-unreachable', { reason: asked.again })
      await backoff.wait()
    }
  }
  const look = (): void => {
    const cancel = timers.after(LOOK_EVERY_MS, () => void refresh().then(look))
    signal.addEventListener('abort', cancel, { once: true })
  }
  void refresh().then(look)

  const judge = async (envelope: Envelope): Promise<readonly Check[]> => {
    const checks = verifier.checks(envelope)
    if (!checks.some(isUnknownSigner)) return checks
    await refreshed()
    return verifier.checks(envelope)
  }
  return {
    check(envelope) {
      const mine = turn.then(() => judge(envelope))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

const isUnknownSigner = ({ name, ok, detail = '' }: Check): boolean =>
  name === 'signature' && !ok && detail.startsWith('certificate-not-trusted')
