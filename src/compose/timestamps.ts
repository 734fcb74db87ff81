import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRounds } from '../clock/rounds.ts'
import { createProver } from '../http/merkle.ts'
import type { LogTree } from '../ports/log-tree.ts'
import type { Reads } from '../ports/reads.ts'
import type { TimestampStanding } from '../ports/timestamp.ts'
import { createLogTimestamps } from '../store/timestamps.ts'
import { checkpointText } from '../trust/checkpoint.ts'
import { MAX_TIMESTAMP_BYTES, timestampRequest, timestampTrust, tokenOf, verifyTimestamp } from '../trust/timestamp.ts'
import { certificatesOf } from '../trust/x509/pem.ts'
import type { Closers } from './closers.ts'
import { systemClock } from './clocks.ts'
import { type Core, logOf } from './core.ts'
import { postDer } from './post-der.ts'
import { processTimers } from './process-timers.ts'
import type { RestoreGate } from './restore-gate.ts'

/** At most one stamp in so long: each covers everything before it. */
const EVERY_MS = 60_000
const NONCE_BYTES = 8
/** How old an entry that no stamp covers may become before the hub calls itself impaired; it goes on in any case. */
const WITHIN_MS = 4 * 3_600_000

/** Seconds until the oldest entry without a time-stamp is too old; negative: since then. Undefined while each has one. */
export const secondsLeft = ({ waitingSince }: TimestampStanding, now: Date): number | undefined =>
  waitingSince === undefined ? undefined : Math.floor((waitingSince.getTime() + WITHIN_MS - now.getTime()) / 1000)

/**
 * Has states of the log stamped by a time-stamping authority, where one is set, beside everything else: nobody waits for it, and
 * a silent one is counted down (docs/decisions/0140). Several hubs each ask; the first stamp of a size is kept.
 *
 * @throws {Error} at the start, where the authorities of its certificate cannot be read.
 */
export async function startTimestamps(
  core: Core,
  parts: { reads: Pick<Reads, 'logNodes' | 'logSize'>; tree: LogTree; gate: Pick<RestoreGate, 'isClosed'> },
  closers: Closers,
): Promise<void> {
  const { config, pool, readPool, pace } = core
  if (config.timestamps === undefined) return
  const { url, ca } = config.timestamps
  const trust = timestampTrust(certificatesOf(await readFile(ca, 'utf8')))
  const [stamps, prover, log] = [
    createLogTimestamps(pool, readPool.ofHub),
    createProver(parts.reads, parts.tree),
    logOf(core.log, 'timestamps'),
  ]
  const stamp = async (): Promise<void> => {
    if (parts.gate.isClosed()) return
    const size = Number(await parts.reads.logSize())
    if (size <= (await stamps.standing()).size) return
    const checkpoint = checkpointText({ origin: config.logOrigin, size, root: await prover.root(size) })
    const [bytes, nonce] = [Buffer.from(checkpoint, 'utf8'), randomBytes(NONCE_BYTES)]
    const answer = await postDer(url, {
      body: timestampRequest(bytes, nonce),
      type: 'application/timestamp-query',
      answerType: 'application/timestamp-reply',
      maxBytes: MAX_TIMESTAMP_BYTES,
    })
    const token = tokenOf(answer, nonce)
    const verdict = verifyTimestamp(token, bytes, trust)
    if (!verdict.ok) throw new Error(verdict.reason)
    await stamps.keep({ size, checkpoint, token, at: verdict.at })
  }
  const rounds = createRounds(processTimers, pace.timestampsEveryMs ?? EVERY_MS, async () => {
    try {
      await stamp()
    } catch (error) {
      const left = secondsLeft(await stamps.standing().catch(() => ({ size: 0 })), systemClock.now())
      log.warn(
        { reason: (error as Error).message, secondsLeft: left },
        'the log was not time-stamped; it is tried again',
      )
    }
    return {}
  })
  rounds.start()
  closers.push(() => rounds.stop())
}
