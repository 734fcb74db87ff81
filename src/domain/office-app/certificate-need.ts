import { texts } from '../../generated/texts.ts'
import type { PartyKey } from '../values/party.ts'
import { fill } from '../values/fill.ts'
import type { Language } from '../values/texts.ts'
import { secondOf, utcDateTime } from '../values/time.ts'
import { type AttentionItem, type Contact, reachableBy, shortTime } from './attention.ts'

const DAY_MS = 86_400_000

type Use = 'signing' | 'tls'

/** What of certificates needs a person; times in milliseconds UTC. */
export type CertificateNeed =
  | { of: 'party'; party: PartyKey; use: Use; state: 'ends'; at: number; shownFrom: number }
  | {
      of: 'party'
      party: PartyKey
      use: Use
      state: 'none'
      at: number
      because: 'expired' | 'revoked' | 'not-trusted'
    }
  | { of: 'hub'; use: Use; state: 'ends'; at: number; shownFrom: number }
  | { of: 'hub'; use: Use; state: 'none'; at: number; because: 'expired' | 'revoked' | 'not-trusted' }
  /** An authority's list, or the answers of a responder, past the time until which they were good. `key` tells them apart. */
  | { of: 'list' | 'responder'; who: string; key: string; at: number }

type Telling = {
  language: Language
  /** Milliseconds UTC. */
  now: number
  /** What a party is called; its key where it has no name. */
  name: string
  contacts: readonly Contact[]
}

/** Names the need as long as it is there; a slash would end the segment of the address that it stands in. */
export function certificateNeedKey(need: CertificateNeed): string {
  if (need.of === 'party') return `certificate-${need.party.replace('/', '~')}-${need.use}`
  return need.of === 'hub' ? `certificate-hub-${need.use}` : `certificate-${need.of}-${need.key}`
}

/** Such a need in words. A customs that cannot sign says nothing that counts, nor does a hub: that holds vehicles up. */
export function tellCertificateNeed(need: CertificateNeed, telling: Telling): AttentionItem {
  const { language, contacts } = telling
  const words = {
    who: need.of === 'party' ? telling.name : 'who' in need ? need.who : '',
    use: 'use' in need ? texts.attention[`certificate-${need.use}`][language] : '',
    what: 'because' in need ? texts.attention[`certificate-${need.because}`][language] : '',
    at: shortTime(time(need.at)),
  }
  const reachable = need.of === 'party' ? reachableBy(contacts) : []
  return {
    key: certificateNeedKey(need),
    kind: 'certificate',
    severity: severityOf(need, telling.now),
    ...(need.of === 'party' ? { receiver: need.party } : {}),
    since: time(neededSince(need)),
    count: 1,
    sentence: fill(texts.attention[sentenceOf(need)][language], words, ''),
    action: texts.attention[`${sentenceOf(need)}-action`][language],
    ...(reachable.length === 0 ? {} : { contacts: reachable }),
  }
}

/** Since when somebody is needed, milliseconds UTC: finer than it is told, since what is looked after in the same second may be the case before. */
export const neededSince = (need: CertificateNeed): number => ('shownFrom' in need ? need.shownFrom : need.at)

const time = (at: number): string => secondOf(utcDateTime(at))

function severityOf(need: CertificateNeed, now: number): 1 | 2 | 3 {
  if (!('state' in need)) return 3
  if (need.state === 'ends') return need.at - now <= DAY_MS ? 2 : 3
  return need.of === 'hub' || !need.party.includes('/') ? 1 : 3
}

function sentenceOf(need: CertificateNeed) {
  if (need.of === 'hub') return `certificate-hub-${need.state}` as const
  return need.of === 'party' ? (`certificate-${need.state}` as const) : (`certificate-${need.of}` as const)
}
