import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AdapterHostConfig } from '../../src/adapter-host/host-config.ts'
import { writeIdentity } from '../../src/pki/authority.ts'
import type { TestHub } from './hub.ts'
import { asParty } from './identifiers.ts'

/** The configuration of an adapter that acts for one party of the hub, its key and certificates in files of `folder`. */
export async function adapterConfig(
  hub: Pick<TestHub, 'url' | 'config' | 'pki' | 'party'>,
  key: string,
  folder: string,
): Promise<AdapterHostConfig> {
  const { amqp, token, party, identity } = hub.party(key)
  const own = await writeIdentity(folder, 'own', identity)
  const partners = join(folder, 'partners.json')
  await writeIdentity(folder, 'tg', hub.party('TG').identity)
  await writeFile(partners, JSON.stringify({ TG: ['tg.crt'] }))
  return {
    hub: hub.url,
    amqp: hub.config.amqpUrl,
    ca: hub.pki.ca,
    hubCertificates: hub.pki.hub.certificate,
    partners,
    data: join(folder, 'data'),
    prefetch: 256,
    connections: [
      {
        party: asParty(key),
        role: party.role,
        send: 'amqp',
        format: 'json',
        token,
        amqpUser: amqp.user,
        amqpPassword: amqp.password,
        ...own,
      },
    ],
    settings: {},
  }
}
