import type { BodyVault } from '../ports/body-vault.ts'
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Message } from '../generated/types.ts'
import type { Committer } from '../pipeline/commit.ts'
import type { OpenClosure } from '../ports/border-closures.ts'
import type { Log } from '../ports/runtime.ts'
import { type Closures, createClosures } from '../clock/border-closures.ts'
import { processTimers } from './process-timers.ts'
import { createClosureQueue } from '../store/border-closures.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

export type HubClosuresDeps = {
  pool: Pool
  committer: Pick<Committer, 'fire'>
  vault: BodyVault
  decodeStored: (body: Buffer, contentType: string) => Message
  log: Log
}

/** Tells every movement bound for a closed office or country, whichever hub accepted the notice. */
export function closuresOf({ pool, vault, committer, decodeStored, log }: HubClosuresDeps): Closures {
  const tell = async ({ key, notice }: OpenClosure, mrns: readonly Mrn[]): Promise<string[]> => {
    const message = notice === undefined ? undefined : decodeStored(notice.body, notice.contentType)
    if (notice === undefined || message?.type !== 'availability-notice') return []
    const told = { key, message, receivedAt: notice.receivedAt.getTime() }
    const works = mrns.map((mrn) => committer.fire({ kind: 'closure', key: undefined, mrn, notice: told }))
    const stored = await Promise.all(works)
    return mrns.filter((_, at) => stored[at]?.done !== true)
  }
  return createClosures({
    queue: createClosureQueue(pool, vault),
    tell,
    owner: randomUUID(),
    timers: processTimers,
    log,
  })
}
