import { join } from 'node:path'
import { readJson } from './read-json.ts'
import { banner, type OutputFile } from './schema.ts'

type RiskRule = { id: string; validFrom: string; validTo?: string; source: string }

/** src/generated/risk-rules.ts: the rules of schemas/risk-rules.json as they are written, without their sources. */
export function emitRiskRules(root: string): OutputFile[] {
  const { rules } = readJson<{ rules: RiskRule[] }>(join(root, 'schemas', 'risk-rules.json'))
  const content = `${banner('ts', 'schemas/risk-rules.json')}
/** Rules by which movements are drawn to a person's attention, with the day from which each holds (interface.md 8). */
export const riskRules = ${JSON.stringify(rules, (name, value: unknown) => (name === 'source' ? undefined : value), 2)} as const
`
  return [{ path: 'src/generated/risk-rules.ts', content }]
}
