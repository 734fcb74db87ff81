import { type IdentifiedTrader, MappingError, type Trader } from '#adapter-api'
import { pointerOf, type Section } from './form.ts'
import { given, type Sheet } from './parts.ts'
import type { Profile } from './profile.ts'

/** Longest name in a message. */
const NAME_LENGTH = 70

/**
 * A trader's code and name. A code of another scheme than the country's would be taken for somebody else, and one that is too
 * long would be cut by the system: the place stays empty. Name and address share one text, a line each.
 */
export function putTrader(
  sheet: Sheet,
  [code, name]: readonly [string, string],
  trader: Trader | undefined,
  profile: Profile,
): void {
  if (trader === undefined) return
  const isTheirs = trader.scheme === profile.scheme && (trader.id?.length ?? 0) <= profile.lengths.trader
  if (isTheirs) sheet.put(code, trader.id)
  if (trader.name === undefined) return
  const { streetAndNumber, postcode, city, country } = trader.address ?? {}
  const town = [postcode, city].filter((one) => one !== undefined).join(' ')
  sheet.put(name, [trader.name, streetAndNumber, town, country].filter((one) => one).join('\n'))
}

/**
 * A trader of the declaration. Of the text only the first line, the name, is taken: where its address begins and ends is not to
 * be told from it.
 */
export function traderIn(form: Section, [code, name]: readonly [string, string], profile: Profile): Trader | undefined {
  const id = form.values.get(code)
  const [first = ''] = (form.values.get(name) ?? '').split('\n')
  const called = first.trim()
  if (called.length > NAME_LENGTH)
    throw new MappingError(pointerOf(name), `a name of more than ${NAME_LENGTH} characters`)
  if (id === undefined && called === '') return undefined
  return { ...(id === undefined ? {} : { scheme: profile.scheme, id }), ...given('name', called || undefined) }
}

/** The same where it must be identified. */
export function principalIn(form: Section, place: readonly [string, string], profile: Profile): IdentifiedTrader {
  const { scheme, id, name } = traderIn(form, place, profile) ?? {}
  if (scheme === undefined || id === undefined)
    throw new MappingError(pointerOf(place[0]), 'the principal has no code, and only who is identified can be liable')
  return { scheme, id, ...given('name', name) }
}
