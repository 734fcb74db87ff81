import { parseArgs } from 'node:util'
import { simulateMany } from './plans.ts'

/** `npm run simulate -- [--seeds N] [--seed S] [--path P]`: plays N simulations drawn from S; P plays one failure again. */
const { values } = parseArgs({
  options: { seeds: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
const runs = values.path === undefined ? Number(values.seeds ?? 1_000) : 1
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  throw new Error('usage: npm run simulate -- [--seeds <number>] [--seed <number>] [--path <path>]')
}
const started = performance.now()
console.log(`${runs} simulations from seed ${seed}`)
try {
  const { steps, leaves, firings, played, faults } = await simulateMany({
    seed,
    runs,
    ...(values.path === undefined ? {} : { path: values.path }),
  })
  const seconds = (performance.now() - started) / 1_000
  const rate = `${seconds.toFixed(1)} s, ${(runs / seconds).toFixed(0)} a second`
  console.log(`all invariants hold: ${steps} steps, ${leaves} log entries, ${firings} timers fired, ${rate}`)
  for (const [fault, times] of [...played, ...faults].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${fault}: ${times} times`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
