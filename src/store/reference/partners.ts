import type { PartnerAgreement } from '../../domain/model/partner.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'

/** All agreements with partners, by id and first day. */
export const loadPartnerAgreements = async (client: Pick<RegistryDb, 'query'>): Promise<PartnerAgreement[]> => {
  const { rows } = await client.query<{ data: string }>('select data from partner_agreements order by id, valid_from')
  return rows.map(({ data }) => JSON.parse(data) as PartnerAgreement)
}

/** Writes one version; one of the same id and first day takes the place of the one before, and the same once more changes nothing. */
export const writingPartnerAgreement = (agreement: PartnerAgreement): [text: string, values: readonly unknown[]] => [
  `insert into partner_agreements as r (id, valid_from, valid_to, data) values ($1,$2,$3,$4)
   on conflict (id, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data
   where r.data::text is distinct from excluded.data::text`,
  [agreement.id, agreement.validFrom, agreement.validTo, JSON.stringify(agreement)],
]
