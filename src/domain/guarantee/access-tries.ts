import type { Guarantee } from '../model/guarantee.ts'
import type { PartyKey } from '../values/party.ts'
import { instantOf, utcDateTime } from '../values/time.ts'

/** Wrong access codes, or right ones of another holder, that one sender may try on one guarantee. */
export const TRIES_MAX = 5
/** From the first of them on, in milliseconds. */
const TRIES_WINDOW = 24 * 3_600_000

/** The tries of one sender that still count. */
function triesOf({ tries }: Guarantee, sender: PartyKey, now: number) {
  const known = tries?.[sender]
  return known !== undefined && now - instantOf(known.since) < TRIES_WINDOW ? known : undefined
}

/**
 * Whether this sender is barred: even the right code is then answered like a wrong one (docs/decisions/0044). `now` is
 * milliseconds UTC, here and below.
 */
export const isBarred = (guarantee: Guarantee, sender: PartyKey, now: number): boolean =>
  (triesOf(guarantee, sender, now)?.count ?? 0) >= TRIES_MAX

/**
 * The guarantee after another wrong try; unchanged when the sender is barred already, since further tries do not prolong
 * that.
 */
export function afterWrongTry(guarantee: Guarantee, sender: PartyKey, now: number): Guarantee {
  const { count, since } = triesOf(guarantee, sender, now) ?? { count: 0, since: utcDateTime(now) }
  if (count >= TRIES_MAX) return guarantee
  return { ...guarantee, tries: { ...guarantee.tries, [sender]: { count: count + 1, since } } }
}

/** The guarantee after the right code with the right holder: nobody can guess both. */
export function afterRightTry(guarantee: Guarantee, sender: PartyKey): Guarantee {
  const { [sender]: own, ...others } = guarantee.tries ?? {}
  if (own === undefined) return guarantee
  const { tries: _, ...rest } = guarantee
  return Object.keys(others).length === 0 ? rest : { ...rest, tries: others }
}
