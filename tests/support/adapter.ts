import { join } from 'node:path'
import type { AdapterHostConfig } from '../../src/adapter-host/host-config.ts'
import type { SenderRole } from '../../src/domain/values/party.ts'
import { writeIdentity } from '../../src/pki/authority.ts'
import type { TestHub } from './hub.ts'
import { asParty } from './identifiers.ts'

/**
 * The configuration of an adapter that acts for one party of the hub, its key in files of `folder`. Whose certificate is which
 * it learns from the hub.
 */
export async function adapterConfig(
  hub: Pick<TestHub, 'url' | 'pki' | 'party'> & { config: Pick<TestHub['config'], 'amqpUrl'> },
  key: string,
  folder: string,
): Promise<AdapterHostConfig> {
  const { amqp, token, party, identity } = hub.party(key)
  const own = await writeIdentity(folder, 'own', identity)
  return {
    hub: hub.url,
    amqp: hub.config.amqpUrl,
    ca: hub.pki.ca,
    hubCertificates: hub.pki.hub.certificate,
    data: join(folder, 'data'),
    prefetch: 256,
    connections: [
      {
        party: asParty(key),
        role: party.role as SenderRole,
        send: 'amqp',
        receive: 'amqp',
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
