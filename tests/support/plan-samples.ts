import type { Pool } from 'pg'

/** A value of the filled database for each parameter there is, in the path or in the query. */
export async function samplesOf(pool: Pool): Promise<Map<string, string>> {
  const one = async (sql: string): Promise<string> => {
    const { rows } = await pool.query<{ one: string }>(sql)
    if (rows[0] === undefined) throw new Error(`nothing filled in for: ${sql}`)
    return rows[0].one
  }
  const mrn = await one(
    `select mrn as one from movements where mrn like '__GH%' and state = 'discharged' order by mrn limit 1`,
  )
  const sender = 'GH'
  return new Map(
    Object.entries({
      ':mrn': mrn,
      ':grn': await one(`select grn as one from guarantees order by grn limit 1`),
      ':id': await one(`select id::text as one from messages where sender = '${sender}' order by id limit 1`),
      ':receiver': 'BF',
      ':code': 'BFOUA001',
      '*': '0/000', // hashes of the first 256 entries
      ':number': '1',
      from: '1000',
      'GET /v1/approvals state': 'asked',
      ':index': '1000',
      ':name': 'countries',
      ':file': 'common.schema.json',
      ':page': 'journey',
      ':type': 'transit-declaration',
      sender,
      state: 'in-transit,arrived',
      'GET /v1/guarantees/:grn state': 'in-use,released',
      'GET /account state': 'ended',
      'GET /compte state': 'ended',
      'GET /conta state': 'ended',
      said: 'ended',
      country: 'GH',
      reference: await one(`select reference as one from national_refs where mrn = '${mrn}'`),
      lot: 'LOT-60',
      vehicle: 'TG 17 AA',
      q: await one(
        `select right(split_part(value, ':', 2), 5) as one from movement_identifiers
         where mrn = '${mrn}' and value like 'seal:%' order by value limit 1`,
      ),
      party: 'TG',
      corridor: 'TG-BF',
      container: 'CSQU3054383',
      seal: await one(
        `select substr(value, 6) as one from movement_identifiers where value like 'seal:%' order by value limit 1`,
      ),
      vin: 'VF1AB000123456789',
      overdue: 'true',
      dueBefore: '2026-03-10T00:00:00Z',
      updatedSince: '2026-03-10T00:00:00Z',
      grn: await one(`select grn as one from guarantees order by grn limit 1`),
      office: 'BFOUA001',
      regime: 'uemoa',
      procedure: 'enquiry',
      flag: 'late',
      sort: 'recent',
      month: '2026-03',
      guarantor: 'TG/fonds-garantie',
      at: '2026-03-03',
      pair: 'TG-BF',
      language: 'fr',
      code: 'ABCDEFGHJKLM',
      size: '2000',
      wait: '0',
      ':language': 'fr',
      ':party': 'GH',
      page: 'desk',
      topics: 'movements',
      'GET /v1/captures state': 'open',
      ':topic': 'transit-times',
      ':guide': 'border-officer',
      receiver: 'BF',
      cause: 'refused',
      type: 'transit-declaration',
      'GET /v1/parked since': '2026-03-03T00:00:00Z',
      'GET /v1/queues/:receiver/messages state': 'ready',
      'GET /v1/queues/:receiver/history from': new Date(Date.now() - 3_600_000).toISOString(),
      'GET /v1/queues/:receiver/history to': new Date().toISOString(),
      step: 'PT1M',
      'GET /v1/statistics/contributions from': '2026-03-01',
      'GET /v1/statistics/:topic from': '2026-03-01',
      'GET /v1/statistics/:topic/movements from': '2026-03-01',
      to: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      leg: 'TGLFW001-TGCNK001',
      by: 'country',
      format: 'csv',
      cases: 'counted',
      day: '2026-03-03',
      system: 'TG/recettes',
      mrn,
    }),
  )
}
