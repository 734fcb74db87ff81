import { PARTNER_READS, type PartnerAgreement } from '../model/partner.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { PartyKey, Role } from '../values/party.ts'
import { day, listOf, oneOf, type Position, record, text } from '../values/checks.ts'
import { COUNTRY, PARTY, planEntries, type RegistryPlan } from './registry.ts'

const check = record({
  id: text(35, /^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  partner: PARTY,
  countries: listOf(COUNTRY, { min: 1, max: 60 }),
  reads: listOf(oneOf(PARTNER_READS), { min: 1, max: PARTNER_READS.length }),
  basis: text(140),
  validFrom: day,
  validTo: day,
})

/**
 * What an import of agreements with partners changes. Only a registered party of the role may be named: another role has rights
 * of its own, and an agreement would seem to widen them.
 * @param roleOf what a party is registered as; undefined where it is not
 */
export const planPartnerAgreements = (
  current: readonly PartnerAgreement[],
  entries: unknown,
  roleOf: (key: PartyKey) => Role | undefined,
): RegistryPlan<PartnerAgreement> =>
  planEntries(
    current,
    entries,
    check,
    ({ id }) => id,
    (agreement, at) => [
      ...(roleOf(agreement.partner) === 'partner'
        ? []
        : [ruleFinding('PARTNER-UNKNOWN', `${at.pointer}/partner`, agreement.partner)]),
      ...twice(agreement.countries, 'countries', at),
      ...twice(agreement.reads, 'reads', at),
    ],
  )

const twice = (values: readonly string[], name: string, at: Position): Finding[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) < index ? [ruleFinding('IMPORT-TWICE', `${at.pointer}/${name}/${index}`, value)] : [],
  )
