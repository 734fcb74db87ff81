import type { PartnerAgreement } from '../../domain/model/partner.ts'
import type { RegistryDb } from '../../ports/registry-acts.ts'

/** All agreements with partners, by id and first day. */
export const loadPartnerAgreements = async (client: Pick<RegistryDb, 'query'>): Promise<PartnerAgreement[]> => {
  const { rows } = await client.query<{ data: string }>('select data from partner_agreements order by id, valid_from')
  return rows.map(({ data }) => JSON.parse(data) as PartnerAgreement)
}

/** Writes one version; one of the same id and first day takes the place of the one before. */
export const putPartnerAgreement = (client: Pick<RegistryDb, 'query'>, agreement: PartnerAgreement) =>
  client.query(
    `insert into partner_agreements (id, valid_from, valid_to, data) values ($1,$2,$3,$4)
     on conflict (id, valid_from) do update set valid_to = excluded.valid_to, data = excluded.data`,
    [agreement.id, agreement.validFrom, agreement.validTo, JSON.stringify(agreement)],
  )
