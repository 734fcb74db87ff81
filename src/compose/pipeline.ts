import { counted } from '../http/metrics.ts'
import type { Committer } from '../pipeline/commit.ts'
import { createFair, FAIR_LIMITS, fairly } from '../pipeline/fair.ts'
import { createHandle } from '../pipeline/handle.ts'
import { createQuota } from '../pipeline/quota.ts'
import type { Handle, Inbound } from '../ports/handle.ts'
import { processTimers } from './process-timers.ts'
import { createSignatureVerifier, type SignatureVerifier } from '../trust/signature-verifier.ts'
import { verifyOnce } from '../trust/verify-once.ts'
import { systemClock } from './clocks.ts'
import type { Core } from './core.ts'
import { share } from './share.ts'
import { tracedHandle } from './tracing.ts'

/** Judges signatures by the certificates that are registered now. */
export const verifierOf = ({ trustList, registry }: Core): SignatureVerifier =>
  createSignatureVerifier({
    trustList,
    registry: {
      lookup: (fingerprint) => registry.current().certificates.get(fingerprint),
      certificates: () => [...registry.current().certificates.values()].map(({ der }) => der),
    },
  })

/** The pipeline in front of the committer, to which HTTP and AMQP hand messages. */
export function createPipeline(core: Core, committer: Committer): Handle {
  const { registry, codec, clock, config, log, metrics } = core
  const verify = verifyOnce(verifierOf(core))
  const handle = createHandle({
    codec,
    verify,
    committer,
    reference: () => registry.current().reference,
    quota: createQuota({
      perSecond: config.quota.perSecond / config.processes,
      burst: share(config.quota.burst, config),
    }),
    now: () => clock.now().getTime(),
    callerNow: () => systemClock.now(),
    countUnknown: (code) => log.info({ code }, 'a caller nobody knows was refused'),
    limits: { maxBytes: config.maxBytes },
  })
  const signerOf = ({ bytes, signature }: Inbound) => {
    const verdict = verify({ bytes, signature, now: systemClock.now() })
    return verdict.ok ? verdict.partyKey : undefined
  }
  const limits = { ...FAIR_LIMITS, ...core.pace.fair }
  const fair = createFair(limits, { timers: processTimers, now: () => performance.now() })
  return counted(tracedHandle(fairly(fair, handle, signerOf), core.tracing), metrics)
}
