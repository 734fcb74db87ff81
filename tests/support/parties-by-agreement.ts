import type { Pool } from 'pg'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import type { PartnerAgreement } from '../../src/domain/model/partner.ts'
import { asCountry, asParty } from './identifiers.ts'
import { partnerAgreement } from './partner.ts'

/** Registers who takes no part in transit: a partner, which reads by agreement, and a payment system, which reads its own days. */
export async function partiesByAgreement(pool: Pool, tokens: { partner: string; payment: string }): Promise<void> {
  const write = createRegistryWriter(pool)
  await write.putPartnerAgreement(partnerAgreement('TG/tresor') as unknown as PartnerAgreement)
  for (const [key, role] of [
    [asParty('TG/tresor'), 'partner'],
    [asParty('TG/recettes'), 'payment'],
  ] as const) {
    const named = { key, country: asCountry('TG'), role, party: key.slice(3), name: key }
    await write.upsertParty({ ...named, channel: 'none', format: 'json', language: 'fr', active: true })
    await write.addToken({ kind: 'party', partyKey: key, token: tokens[role], name: key })
  }
}
