import { rename, writeFile } from 'node:fs/promises'
import type { PartnerRead } from '../../src/domain/model/partner.ts'
import type { Stack } from '../demo/stack.ts'
import type { TlsIdentity } from '../demo/tls-door.ts'
import { guarantorOf } from './guarantees.ts'

/**
 * Writes `.corridor/sandbox.json` (interface.md 1), whole or not at all: its appearance says that the sandbox is
 * ready.
 */
export const writeDescription = async (file: string, stack: Stack): Promise<void> => {
  await writeFile(`${file}.new`, `${JSON.stringify(descriptionOf(stack), undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** What an integrator or an outside check needs to know; paths are PEM files. */
export const descriptionOf = (stack: Stack) => {
  const { pki, registry, overTls } = stack
  return {
    hub: stack.hubUrl,
    // Beyond the contract: the door with mutual TLS, where it was asked for.
    ...(overTls === undefined ? {} : { hubOverTls: overTls.hubUrl, tlsCa: overTls.door.ca }),
    console: `${stack.hubUrl}/console/`,
    amqp: stack.amqpUrl,
    database: stack.services.databaseUrl,
    operators: [pki.operator],
    participants: pki.members.map((member) => ({
      country: member.country,
      role: member.role,
      ...(member.party === undefined ? {} : { party: member.party }),
      token: member.token,
      certificate: member.certificate,
      key: member.keyFile,
      ca: pki.ca,
      ...tlsOf(overTls?.door.parties.get(member.key)),
      ...(member.channel === 'amqp'
        ? {
            amqpUser: member.amqpUser,
            amqpPassword: member.amqpPassword,
            queue: member.party === undefined ? `country.${member.country}` : `party.${member.party.toUpperCase()}`,
          }
        : {}),
      offices: member.offices,
      channel: member.channel,
      format: member.format,
    })),
    officers: pki.officers,
    // Beyond the contract: partner administrations, with what their agreements let them read and the calls for it.
    partners: pki.administrations.map(({ country, party, token, agreement }) => ({
      country,
      role: 'partner',
      party,
      token,
      agreement,
      calls: agreement.reads.map((read) => READS[read]),
    })),
    // PEM file: whoever checks a seal or a receipt holds the signer against this, since every party has a certificate of the same authority.
    hubCertificate: pki.hub.certificate,
    certificates: Object.fromEntries(pki.members.map(({ key, certificate }) => [key, [certificate]])),
    // With its holder, beyond the contract: a declaration by another principal is refused G04, and nobody could guess why.
    guarantees: [
      ...registry.guarantees.map(({ country, grn, type, accessCode, holder, purpose }) => ({
        grn,
        type,
        accessCode,
        guarantor: guarantorOf(pki, country)?.key,
        holder: { scheme: holder.scheme, id: holder.number },
        purpose: purpose ?? 'comprehensive and ample: what the journeys rest on',
      })),
      ...registry.otherGuarantees.map(({ guarantor, purpose, register: { grn, type, accessCode, holder } }) => ({
        grn,
        type,
        accessCode,
        guarantor,
        ...(holder === undefined ? {} : { holder: { scheme: holder.scheme, id: holder.id } }),
        purpose,
      })),
    ],
    agreements: registry.agreements,
    // Beyond the contract: without their numbers nobody could try the simplified procedures.
    authorisations: registry.authorisations,
    clock: { mode: stack.clock.mode, now: stack.clock.now().toISOString() },
  }
}

/** How a partner reads each; the month is the caller's choice. */
const READS: Readonly<Record<PartnerRead, string>> = {
  contributions: 'GET /v1/partner/contributions?month=YYYY-MM',
  claims: 'GET /v1/partner/claims',
  cover: 'GET /v1/partner/cover',
  movements: 'GET /v1/partner/movements?month=YYYY-MM',
}

const tlsOf = (shown: TlsIdentity | undefined) =>
  shown === undefined
    ? {}
    : {
        tlsCertificate: shown.certificate,
        tlsKey: shown.key,
        keyStore: shown.keyStore,
        keyStorePassword: shown.keyStorePassword,
      }
