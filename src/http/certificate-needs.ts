import { createHash } from 'node:crypto'
import { type AttentionItem, takenSince } from '../domain/office-app/attention.ts'
import {
  type CertificateNeed,
  certificateNeedKey,
  neededSince,
  tellCertificateNeed,
} from '../domain/office-app/certificate-need.ts'
import type { Language } from '../domain/values/texts.ts'
import { type CertificateStanding, RENEW_WITHIN_MS } from '../ports/certificate-needs.ts'
import type { ResponderStatus, RevocationStatus } from '../ports/health.ts'
import type { Viewer } from '../ports/viewer.ts'
import type { ServerDeps } from './deps.ts'

type Deps = Pick<
  ServerDeps,
  'certificateStandings' | 'revocation' | 'responders' | 'health' | 'clock' | 'reads' | 'participants'
>

/**
 * What of certificates needs a person, with who has taken it upon himself: of everybody's, the hub's own and what is known of
 * revocations for operators and auditors, of its own for a party. Officers have none.
 */
export async function certificateNeeds(deps: Deps, viewer: Viewer, language: Language): Promise<AttentionItem[]> {
  if (viewer.kind === 'officer') return []
  const now = deps.clock().getTime()
  const standings = deps.certificateStandings().map(needOf)
  const needs =
    viewer.kind === 'all'
      ? [...standings, ...deps.revocation().flatMap(overdueList), ...deps.responders().flatMap(silentOf(deps))]
      : standings.filter((one) => one.of === 'party' && one.party === viewer.key)
  if (needs.length === 0) return []
  const takers = await deps.reads.takers(needs.map(certificateNeedKey))
  return Promise.all(
    needs.map(async (need) => {
      const participant = need.of === 'party' ? await deps.participants.find(need.party) : undefined
      const name = participant?.names[language] ?? (need.of === 'party' ? need.party : '')
      const told = tellCertificateNeed(need, { language, now, name, contacts: participant?.contacts ?? [] })
      return { ...told, ...takenSince(takers.get(told.key), neededSince(need)) }
    }),
  )
}

function needOf(standing: CertificateStanding): CertificateNeed {
  const { party, use } = standing
  const at = standing.at.getTime()
  const whose = party === undefined ? ({ of: 'hub' } as const) : ({ of: 'party', party } as const)
  if (standing.state === 'ends') return { ...whose, use, state: 'ends', at, shownFrom: at - RENEW_WITHIN_MS }
  return { ...whose, use, state: 'none', at, because: standing.because }
}

function overdueList({ authority, state, nextUpdate }: RevocationStatus): CertificateNeed[] {
  if (state !== 'overdue' || nextUpdate === undefined) return []
  return [{ of: 'list', who: authority, key: shortKey(authority), at: nextUpdate.getTime() }]
}

/** One that never answered has no time of its own: then since when the hub knows. */
const silentOf =
  ({ health, clock }: Deps) =>
  ({ authority, responder, state, nextUpdate }: ResponderStatus): CertificateNeed[] => {
    if (state !== 'overdue' && state !== 'none') return []
    const known = health.last().find(({ name, state: found }) => name === 'responders' && found !== 'ok')?.since
    const at = (state === 'overdue' ? nextUpdate : undefined) ?? known ?? clock()
    return [{ of: 'responder', who: responder, key: shortKey(`${authority} ${responder}`), at: at.getTime() }]
  }

/** A name of an authority is too long and too free for an address. */
const shortKey = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
