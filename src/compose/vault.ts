import { readFile } from 'node:fs/promises'
import { isTokenKey } from '../config.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import { vaultOfPem, vaultOfToken } from '../trust/body-vault.ts'
import { openTokenKey } from '../trust/pkcs11.ts'

/**
 * Opens what the bytes of messages are sealed with: the file or the token that CORRIDOR_BODY_KEY names. The token is needed only
 * here: no message waits for it. Rejects with the setting's name when the key cannot be had.
 */
export async function openVault(bodyKey: string): Promise<BodyVault> {
  try {
    if (!isTokenKey(bodyKey)) return vaultOfPem(await readFile(bodyKey, 'utf8'))
    const key = await openTokenKey(bodyKey, 'RSA')
    try {
      return vaultOfToken(key)
    } finally {
      key.close()
    }
  } catch (error) {
    throw new Error(`CORRIDOR_BODY_KEY cannot be used: ${(error as Error).message}`, { cause: error })
  }
}
