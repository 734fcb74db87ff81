import type { TestHub } from './hub.ts'
import { operate } from './operator.ts'

/** Registers a partner administration at a test hub as an operator does; its token. */
export async function registerPartner(hub: TestHub, key: string): Promise<string> {
  const reason = 'as agreed'
  const names = { en: 'Treasury', fr: 'Trésor', pt: 'Tesouro' }
  const party = { key, role: 'partner', names, language: 'fr', format: 'json', channel: 'none', reason }
  await operate(hub, 'POST', '/v1/participants', party)
  const at = `/v1/participants/${key.replace('/', '~')}/tokens`
  const { body } = await operate(hub, 'POST', at, { label: 'Lomé', reason })
  return String(body['token'])
}

/** An agreement with a partner: of all a partner can read, of Togo, unless said otherwise. */
export const partnerAgreement = (partner: string, fields: object = {}) => ({
  id: 'TG-TRESOR',
  partner,
  countries: ['TG'],
  reads: ['contributions', 'claims', 'cover', 'movements'],
  basis: 'Convention 4/2026',
  validFrom: '2020-01-01',
  validTo: '2099-12-31',
  ...fields,
})
