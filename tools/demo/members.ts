import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { partyKeyOf } from '../../src/domain/values/party.ts'
import { createAuthority, issueCertificate, writeIdentity, writeNoteKey } from '../../src/pki/authority.ts'
import type { Office, Party } from '../../src/domain/model/reference.ts'
import type { Right } from '../../src/ports/identity.ts'
import type { AdministrationRow, DemoRegistry, PartyRow } from './registry.ts'

/** A registered party with everything it proves itself with; the paths are PEM files. */
export type Member = PartyRow & {
  key: string
  token: string
  certificate: string
  keyFile: string
  certificateDer: Buffer
  amqpUser: string
  amqpPassword: string
  offices: string[]
}

/**
 * The demonstration's own trust: an authority made for this run, the hub's seal certificate, one certificate per
 * party.
 */
export type DemoPki = {
  ca: string
  hub: { certificate: string; key: string }
  /** PEM files of the Ed25519 keys of the log, and of the country that runs a witness of it. */
  logKey: string
  witness: { country: string; key: string }
  /** Says which certificate is whose, for the adapters. */
  partners: string
  members: Member[]
  operator: { name: string; token: string }
  officers: Officer[]
  /** Partner administrations: they sign nothing and have no queue. */
  administrations: Administration[]
}

/** A partner administration with its token. */
export type Administration = AdministrationRow & { token: string }

/** A person with a token of the hub's own app. */
export type Officer = {
  name: string
  /** By which its acts are known. */
  pseudonym: string
  office: string
  language: Party['language']
  rights: readonly Right[]
  token: string
}

/** The country whose witness co-signs the log in a demonstration. */
const WITNESS = 'BF'

const DAY_MS = 24 * 3600 * 1000

/**
 * Makes keys, certificates (good for `years`), tokens and passwords in `folder`, new for every run. Broker users end in
 * `userSuffix` (`userSuffixOf`).
 */
export const createDemoPki = async (
  folder: string,
  registry: DemoRegistry,
  years: number,
  userSuffix: string,
): Promise<DemoPki> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const validity = { validFrom: new Date(Date.now() - DAY_MS), validTo: new Date(Date.now() + years * 365 * DAY_MS) }
  const authority = await createAuthority({ commonName: 'Corridor demonstration authority', ...validity })
  const ca = join(folder, 'ca.crt')
  await writeFile(ca, authority.certificatePem)
  const seal = await issueCertificate(authority, { commonName: 'Corridor demo hub', purpose: 'hub-seal', ...validity })
  const hub = await writeIdentity(folder, 'hub', seal)
  const members = await Promise.all(
    registry.parties.map(async (row): Promise<Member> => {
      const key = partyKeyOf(row)
      const name = key.toLowerCase().replace('/', '-')
      const identity = await issueCertificate(authority, { commonName: name, purpose: 'party', ...validity })
      const paths = await writeIdentity(folder, name, identity)
      return {
        ...row,
        key,
        token: secret(),
        certificate: paths.certificate,
        keyFile: paths.key,
        certificateDer: identity.certificateDer,
        amqpUser: `${name}${userSuffix}`,
        amqpPassword: secret(),
        offices:
          row.role === 'customs'
            ? registry.offices.filter((office) => office.country === row.country).map((office) => office.code)
            : [],
      }
    }),
  )
  const partners = join(folder, 'partners.json')
  const owners = members.map((member) => [member.key, [basename(member.certificate)]])
  await writeFile(partners, JSON.stringify(Object.fromEntries(owners), undefined, 2))
  const officers = registry.offices.flatMap((office) => officersAt(office, registry))
  const logKey = await writeNoteKey(folder, 'log')
  const witness = { country: WITNESS, key: await writeNoteKey(folder, 'witness') }
  const administrations = registry.administrations.map((row) => ({ ...row, token: secret() }))
  const operator = { name: 'operator', token: secret() }
  return { ca, hub, logKey, witness, partners, members, operator, officers, administrations }
}

/**
 * What sets a run's broker users apart from those of another on the same broker: users are common to all virtual hosts, and
 * a second run would give them other passwords and lock the first one out. Nothing on a broker of its own.
 */
export function userSuffixOf(amqpUrl: string | undefined): string {
  const vhost = amqpUrl === undefined ? '' : new URL(amqpUrl).pathname.slice(1)
  return vhost === '' ? '' : `-${createHash('sha256').update(vhost).digest('hex').slice(0, 8)}`
}

/** One who reports facts at each office; at one without a system those who decide as well. */
function officersAt({ code }: Office, { manualOffices }: DemoRegistry): Officer[] {
  const manual = manualOffices.find(({ office }) => office === code)
  if (manual === undefined) {
    const name = `officer at ${code}`
    return [{ name, pseudonym: name, office: code, language: 'en', rights: ['facts'], token: secret() }]
  }
  const { language, officers } = manual
  return officers.map((officer) => ({ ...officer, office: code, language, token: secret() }))
}

const secret = (): string => randomBytes(24).toString('base64url')
