import { counted } from '../http/metrics.ts'
import type { Committer } from '../pipeline/commit.ts'
import { createHandle } from '../pipeline/handle.ts'
import { createQuota } from '../pipeline/quota.ts'
import type { Handle } from '../ports/handle.ts'
import { createSignatureVerifier } from '../trust/signature-verifier.ts'
import { systemClock } from './clocks.ts'
import type { Core } from './core.ts'

/** The pipeline in front of the committer: what both doors hand a message to. */
export function createPipeline(core: Core, committer: Committer): Handle {
  const { registry, trustList, codec, clock, config, log, metrics } = core
  const verify = createSignatureVerifier({
    trustList,
    registry: {
      lookup: (fingerprint) => registry.current().certificates.get(fingerprint),
      certificates: () => [...registry.current().certificates.values()].map(({ der }) => der),
    },
  })
  const handle = createHandle({
    codec,
    verify,
    committer,
    reference: () => registry.current().reference,
    quota: createQuota(config.quota),
    now: () => clock.now().getTime(),
    callerNow: () => systemClock.now(),
    countUnknown: (code) => log.info({ code }, 'a caller nobody knows was refused'),
    limits: { maxBytes: config.maxBytes },
  })
  return counted(handle, metrics)
}
