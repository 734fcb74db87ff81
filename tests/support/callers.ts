import type { Identity } from '../../src/ports/identity.ts'
import { createRegistryWriter } from '../../src/compose/registry-set-up.ts'
import type { TestHub } from './hub.ts'
import { asCountry, asOffice, asParty } from './identifiers.ts'

/** Somebody who calls a test hub: who the registry says it is, and its token; nobody has neither. */
export type Caller = { name: string; identity: Identity | undefined; token: string | undefined }

/** A registered party of each role. */
export const PARTY_OF_ROLE = {
  customs: 'BF',
  guarantor: 'TG/fonds-garantie',
  principal: 'TG/sahel-transit',
  consignee: 'BF/entrepot',
  carrier: 'TG/routiers',
  rail: 'CI/sitarail',
  tracking: 'TG/suivi',
  payment: 'TG/paiement',
} as const

/** Every kind of caller there is: a party of each role and one that has to do with nothing, officers with each right, and who watches. */
export async function callersOf(hub: TestHub): Promise<Caller[]> {
  const write = createRegistryWriter(hub.pool)
  const party = (key: string): Caller => {
    const { party: one, token } = hub.party(key)
    const { role, channel } = one
    return {
      name: key,
      token,
      identity: { kind: 'party', key: asParty(key), country: asCountry(one.country), role, channel },
    }
  }
  const officers = await Promise.all(
    (
      [
        ['TG', 'TGCNK001', 'facts'],
        ['TG', 'TGCNK001', 'decisions'],
        ['TG', 'TGCNK001', 'chief'],
        ['GH', 'GHTEM001', 'chief'],
      ] as const
    ).map(async ([country, office, right]): Promise<Caller> => {
      const name = `${right}-${office}`
      const person = { partyKey: asParty(country), offices: [asOffice(office)], rights: [right] }
      await write.addToken({ ...person, kind: 'officer', token: `token-of-${name}`, name })
      const identity = {
        kind: 'officer',
        key: person.partyKey,
        offices: person.offices,
        rights: [right],
        name,
      } as const
      return { name: `officer ${name}`, token: `token-of-${name}`, identity }
    }),
  )
  await write.addToken({ token: 'token-of-auditor', kind: 'auditor', name: 'auditor' })
  const watchers = (['operator', 'auditor'] as const).map(
    (kind): Caller => ({ name: kind, token: `token-of-${kind}`, identity: { kind, name: kind } }),
  )
  return [
    { name: 'nobody', identity: undefined, token: undefined },
    ...['TG', ...Object.values(PARTY_OF_ROLE), 'GM', 'CI/cci'].map(party),
    ...officers,
    ...watchers,
  ]
}
