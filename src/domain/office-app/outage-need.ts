import { texts } from '../../generated/texts.ts'
import type { Outage } from '../model/reference.ts'
import { fill } from '../values/fill.ts'
import { asParty } from '../values/party.ts'
import type { Language } from '../values/texts.ts'
import { instantOf, secondOf, utcDateTime } from '../values/time.ts'
import { type AttentionItem, type Contact, reachableBy, shortTime } from './attention.ts'

/** Names an outage as long as it lasts: of one place there is one. */
export const outageNeedKey = ({ country, office }: Pick<Outage, 'country' | 'office'>): string =>
  `outage-${office ?? country}`

type Telling = {
  language: Language
  /** What the office, or the administration, is called in that language. */
  name: string
  contacts: readonly Contact[]
}

/**
 * A declared outage or closure in words. Time limits stand still meanwhile: where nobody has said until when, they do so without end,
 * and that is as grave as a limit that passes.
 */
export function tellOutageNeed(outage: Outage, { language, name, contacts }: Telling): AttentionItem {
  const { country, office, state, from, to } = outage
  const what = `outage-${state}${to === undefined ? '-open' : ''}` as const
  const words = { who: name, at: shortTime(utc(from)), until: to === undefined ? '' : shortTime(utc(to)) }
  const reachable = reachableBy(contacts)
  return {
    key: outageNeedKey(outage),
    kind: 'outage',
    severity: to === undefined ? 2 : 3,
    receiver: asParty(country),
    ...(office === undefined ? {} : { office }),
    since: utc(from),
    count: 1,
    sentence: fill(texts.attention[what][language], words, ''),
    action: texts.attention[to === undefined ? 'outage-open-action' : 'outage-action'][language],
    ...(reachable.length === 0 ? {} : { contacts: reachable }),
  }
}

const utc = (time: string): string => secondOf(utcDateTime(instantOf(time)))
