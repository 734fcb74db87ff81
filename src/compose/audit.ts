import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { audit, type AuditDeps } from '../audit/audit.ts'
import type { AgainDeps } from '../audit/again.ts'
import { type AuditResult, breachText } from '../audit/result.ts'
import { type Codec, createCodec } from '../codec/index.ts'
import type { Reference } from '../domain/model/reference.ts'
import { loadPublished, shippedCodelists } from './published.ts'
import { judge } from '../pipeline/judge.ts'
import type { BodyVault } from '../ports/body-vault.ts'
import type { AuditSource } from '../ports/audit.ts'
import type { AuditRecord } from '../ports/audits.ts'
import { recordAudit } from '../store/audits.ts'
import { withAuditSource } from '../store/audit/audit.ts'
import { refuseUnready, schemaState } from '../store/migrate.ts'
import { createPool, LONG_ANSWER_WITHIN_MS } from '../store/pool.ts'
import { loadRegistry } from '../store/reference/registry.ts'
import { certificatesOf } from '../trust/x509/pem.ts'
import { createHubVerifier, type HubVerifier } from '../trust/seal.ts'
import { openVaults } from './vault.ts'
import { auditSecrets } from '../audit/secrets.ts'

export { breachText, resultJson, type AuditResult } from '../audit/result.ts'

export type AuditOptions = {
  databaseUrl: string
  /** PEM files of the hub's certificates, present and past; without one no signature of the hub is verified. */
  hubCertificates: readonly string[]
  /** What bodies are sealed with: a PEM file or a PKCS#11 URI; without it they are not compared. */
  bodyKey?: string
  /** A second key that opens, while keys are exchanged. */
  bodyKeyAlso?: string | undefined
  /** Whether to leave a row about it. */
  record?: boolean
  progress?: AuditDeps['progress']
}

/** Open movements kept in memory to decide again; each takes some kilobytes plus its declaration. */
const OPEN_MAX = 20_000

/**
 * Audits a live database: reads only, one snapshot, one connection; afterwards one row is written where that is asked. Throws when
 * the database cannot be reached, is not migrated to this version, or a certificate cannot be read.
 */
export async function auditDatabase(options: AuditOptions): Promise<AuditResult> {
  const pool = createPool({
    connectionString: options.databaseUrl,
    max: 2,
    onError: () => undefined,
    answerWithinMs: LONG_ANSWER_WITHIN_MS,
  })
  try {
    refuseUnready(await schemaState(pool))
    const pems = await Promise.all(options.hubCertificates.map((path) => readFile(path, 'utf8')))
    const certificates = pems.flatMap(certificatesOf)
    const hub = certificates.length === 0 ? undefined : createHubVerifier(certificates)
    const { bodyKey, bodyKeyAlso } = options
    const [vault] = bodyKey === undefined ? [] : await openVaults({ bodyKey, bodyKeyAlso })
    const result = await auditPool(pool, hub, vault, options.progress)
    if (options.record === true) await recordAudit(pool, recordOf(result))
    return result
  } finally {
    await pool.end()
  }
}

/** Findings that stand in a record; the others are in the audit's own output. */
const RECORDED_MOST = 20

/** What is put on record of an audit. */
function recordOf({ takenAt, size, root, findings, findingsInAll, notCompared, counts }: AuditResult): AuditRecord {
  return {
    takenAt: new Date(takenAt),
    size,
    root: Buffer.from(root, 'base64'),
    findings: findingsInAll,
    firstFindings: findings.slice(0, RECORDED_MOST).map(breachText),
    notCompared: Object.values(notCompared).reduce((sum, times) => sum + times, 0),
    decidedAgain: counts.decidedAgain,
  }
}

/** The same over an existing pool; `vault` opens the bodies. Throws when they are sealed under another one's key. */
export const auditPool = (
  pool: Pool,
  hub: HubVerifier | undefined,
  vault: BodyVault | undefined,
  progress?: AuditDeps['progress'],
): Promise<AuditResult> => withAuditSource(pool, vault, (source) => auditSourceOf(pool, source, hub, progress))

/** The same over a source; the pool is asked for the reference data only. */
export async function auditSourceOf(
  pool: Pool,
  source: AuditSource,
  hub: HubVerifier | undefined,
  progress?: AuditDeps['progress'],
): Promise<AuditResult> {
  using codec = createCodec()
  const again = await againOver(pool, codec)
  // Awaited here: otherwise the codec would be disposed of before the first leaf is read, and refuse all XML.
  return await audit({ source, again, hub, ...(progress === undefined ? {} : { progress }) })
}

/** What deciding again takes, with the reference data as the pool has them now. */
export async function againOver(pool: Pool, codec: Codec): Promise<AgainDeps> {
  const published = await loadPublished(join(import.meta.dirname, '..', '..', 'schemas'))
  const { reference } = await loadRegistry(pool, shippedCodelists(published))
  const decode: AgainDeps['decode'] = (bytes, contentType) => {
    const decoded = codec.decode(bytes, contentType === 'application/xml' ? 'application/xml' : 'application/json')
    return decoded.ok ? decoded.message : undefined
  }
  return { reference, secrets: auditSecrets, decode, judge: judgeFor(codec, reference), openMax: OPEN_MAX }
}

/** Judges bytes as the pipeline did before reading any state; the sender's identity had been proven. */
const judgeFor =
  (codec: Codec, reference: Reference): AgainDeps['judge'] =>
  (bytes, contentType, sender, now) => {
    const caller = reference.parties.get(sender)
    if (caller === undefined) return { reason: 'their sender is no party any more' }
    const type = contentType === 'application/xml' ? 'application/xml' : 'application/json'
    const judgement = judge(bytes, type, { codec, reference, now, callerOf: () => caller })
    return { code: judgement.level === undefined ? undefined : judgement.refusal.code }
  }
