import { parentPort } from 'node:worker_threads'
import { simulateMany, type Tally } from './plans.ts'

export type Chunk = { seed: number; runs: number }
/** What came of a chunk: what was played, or how to play the failure again. */
export type ChunkPlayed = { tally: Tally } | { failure: string }

parentPort?.on('message', (chunk: Chunk) => {
  void simulateMany(chunk).then(
    (tally) => parentPort?.postMessage({ tally } satisfies ChunkPlayed),
    (error: unknown) =>
      parentPort?.postMessage({
        failure: error instanceof Error ? error.message : String(error),
      } satisfies ChunkPlayed),
  )
})
