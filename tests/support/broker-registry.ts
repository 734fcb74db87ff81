import type { PartyKey } from '../../src/domain/values/party.ts'
import type { RegisteredCertificate } from '../../src/ports/certificates.ts'
import type { BrokerUser, Registry } from '../../src/store/reference/registry.ts'

/** A registry of one party over AMQP, with its one login at the broker and these certificates. */
export function brokerRegistry(
  party: PartyKey,
  login: Omit<BrokerUser, 'partyKey'>,
  certificates: readonly RegisteredCertificate[] = [],
): { current: () => Registry } {
  const registry = {
    reference: { parties: new Map([[party, { key: party, active: true, channel: 'amqp' }]]) },
    brokerUsers: new Map([[login.user, { ...login, partyKey: party }]]),
    certificates: new Map(certificates.map((one) => [one.fingerprint, one])),
  } as unknown as Registry
  return { current: () => registry }
}
