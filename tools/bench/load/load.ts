import { answer } from '../rig/rpc.ts'
import type { World } from '../world.ts'
import { type RunRequest, type RunResult, runClosed } from './closed.ts'
import { type OpenRequest, type OpenResult, runOpen } from './open.ts'
import { createSupply, type PrepareRequest, type Supply } from './supply.ts'

/** The load generator, a process of its own: makes journeys ahead of the clock, then plays them. */

let supply: Supply | undefined
/** Messages accepted so far; the registrations of the guarantees are not counted. By the first URL of a run. */
const acceptedAt = new Map<string, number>()

function ready(): Supply {
  if (supply === undefined) throw new Error('the load generator has no world yet')
  return supply
}

const count = (url: string | undefined, accepted: number): void =>
  void acceptedAt.set(url ?? '', (acceptedAt.get(url ?? '') ?? 0) + accepted)

answer({
  world: (world: World) => {
    supply = createSupply(world)
  },
  guarantees: (request: { url: string; count: number }) => ready().guarantees(request),
  prepare: (request: PrepareRequest) => ready().prepare(request),
  run: async (request: RunRequest): Promise<RunResult> => {
    const result = await runClosed(ready(), request)
    count(request.urls[0], result.acceptedInAll)
    return result
  },
  open: async (request: OpenRequest): Promise<OpenResult> => {
    const result = await runOpen(ready(), request)
    count(request.url, result.acceptedInAll)
    return result
  },
  accepted: (url: string) => acceptedAt.get(url) ?? 0,
})
