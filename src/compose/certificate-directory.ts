import { createHash } from 'node:crypto'
import { HUB } from '../domain/values/party.ts'
import type { HubCertificate, SignedDirectory } from '../ports/certificates.ts'
import type { Registry } from '../store/reference/registry.ts'
import { canonicalBytes } from '../trust/canonical-json.ts'
import { DIRECTORY_FORMAT, type DirectoryEntry } from '../trust/directory.ts'
import { signDetached } from '../trust/cms.ts'
import { fingerprintOf } from '../trust/x509/pem.ts'
import type { Core } from './core.ts'

/**
 * The directory of certificates, made and signed once for each state of the registry: reading it costs no signature.
 *
 * @param ofHub what this hub and its processes have signed with, oldest first
 */
export function createDirectory(
  { registry, signer, clock }: Pick<Core, 'registry' | 'signer' | 'clock'>,
  ofHub: readonly HubCertificate[],
): () => SignedDirectory {
  let made: { of: Registry; directory: SignedDirectory } | undefined
  return () => {
    const now = registry.current()
    if (made?.of === now) return made.directory
    const items = [...ofHub.map(hubEntry), ...[...now.certificates.values()].map(entryOf).sort(inOrder)]
    const bytes = canonicalBytes({ format: DIRECTORY_FORMAT, version: now.reference.version, items })
    const signature = signDetached(bytes, signer, { signingTime: clock.now() })
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
    made = { of: now, directory: { bytes, signature, etag } }
    return made.directory
  }
}

const hubEntry = ({ der, since }: HubCertificate): DirectoryEntry => ({
  party: HUB,
  use: 'signing',
  fingerprint: fingerprintOf(der),
  certificate: der.toString('base64'),
  from: since.toISOString(),
})

type Registered = Registry['certificates'] extends ReadonlyMap<string, infer Value> ? Value : never

const entryOf = ({
  partyKey,
  use,
  fingerprint,
  der,
  validFrom,
  validTo,
  distrustedFrom,
}: Registered): DirectoryEntry => ({
  party: partyKey,
  use,
  fingerprint,
  certificate: der.toString('base64'),
  from: validFrom.toISOString(),
  ...(validTo === undefined ? {} : { to: validTo.toISOString() }),
  ...(distrustedFrom === undefined ? {} : { distrustedFrom: distrustedFrom.toISOString() }),
})

const orderOf = ({ party, use, from, fingerprint }: DirectoryEntry): string => [party, use, from, fingerprint].join(' ')

const inOrder = (one: DirectoryEntry, other: DirectoryEntry): number => (orderOf(one) < orderOf(other) ? -1 : 1)
