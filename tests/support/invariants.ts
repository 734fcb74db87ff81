import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { auditPool, breachText } from '../../src/compose/audit.ts'
import { inclusionPath, leafHash, rootOf, verifyInclusion } from '../../src/trust/log.ts'
import { createHubVerifier, type HubVerifier } from '../../src/trust/seal.ts'
import { effective, type Journal } from './journal.ts'
import type { Kept } from './patient-client.ts'
import { testVault } from './body-key.ts'

/**
 * Checks invariants I1 to I6 at any moment: what `corridor audit` finds in the database, and what can be seen only from
 * outside, at those who hold receipts and at those who got messages.
 * @param journals what receivers wrote down
 * @param receipts messages with the receipts their senders hold
 * @param hubCertificates DER, to verify what the hub has signed
 * @param provenEach of so many receipts one has its place in the log proven, which takes a walk through the whole log
 * @returns one sentence per violation, beginning with the invariant's number; empty when all hold
 */
export async function checkInvariants(
  pool: Pool,
  journals: readonly Journal[] = [],
  receipts: readonly Kept[] = [],
  hubCertificates: readonly Buffer[] = [],
  provenEach = 1,
): Promise<string[]> {
  const hub: HubVerifier | undefined = hubCertificates.length === 0 ? undefined : createHubVerifier(hubCertificates)
  const report = await auditPool(pool, hub, testVault)
  return [
    ...report.findings.map(breachText),
    ...(await receiptViolations(pool, receipts, provenEach)),
    ...(await journalViolations(pool, journals)),
  ]
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** I1: every receipt held is in the log, is the stored one, and its inclusion is proven against the root. */
async function receiptViolations(pool: Pool, receipts: readonly Kept[], provenEach: number): Promise<string[]> {
  const leaves = await pool.query<{ sender: string | null; id: string | null; kind: string; record: string }>(
    'select sender, id, kind, record from log_leaves order by log_index',
  )
  const hashes = leaves.rows.map(({ record }) => leafHash(Buffer.from(record)))
  const root = rootOf(hashes)
  const stored = await pool.query<{ sender: string; id: string; answer: Buffer; answer_signature: Buffer | null }>(
    `select sender, id, answer, answer_signature from outcomes join messages on seq = message where verdict = 'accepted'`,
  )
  const answers = new Map(stored.rows.map((row) => [`${row.sender} ${row.id}`, row]))
  return receipts.flatMap(({ from, message, bytes, receipt }, at) => {
    if (receipt === undefined) return []
    const name = `the receipt of ${from.key} ${message.id}`
    const told = JSON.parse(receipt.bytes.toString('utf8')) as { digest: string; logIndex: number; id: string }
    const leaf = leaves.rows[told.logIndex]
    const hash = hashes[told.logIndex]
    if (leaf === undefined || hash === undefined) return [`I1: ${name} names leaf ${told.logIndex}, which is missing`]
    const wrong: string[] = []
    if (leaf.sender !== from.key || leaf.id !== message.id || leaf.kind !== 'message' || told.id !== message.id) {
      wrong.push(`I1: ${name} names leaf ${told.logIndex} of another message`)
    }
    if (told.digest !== `sha256:${sha256(bytes).toString('hex')}`) wrong.push(`I1: ${name} has another digest`)
    const kept = answers.get(`${from.key} ${message.id}`)
    const same =
      kept?.answer.equals(receipt.bytes) === true && kept.answer_signature?.toString('base64') === receipt.signature
    if (!same) wrong.push(`I1: ${name} is not the stored one`)
    if (at % provenEach !== 0) return wrong
    const path = inclusionPath(hashes, told.logIndex)
    const included = verifyInclusion(hash, told.logIndex, hashes.length, path, root)
    return included ? wrong : [...wrong, `I6: ${name} cannot be proven`]
  })
}

type SentRow = {
  receiver: string
  log_index: string
  key: string
  state: string
  reported: boolean
  digest: string
}

/** I2, I3 and I4 at the receivers: what was reported was seen, what was seen was sent, and in the log's order. */
async function journalViolations(pool: Pool, journals: readonly Journal[]): Promise<string[]> {
  const rows = await pool.query<SentRow>(
    `select o.receiver, o.log_index, o.sender || ' ' || o.id as key, o.state, o.reported,
       encode(x.digest, 'hex') as digest
     from outbox o join messages x using (sender, id)`,
  )
  return journals.flatMap((journal) => {
    const { receiver } = journal
    const sent = new Map(rows.rows.filter((row) => row.receiver === receiver).map((row) => [row.key, row]))
    const wrong: string[] = []
    const last = new Map<string, number>()
    const seen = new Set<string>()
    for (const { sender, id, mrn, logIndex, digest } of effective(journal)) {
      const key = `${sender} ${id}`
      seen.add(key)
      const row = sent.get(key)
      if (row === undefined || Number(row.log_index) !== logIndex || row.digest !== digest) {
        wrong.push(`I3: ${receiver} got ${key} at ${logIndex}, which was not sent like that`)
      }
      if (row?.reported !== true) continue
      const order = mrn ?? sender
      const before = last.get(order) ?? -1
      if (logIndex <= before) wrong.push(`I4: ${receiver} got ${logIndex} of ${order} after ${before}`)
      last.set(order, logIndex)
    }
    for (const [key, { state }] of sent) {
      if (state === 'delivered' && !seen.has(key))
        wrong.push(`I2: ${receiver} never got ${key}, which counts as delivered`)
    }
    return wrong
  })
}
