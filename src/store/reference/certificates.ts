import { BESIDE_PINS } from './pinned.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type {
  CertificateRefusal,
  CertificateRegister,
  CertificateUse,
  HubCertificate,
  RegisteredCertificate,
} from '../../ports/certificates.ts'
import type { PerformAct, RegistryDb } from '../../ports/registry-acts.ts'
import type { Queryable } from '../read-pool.ts'

/** A row of the table of certificates. */
export type CertificateRow = {
  party_key: PartyKey
  fingerprint: string
  use: CertificateUse
  der: Buffer
  valid_from: Date
  valid_to: Date | null
  distrusted_from: Date | null
}

/** Participants' certificates in the database. @param reads where they are read; acts go through `perform` */
export function createCertificateRegister(perform: PerformAct, reads: Queryable): CertificateRegister {
  return {
    async ofParty(party) {
      const known = await reads.query('select 1 from parties where key = $1', [party])
      if (known.rows.length === 0) return undefined
      const { rows } = await reads.query<CertificateRow>(
        'select * from certificates where party_key = $1 order by valid_from, fingerprint',
        [party],
      )
      return rows.map(certificateFromRow)
    },
    async register(act, { party, use, certificate }) {
      const { fingerprint, der, keyDigest } = certificate
      const subject = subjectOf(party)
      const done = await perform<undefined, CertificateRefusal>(
        { ...act, act: 'certificate-add', subject },
        async (db) => {
          const refusal = await refusalOf(db, { party, use, fingerprint, keyDigest })
          if (refusal !== undefined) return refusal
          const added = await db.query(
            `insert into certificates (fingerprint, party_key, der, use, key_digest, valid_from)
           values ($1,$2,$3,$4,$5,$6) on conflict (fingerprint) do nothing`,
            [fingerprint, party, der, use, keyDigest, db.at],
          )
          const after = { fingerprint, use, validFrom: db.at.toISOString() }
          const changes = added.rowCount === 0 ? [] : [{ key: fingerprint, change: 'added' as const, after }]
          return { ok: true, changes, answer: undefined }
        },
      )
      return done.ok ? { ok: true, logIndex: done.logIndex } : done
    },
    async revoke(act, { party, fingerprint, distrustFrom }) {
      const subject = subjectOf(party)
      type Answer = { der: Buffer; distrustedFrom: Date }
      const named = { ...act, act: 'certificate-revoke', subject } as const
      const done = await perform<Answer, CertificateRefusal>(named, async (db) => {
        const { rows } = await db.query<CertificateRow>(
          'select * from certificates where party_key = $1 and fingerprint = $2 for update',
          [party, fingerprint],
        )
        const [row] = rows
        if (row === undefined) return { ok: false, because: 'not-found' }
        const { der, use, distrusted_from: before } = row
        // The first word counts: a later instant would give the key back what it signed in between.
        if (before !== null && before <= distrustFrom) {
          return { ok: true, changes: [], answer: { der, distrustedFrom: before } }
        }
        await db.query('update certificates set distrusted_from = $2 where fingerprint = $1', [
          fingerprint,
          distrustFrom,
        ])
        const was = before === null ? {} : { before: { fingerprint, use, distrustedFrom: before.toISOString() } }
        const after = { fingerprint, use, distrustedFrom: distrustFrom.toISOString() }
        const changes = [{ key: fingerprint, change: 'closed' as const, ...was, after }]
        return { ok: true, changes, answer: { der, distrustedFrom: distrustFrom } }
      })
      return done.ok ? { ok: true, logIndex: done.logIndex, ...done.answer } : done
    },
  }
}

/** As `GET /v1/registry/changes` names it. */
const subjectOf = (party: PartyKey): string => `participants/${party}/certificates`

type Asked = { party: PartyKey; use: CertificateUse; fingerprint: string; keyDigest: string }

/** Under the registry's lock, so that two operators cannot give one key two uses at once. */
async function refusalOf(db: RegistryDb, asked: Asked): Promise<CertificateRefusal | undefined> {
  const { party, use, fingerprint, keyDigest } = asked
  const parties = await db.query('select 1 from parties where key = $1', [party])
  if (parties.rows.length === 0) return { ok: false, because: 'not-found' }
  const { rows } = await db.query<CertificateRow>(
    'select * from certificates where fingerprint = $1 or key_digest = $2',
    [fingerprint, keyDigest],
  )
  const strange = rows.find((row) => row.party_key !== party)
  if (strange !== undefined) return { ok: false, because: 'taken', party: strange.party_key }
  const other = rows.find((row) => row.use !== use)
  if (other !== undefined) return { ok: false, because: 'other-use', use: other.use }
  // A key in other hands is in other hands under any certificate.
  if (rows.some((row) => row.distrusted_from !== null)) return { ok: false, because: 'given-up' }
  return undefined
}

export const certificateFromRow = (row: CertificateRow): RegisteredCertificate => ({
  partyKey: row.party_key,
  fingerprint: row.fingerprint,
  use: row.use,
  der: row.der,
  validFrom: row.valid_from,
  ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
  ...(row.distrusted_from === null ? {} : { distrustedFrom: row.distrusted_from }),
})

/** Notes that the hub signs with this certificate from now on, if it is new, and returns all it has signed with, oldest first. */
export async function noteHubCertificate(db: Queryable, fingerprint: string, der: Buffer): Promise<HubCertificate[]> {
  await db.query(
    `insert into hub_certificates (fingerprint, der, since) select $1, $2, now() from ${BESIDE_PINS}
     on conflict (fingerprint) do nothing`,
    [fingerprint, der],
  )
  const { rows } = await db.query<{ der: Buffer; since: Date }>(
    'select der, since from hub_certificates order by since',
  )
  return rows
}
