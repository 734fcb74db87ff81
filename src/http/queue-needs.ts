import { type NeededOfQueue, queueNeedKey, takenSince, tellQueueNeed } from '../domain/office-app/attention.ts'
import type { AttentionItem } from '../domain/office-app/attention.ts'
import type { Language } from '../domain/values/texts.ts'
import { secondOf, utcDateTime } from '../domain/values/time.ts'
import type { HeldUp } from '../ports/attention.ts'
import type { PartyKey } from '../ports/identity.ts'
import type { Viewer } from '../ports/viewer.ts'
import type { ServerDeps } from './deps.ts'
import type { QueueView } from './queue-state.ts'
import { readQueues } from './queues.ts'

type Deps = Pick<
  ServerDeps,
  'reads' | 'brokerStatus' | 'clock' | 'timers' | 'thresholds' | 'participants' | 'reference'
>

/**
 * What of the queues needs a person, the longest first, with who has taken it upon himself: of all of them for operators and
 * auditors, of its own for a party. Officers have no queue.
 */
export async function queueNeeds(deps: Deps, viewer: Viewer, language: Language): Promise<AttentionItem[]> {
  if (viewer.kind === 'officer') return []
  const queues = await readQueues(deps, viewer.kind === 'all' ? undefined : [viewer.key])
  const suspects = queues.filter(({ depth, parked }) => depth + parked > 0)
  if (suspects.length === 0) return []
  const heldUp = new Map((await deps.reads.heldUp(suspects.map(keyOf))).map((row) => [row.receiver, row]))
  const { slowAfterSeconds } = deps.thresholds
  const needed = suspects.flatMap((queue) => {
    return needsOfQueue(queue, heldUp.get(keyOf(queue)), { now: deps.clock().getTime(), slowAfterSeconds })
  })
  if (needed.length === 0) return []
  needed.sort((one, other) => (one.since < other.since ? -1 : 1))
  const takers = await deps.reads.takers(needed.map(queueNeedKey))
  return Promise.all(
    needed.map(async (one) => {
      const participant = await deps.participants.find(one.receiver)
      const told = tellQueueNeed(one, {
        language,
        name: participant?.names[language] ?? one.receiver,
        contacts: participant?.contacts ?? [],
      })
      return { ...told, ...takenSince(takers.get(told.key), Date.parse(one.since)) }
    }),
  )
}

// The name of a queue is the key of its receiver.
const keyOf = ({ receiver }: QueueView): PartyKey => receiver as PartyKey

/**
 * A queue from which nothing is taken needs somebody once its oldest message has waited too long: a system that is started anew is
 * no alarm. What is parked needs somebody at once, for no time mends it.
 */
function needsOfQueue(
  queue: QueueView,
  held: HeldUp | undefined,
  { now, slowAfterSeconds }: { now: number; slowAfterSeconds: number },
): NeededOfQueue[] {
  const receiver = keyOf(queue)
  const { state, reason, depth, parked, oldestAgeSeconds } = queue
  const needs: NeededOfQueue[] = []
  const silent = state === 'down' || (state === 'stalled' && reason === 'no-report')
  if (silent && depth > 0 && oldestAgeSeconds >= slowAfterSeconds) {
    needs.push({
      need: 'queue',
      receiver,
      since: secondOf(utcDateTime(now - oldestAgeSeconds * 1_000)),
      why: reason === undefined || reason === 'late' || reason === 'parked' ? 'no-report' : reason,
      messages: depth,
      movements: held?.waitingMovements ?? 0,
    })
  }
  if (parked > 0 && held?.parkedSince !== undefined) {
    const { parkedSince: since, parkedMovements: movements } = held
    needs.push({ need: 'parked', receiver, since, why: 'parked', messages: parked, movements })
  }
  return needs
}
