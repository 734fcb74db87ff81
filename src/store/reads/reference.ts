import type { PartyKey } from '../../domain/values/party.ts'
import type { Party } from '../../domain/model/reference.ts'
import type { CertificateUse } from '../../ports/certificates.ts'
import type { ParticipantView } from '../../ports/reads.ts'
import type { Queryable } from '../read-pool.ts'

type ParticipantRow = {
  key: PartyKey
  takes: string
  certificates: string | null
}

type CertificateJson = {
  fingerprint: string
  use: CertificateUse
  validFrom: string
  validTo: string | null
  distrustedFrom: string | null
}

/** Who is registered, for operators. */
export function createReferenceReads(pool: Queryable) {
  return {
    async participants(): Promise<ParticipantView[]> {
      const rows = await pool.query<ParticipantRow>(
        `select p.key, p.takes, (
           select json_agg(json_build_object('fingerprint', c.fingerprint, 'use', c.use, 'validFrom', c.valid_from,
             'validTo', c.valid_to, 'distrustedFrom', c.distrusted_from) order by c.valid_from, c.fingerprint)
           from certificates c where c.party_key = p.key) as certificates
         from parties p order by p.key`,
      )
      return rows.rows.map((row) => ({
        key: row.key,
        takes: takesView(row.takes),
        certificates: (JSON.parse(row.certificates ?? '[]') as CertificateJson[]).map(certificateView),
      }))
    },
  }
}

/** One entry per type and version, so that a reader needs no map. */
const takesView = (takes: string): ParticipantView['takes'] =>
  Object.entries(JSON.parse(takes) as NonNullable<Party['takes']>).flatMap(([type, versions]) =>
    versions.map((version) => ({ type, version })),
  )

const utc = (text: string): string => new Date(text).toISOString()

const certificateView = (row: CertificateJson): ParticipantView['certificates'][number] => ({
  fingerprint: row.fingerprint,
  use: row.use,
  validFrom: utc(row.validFrom),
  ...(row.validTo === null ? {} : { validTo: utc(row.validTo) }),
  ...(row.distrustedFrom === null ? {} : { distrustedFrom: utc(row.distrustedFrom) }),
})
