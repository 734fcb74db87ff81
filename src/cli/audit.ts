import { auditDatabase, breachText, type AuditResult, resultJson } from '../compose/audit.ts'
import { bodyKeysOf, databaseUrlOf } from '../config.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

/**
 * `corridor audit`: checks invariants I1 to I6 on the database of DATABASE_URL, which may be in use, and prints what is
 * wrong and where; with `--record` it leaves a row about that. Returns 0 when nothing is, otherwise 1.
 */
export async function audit({ env, out, err }: CommandContext, { values }: Call<'audit'>): Promise<number> {
  const certificate = env['CORRIDOR_HUB_CERTIFICATE']
  const keys = bodyKeysOf(env)
  const report = await auditDatabase({
    databaseUrl: databaseUrlOf(env),
    hubCertificates: certificate === undefined || certificate === '' ? [] : [certificate],
    ...(keys.bodyKey === '' ? {} : keys),
    record: values.record === true,
    progress: (step, done, of) => err(`${step}: ${done} of ${of}`),
  })
  if (values.json) out(resultJson(report))
  else for (const line of textOf(report)) out(line)
  return report.findingsInAll === 0 ? 0 : 1
}

function textOf(report: AuditResult): string[] {
  const { counts, findings, findingsInAll, notCompared } = report
  return [
    `log of ${report.size} leaves, root ${report.root}, as of ${report.takenAt}`,
    `${counts.movements} movements, ${counts.guarantees} guarantees with ${counts.entries} entries, ` +
      `${counts.trains} trains, ${counts.outboxRows} messages to receivers, ${counts.acts} acts of operators`,
    `${counts.decidedAgain} decisions made again, ${counts.receipts} receipts and ${counts.seals} seals verified`,
    ...Object.entries(notCompared).map(([reason, times]) => `not compared, ${times} times: ${reason}`),
    ...findings.map(breachText),
    ...(findingsInAll > findings.length ? [`and ${findingsInAll - findings.length} more`] : []),
    findingsInAll === 0 ? 'nothing is wrong' : `${findingsInAll} things are wrong`,
  ]
}
