import { nameUuid } from '../../src/trust/name-uuid.ts'
import { processTimers } from '../../src/compose/process-timers.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { createCodec, encodeJson, encodeXml } from '../../src/codec/index.ts'
import { DEFAULT_LIMITS } from '../../src/http/deps.ts'
import type { Codelist } from '../../src/domain/reference/codes.ts'
import { runBatch } from '../../src/pipeline/batch.ts'
import { createCommitter } from '../../src/pipeline/commit.ts'
import { createHandle } from '../../src/pipeline/handle.ts'
import type { errorMessageBytes } from '../../src/pipeline/make.ts'
import { createQuota } from '../../src/pipeline/quota.ts'
import { createCommit } from '../../src/store/commit.ts'
import { watchRegistry } from '../../src/store/reference/registry.ts'
import { createTrustList } from '../../src/trust/x509/trust-list.ts'
import { createSigner } from '../../src/trust/cms.ts'
import type { Identity } from '../../src/pki/authority.ts'
import { createSignatureVerifier } from '../../src/trust/signature-verifier.ts'
import { testVault } from '../support/body-key.ts'

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The real pipeline over the real store, without a broker: nothing here needs one. */
export async function startPipeline(
  pool: Pool,
  authority: Identity,
  hub: Identity,
  clock: () => Date,
  logs: string[],
  shipped: readonly Codelist[],
) {
  const signer = createSigner(hub.key, hub.certificateDer)
  const codec = createCodec()
  const registry = await watchRegistry(pool, shipped, () => undefined, { timers: processTimers })
  const encode: Parameters<typeof errorMessageBytes>[2] = (message, contentType) =>
    contentType === 'application/xml' ? encodeXml(message) : encodeJson(message)
  const committer = createCommitter({
    commit: createCommit(pool, testVault),
    run: (tx, works) =>
      runBatch(tx, works, {
        signer,
        secrets: {
          digest: (text) => sha256(text).toString('base64url'),
          hashAccessCode: (grn, code) => sha256(`${grn}\n${code}`).toString('hex'),
          matchesAccessCode: () => false,
          nameUuid,
        },
        encode,
        random: randomBytes,
        sha256,
        decodeStored: () => {
          throw new Error('nothing is held in these tests')
        },
        reference: registry.current().reference,
        now: clock().getTime(),
      }),
    committed: () => undefined,
    failed: (reason) => void logs.push(`commit failed: ${reason}`),
    limits: { maxBatch: 16, maxPending: 64 },
  })
  const handle = createHandle({
    codec,
    verify: createSignatureVerifier({
      trustList: createTrustList({ authorities: [authority.certificatePem] }),
      registry: {
        lookup: (fingerprint) => registry.current().certificates.get(fingerprint),
        certificates: () => [...registry.current().certificates.values()].map(({ der }) => der),
      },
    }),
    committer,
    reference: () => registry.current().reference,
    quota: createQuota({ perSecond: 1_000, burst: 1_000 }),
    now: () => clock().getTime(),
    callerNow: clock,
    countUnknown: () => undefined,
    limits: { maxBytes: DEFAULT_LIMITS.bodyBytes },
  })
  const close = async (): Promise<void> => {
    await committer.idle()
    await registry.close()
    codec[Symbol.dispose]()
  }
  return { handle, signer, close, encode, codec, registry }
}
