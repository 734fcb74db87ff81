import type { Pool } from 'pg'
import { holdsFor, wrappingKeys } from '../../store/wrapping-key.ts'
import { type BodyKeys, openVaults } from '../vault.ts'
import { errorText, type Findings } from './findings.ts'

/**
 * The keys that bodies are sealed with: that they are those of the database, by their names, and how many data keys a former one has
 * still wrapped. Until none is left the former key is needed.
 */
export async function checkBodyKeys(findings: Findings, pool: Pool, keys: BodyKeys): Promise<boolean> {
  try {
    const [vault] = await openVaults(keys)
    const standing = await wrappingKeys(pool, 'exactly')
    if (standing === undefined) return findings.ok('body-key', vault.id.toString('hex'))
    await holdsFor(pool, vault)
    const opening = vault.opens.map((id) => id.toString('hex')).filter((id) => id !== standing.id)
    const about = [standing.id, ...opening].join(', ')
    if (standing.left === 0) return findings.ok('body-key', about)
    return findings.warn('body-key', 'body-keys-left', { value: String(standing.left) }, about)
  } catch (error) {
    return findings.fail('body-key', 'body-key-unusable', { error: errorText(error) })
  }
}
