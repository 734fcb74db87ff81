import type { DeliveryVerifier } from '../adapter-api/index.ts'
import type { Check, Envelope } from '../adapter-api/index.ts'
import type { Timers } from '../ports/runtime.ts'
import { createBackoff } from './backoff.ts'

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
  /** Base URL of the hub. */
  hub: string
  /** Of any party this adapter acts for. */
  token: string
  verifier: Pick<DeliveryVerifier, 'checks' | 'learn'>
  signal: AbortSignal
  timers: Timers
  log: (event: string, fields?: Readonly<Record<string, unknown>>) => void
}

/** A revocation that the hub learns of reaches adapters within this time. */
const LOOK_EVERY_MS = 60_000
const ANSWER_WITHIN_MS = 10_000
/** Statuses after which asking again may help. */
const TRY_AGAIN: ReadonlySet<number> = new Set([401, 408, 429, 500, 502, 503, 504])

/** Asks for the directory now and every minute until the signal ends. Never throws: without it, what was known counts. */
export const keepDirectory = (options: DirectoryOptions): DirectoryKeeper => {
  const { verifier, signal, timers, log } = options
  let etag: string | undefined
  let asking: Promise<'known' | 'again'> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const ask = async (): Promise<'known' | 'again'> => {
    try {
      const response = await fetch(`${options.hub}/v1/certificates`, {
        headers: { authorization: `Bearer ${options.token}`, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      if (TRY_AGAIN.has(response.status)) return 'again'
      if (response.status !== 200) return 'known'
      const fault = verifier.learn(bytes, Buffer.from(response.headers.get('corridor-signature') ?? '', 'base64'))
      if (fault === undefined) etag = response.headers.get('etag') ?? undefined
      else log('directory-refused', { reason: fault })
      return 'known'
    } catch {
      return 'again'
    }
  }
  const refresh = (): Promise<'known' | 'again'> => {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
  const refreshed = async (): Promise<void> => {
    const backoff = createBackoff(200, 10_000, signal, timers)
    while (!signal.aborted && (await refresh()) === 'again') {
      log('directory-unreachable')
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
