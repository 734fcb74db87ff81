import { type FailureOfHub, hubFailureKey, tellHubFailure } from '../domain/office-app/hub-failure.ts'
import { type AttentionItem, takenSince } from '../domain/office-app/attention.ts'
import type { Language } from '../domain/values/texts.ts'
import type { DependencyName } from '../ports/health.ts'
import type { Viewer } from '../ports/viewer.ts'
import type { ServerDeps } from './deps.ts'

type Deps = Pick<ServerDeps, 'reads' | 'health'>

/** Told by what SQL counts, or as certificates: once is enough. */
const TOLD_OTHERWISE: ReadonlySet<DependencyName> = new Set(['set-aside', 'timers', 'revocation-lists', 'responders'])

/**
 * What of the hub itself needs a person, for operators and auditors, with who looks after it: what it has failed at, as SQL counts it,
 * and what it depends on and does not have. What cannot be judged is left out: a reminder that never ends is read by nobody.
 */
export async function hubFailures(deps: Deps, viewer: Viewer, language: Language): Promise<AttentionItem[]> {
  if (viewer.kind !== 'all') return []
  const failures: FailureOfHub[] = [
    ...(await deps.reads.hubFailures()).map(({ name, count, since }) => ({
      name,
      count,
      since,
      state: 'degraded' as const,
      consequence: name === 'timers' ? ('timers-failing' as const) : ('messages-set-aside' as const),
    })),
    ...deps.health.last().flatMap(({ name, state, since, consequence }): FailureOfHub[] => {
      if ((state !== 'down' && state !== 'degraded') || TOLD_OTHERWISE.has(name)) return []
      return [{ name, state, consequence, count: 1, since: since.getTime() }]
    }),
  ]
  if (failures.length === 0) return []
  const takers = await deps.reads.takers(failures.map(hubFailureKey))
  return failures.map((failure) => ({
    ...tellHubFailure(failure, language),
    ...takenSince(takers.get(hubFailureKey(failure)), failure.since),
  }))
}
