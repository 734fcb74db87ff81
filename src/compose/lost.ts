import { randomUUID } from 'node:crypto'
import type { ServerDeps } from '../http/deps.ts'
import type { Committer } from '../pipeline/commit.ts'
import { createTakeCopy } from '../pipeline/copies.ts'
import { createCheckReceipts } from '../pipeline/denied-receipts.ts'
import { noteHubCertificate } from '../store/reference/certificates.ts'
import { noteRestore } from '../store/restore-acts.ts'
import { createRestores } from '../store/restores.ts'
import { createHubVerifier } from '../trust/seal.ts'
import { type Core, logOf } from './core.ts'
import { verifierOf } from './pipeline.ts'
import { type RestoreGate, restoreDeps } from './restore-gate.ts'

/** What is known of losses, and what parties show the hub of them: receipts that it denies, and copies of others' messages. */
export async function lostOf(
  core: Core,
  committer: Committer,
  gate: RestoreGate,
): Promise<ReturnType<typeof restoreDeps> & Pick<ServerDeps, 'checkReceipts' | 'takeCopy'>> {
  const { pool, codec, registry, clock, signer } = core
  const log = logOf(core.log, 'restore')
  const { fingerprint, der } = signer.certificate
  const hub = createHubVerifier((await noteHubCertificate(pool, fingerprint, der)).map((one) => one.der))
  const restores = createRestores(pool, pool)
  return {
    ...restoreDeps(core, gate),
    checkReceipts: createCheckReceipts({
      restores,
      hub,
      now: () => clock.now(),
      notice: async (noticed) => {
        const { kept: from, lost: to } = noticed
        log.error(
          { from, to },
          'a receipt of this hub is denied by its log: the database has lost what it had answered',
        )
        await noteRestore(pool, noticed)
        gate.look()
      },
    }),
    takeCopy: createTakeCopy({
      codec,
      reference: () => registry.current().reference,
      verify: verifierOf(core),
      now: () => clock.now().getTime(),
      hub,
      restores,
      committer,
      newId: randomUUID,
    }),
  }
}
