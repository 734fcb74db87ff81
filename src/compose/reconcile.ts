import { type Reconciliation, shownRestore } from '../http/restore-view.ts'
import type { ActOnRestore } from '../ports/restores.ts'
import { createActOnRestore } from '../store/restore-acts.ts'
import { createRestores } from '../store/restores.ts'
import type { BesideDatabase } from './registry-acts.ts'

export type { Reconciliation } from '../http/restore-view.ts'
export type { RestoreActName } from '../ports/restores.ts'

/** The last restore and what has come back, as an operator sees it by the hub. */
export async function readRestore({ pool }: Pick<BesideDatabase, 'pool'>): Promise<Reconciliation> {
  const restores = createRestores(pool, pool)
  const latest = await restores.latest()
  return latest === undefined ? { state: 'none' } : shownRestore(latest, await restores.parties(latest.number))
}

/** Opens or closes it; undefined where there is none in that state. Running hubs look for it once a second. */
export async function actOnRestore(
  { pool, perform }: Pick<BesideDatabase, 'pool' | 'perform'>,
  ...act: Parameters<ActOnRestore>
): Promise<Reconciliation | undefined> {
  const done = await createActOnRestore(perform)(...act)
  return done.ok ? readRestore({ pool }) : undefined
}
