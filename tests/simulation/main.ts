import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { addTally, newTally, simulateMany, type Tally } from './plans.ts'
import type { Chunk, ChunkPlayed } from './worker.ts'

/** Simulations drawn from one seed, played in one go: the same ones however many cores there are. */
const CHUNK = 50

/**
 * `npm run simulate -- [--seeds N] [--seed S] [--path P]`: plays N simulations on all cores, CHUNK of them drawn from each of
 * the seeds S, S + 1, and so on; with P it plays the one failure again that was printed with it.
 */
const { values } = parseArgs({
  options: { seeds: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 30)
const runs = values.path === undefined ? Number(values.seeds ?? 1_000) : 1
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1) {
  throw new Error('usage: npm run simulate -- [--seeds <number>] [--seed <number>] [--path <path>]')
}

/** Every worker takes the next chunk until there is none, or until one has failed. */
async function playAll(): Promise<Tally> {
  const chunks = Array.from({ length: Math.ceil(runs / CHUNK) }, (_, at): Chunk => {
    return { seed: seed + at, runs: Math.min(CHUNK, runs - at * CHUNK) }
  })
  const tally = newTally()
  let failed = false
  const work = async (): Promise<void> => {
    const worker = new Worker(join(import.meta.dirname, 'worker.ts'))
    try {
      for (let chunk = chunks.shift(); chunk !== undefined && !failed; chunk = chunks.shift()) {
        addTally(tally, await played(worker, chunk))
        if (process.stderr.isTTY) process.stderr.write(`\r${tally.runs} of ${runs} `)
      }
    } catch (error) {
      failed = true
      throw error
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), chunks.length) }, work))
  return tally
}

const played = (worker: Worker, chunk: Chunk): Promise<Tally> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (answer: ChunkPlayed) => {
      worker.off('error', reject)
      if ('failure' in answer) reject(new Error(answer.failure))
      else resolve(answer.tally)
    })
    worker.postMessage(chunk)
  })

const started = performance.now()
console.log(`${runs} simulations from seed ${seed}`)
try {
  const { path } = values
  const tally = path === undefined ? await playAll() : await simulateMany({ seed, runs, path })
  const seconds = (performance.now() - started) / 1_000
  const rate = `${seconds.toFixed(1)} s, ${(tally.runs / seconds).toFixed(0)} a second`
  console.log(
    `all invariants hold: ${tally.steps} steps, ${tally.leaves} log entries, ${tally.firings} timers fired, ${rate}`,
  )
  for (const [what, times] of [...tally.played, ...tally.faults].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${what}: ${times} times`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
