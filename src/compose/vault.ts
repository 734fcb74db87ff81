import { readFile } from 'node:fs/promises'
import { isTokenKey } from '../config-groups.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import { createBodyVault, secretOfPem, secretOfToken } from '../trust/body-vault.ts'
import { openTokenKey } from '../trust/pkcs11.ts'
import { createRandom } from './random.ts'

/** Files or PKCS#11 URIs: the key that data keys are wrapped with, and a second one that only opens, while keys are exchanged. */
export type BodyKeys = { bodyKey: string; bodyKeyAlso?: string | undefined }

/**
 * Opens what the bytes of messages are sealed with: the files or tokens that CORRIDOR_BODY_KEY and CORRIDOR_BODY_KEY_ALSO name. A token is
 * needed only here: no message waits for it. Rejects with the setting's name when a key cannot be had.
 * @returns the vault as it is set, and with a second key the one in which both change places: which counts, the database says
 */
export async function openVaults({ bodyKey, bodyKeyAlso }: BodyKeys): Promise<readonly [BodyVault, ...BodyVault[]]> {
  const own = await secretIn(bodyKey, 'CORRIDOR_BODY_KEY')
  const random = createRandom()
  if (bodyKeyAlso === undefined) return [createBodyVault(own, undefined, random)]
  const also = await secretIn(bodyKeyAlso, 'CORRIDOR_BODY_KEY_ALSO')
  return [createBodyVault(own, also, random), createBodyVault(also, own, random)]
}

async function secretIn(named: string, setting: string): Promise<Buffer> {
  try {
    if (!isTokenKey(named)) return secretOfPem(await readFile(named, 'utf8'))
    const key = await openTokenKey(named, 'RSA')
    try {
      return secretOfToken(key)
    } finally {
      key.close()
    }
  } catch (error) {
    throw new Error(`${setting} cannot be used: ${(error as Error).message}`, { cause: error })
  }
}
