import { inspect } from '../rig/inspect.ts'
import { type Profile, shareOf } from '../rig/profile.ts'
import { measure, prepare, warmUp } from '../rig/windows.ts'
import type { Bench, Findings, Section } from '../section.ts'
import { shown, table } from '../shown.ts'
import { spreadOf } from '../statistics.ts'

/**
 * G6: the hub's own CPU outside sign and verify against that in them, by samples of its main thread under the journey load.
 * In them is every sample with a frame of Node's sign and verify in its stack, so the digest of what is signed as well, which
 * Node makes in the same call. Everything else is outside: DER, digests made apart, garbage collection, and V8's "program".
 */

/** Node's own file of `sign` and `verify`. */
const SIGNATURES = 'node:internal/crypto/sig'

/** Time outside signatures for each microsecond inside them, of what the process was busy. */
export function outsideSignatures(profile: Profile): number {
  const inside = shareOf(profile, ({ url }) => url === SIGNATURES)
  return (1 - inside) / inside
}

async function play({ rig, options, log }: Bench): Promise<Findings> {
  if (rig.hub.inspectorUrl === undefined) throw new Error('the hub of this rig has no inspector')
  let rate = await warmUp(rig, options)
  const inspector = await inspect(rig.hub.inspectorUrl)
  const values: number[] = []
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      await prepare(rig, rate, options.seconds)
      await inspector.start()
      const window = await measure(rig, 'hub', { seconds: options.seconds })
      const ratio = outsideSignatures(await inspector.stop())
      rate = window.throughput
      values.push(ratio)
      log(`round ${round} of ${options.rounds}: ${ratio.toFixed(2)} outside for 1 inside`)
    }
  } finally {
    inspector.close()
  }
  const inside = values.map((ratio) => 100 / (1 + ratio))
  return {
    findings: [{ id: 'G6', values }],
    text: table(['', ''], [['per cent of busy time in sign and verify', shown(spreadOf(inside))]]),
    data: values,
  }
}

export const costSection: Section = { name: 'cost of the business', goals: ['G6'], rig: { inspected: true }, play }
