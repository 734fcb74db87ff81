import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isTokenKey } from '../config-groups.ts'
import type { Config } from '../config.ts'
import type { Notary } from '../ports/witness.ts'
import { createNotary } from '../trust/notary.ts'
import { type NoteSigner, noteSigner, noteSignerInToken } from '../trust/note.ts'
import { openEdwardsKey } from '../trust/pkcs11.ts'
import type { Closers } from './closers.ts'
import type { Core } from './core.ts'

/**
 * The log's own key, in its file or in a token, which is logged in to until the hub stops. A hub without one works, and says what
 * it then lacks. Rejects with the setting's name when the key cannot be had.
 */
export async function notaryOf({ config, log }: Pick<Core, 'config' | 'log'>, closers: Closers): Promise<Notary> {
  const { logKey, logOrigin } = config
  if (logKey === undefined) {
    log.warn(
      'CORRIDOR_LOG_KEY is not set: checkpoints of the log are not signed as notes, and no witness can co-sign them',
    )
    return createNotary(logOrigin, undefined)
  }
  return createNotary(logOrigin, await logSignerOf({ logKey, logOrigin }, closers))
}

/** The key of the log as it signs. Rejects with the setting's name when it cannot be had. @param closers let go of the token */
export async function logSignerOf(
  { logKey, logOrigin }: Pick<Config, 'logOrigin'> & { logKey: string },
  closers: Closers,
): Promise<NoteSigner> {
  try {
    if (!isTokenKey(logKey)) return noteSigner(logOrigin, 1, createPrivateKey(await readFile(logKey, 'utf8')))
    const key = await openEdwardsKey(logKey)
    closers.push(async () => key.close())
    return noteSignerInToken(logOrigin, 1, key)
  } catch (error) {
    throw new Error(`CORRIDOR_LOG_KEY cannot be used: ${(error as Error).message}`, { cause: error })
  }
}
