import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createOfflineValidator } from '../compose/offline.ts'
import { processTimers } from '../compose/process-timers.ts'
import { type CheckResult, runConformance } from '../conformance/run.ts'
import { ADAPTERS, PROGRAM } from './adapter-folder.ts'
import type { CommandContext } from './context.ts'
import type { Call } from './specs.ts'

/** How often the adapter is killed at a random point. */
const KILLS = 6

/**
 * `corridor conformance <adapter>`: runs every check on the adapter, between a hub's end and its own national end, and says
 * which one failed and why. Needs neither hub, broker nor database. Exit code 1 when a check has failed.
 */
export async function conformance({ out }: CommandContext, { named, values }: Call<'conformance'>): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-conformance-'))
  using validator = await createOfflineValidator({ now: Date.now() })
  const judge = (bytes: Buffer): string | undefined => {
    const { verdict, findings } = validator.validate(bytes, 'en')
    return verdict === 'valid'
      ? undefined
      : `${verdict}: ${findings.map(({ pointer, text }) => `${pointer} ${text}`).join('; ')}`
  }
  try {
    const results = await runConformance({
      name: named.adapter,
      adapters: resolve(values.adapters ?? ADAPTERS),
      program: PROGRAM,
      folder: join(folder, 'run'),
      judge,
      random: Math.random,
      kills: KILLS,
      clock: () => new Date(),
      timers: processTimers,
      ...(values.json ? {} : { onResult: (result: CheckResult) => out(lineOf(result)) }),
    })
    if (values.json) out(JSON.stringify({ adapter: named.adapter, checks: results }, undefined, 2))
    return results.every(({ ok }) => ok) ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function lineOf({ name, ok, fault, remark }: CheckResult): string {
  if (!ok) return `FAILED  ${name}\n        ${fault}`
  return remark === undefined ? `ok      ${name}` : `ok      ${name} (${remark})`
}
