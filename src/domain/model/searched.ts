import type { Declaration } from '../../generated/types.ts'
import type { Mrn } from '../values/identifiers.ts'
import { compared } from '../values/spelling.ts'
import type { GuaranteeLine } from './guarantee.ts'
import type { Movement } from './movement.ts'

/** What a number is of, as far as lists filter by it; `other` is found by the one box for all of them alone. */
export type NumberKind = 'vehicle' | 'container' | 'seal' | 'vin' | 'device' | 'reference' | 'other'

/** A number people copy by hand and search by, as it was written. */
export type WrittenNumber = { kind: NumberKind; text: string }

/** Fewer characters are no search: every movement has some of them. */
export const SEARCH_MIN = 3

/** Numbers of one message that are found by any part of them; those beyond by the whole, so that a list of cars stays cheap. */
const BY_PART_MAX = 256

const numbers = (kind: NumberKind, ...texts: readonly (string | undefined)[]): WrittenNumber[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ kind, text }]))

/** Every number that a declaration's content names. */
export function numbersDeclared(content: Declaration): WrittenNumber[] {
  const { vehicleSet, equipment = [], vehicles = [], safeguards = [], nationalRefs = [] } = content
  const { means, trailers = [], wagons = [] } = vehicleSet
  const own = safeguards.map(({ kind, reference }) => (kind === 'seal' ? reference : undefined))
  return [
    ...numbers('vehicle', ...[means, ...trailers].map((one) => one?.identification)),
    ...numbers('vehicle', ...wagons.map((wagon) => wagon.number)),
    ...numbers('container', ...equipment.map(({ container }) => container)),
    ...numbers('seal', ...equipment.flatMap(({ seals = [] }) => seals.map(({ id }) => id)), ...own),
    ...numbers('device', ...safeguards.map(({ deviceId }) => deviceId)),
    ...numbers('reference', ...nationalRefs.map(({ reference }) => reference), content.lrn, content.ucr),
    ...numbers('reference', content.carnet?.number, (content as { provisional?: string }).provisional),
    ...numbers('reference', ...(content.transportDocuments ?? []).map(({ reference }) => reference)),
    ...numbers('vin', ...vehicles.map(({ vin }) => vin)),
  ]
}

/** The numbers that stand in a movement itself: what it bears by what was reported of it, and what was seen at its posts. */
export function numbersBorne({ vehicle, seals, legs, arrival, lines }: Movement): WrittenNumber[] {
  const passages = [...legs.flatMap(({ entered, exited, returned }) => [entered, exited, returned]), arrival]
  return [
    ...numbers('vehicle', vehicle, ...passages.map((one) => one?.vehicle)),
    ...numbers('seal', ...seals, ...passages.flatMap((one) => one?.seals ?? [])),
    ...numbers('other', ...lines.map(({ grn }: GuaranteeLine) => grn)),
  ]
}

/** By what a list is filtered: a number of a kind, in whatever spelling. */
export const numberValue = (kind: Exclude<NumberKind, 'other'>, text: string): string => `${kind}:${compared(text)}`

/** Where the whole numbers of one movement stand: from the first text to before the second. */
export const WHOLE = { from: '@', after: ' ', before: '!' } as const

/**
 * The texts a movement is found by because of these numbers (table `movement_identifiers`, docs/decisions/0079): each
 * number by its kind, whole under its movement, and every part of it that a search may begin with, so that a search by any
 * part is a look at the beginnings of these texts. What is compared has neither lower case nor signs: the three cannot be
 * taken for each other.
 */
export function searchValues(mrn: Mrn, all: readonly WrittenNumber[]): Set<string> {
  const values = new Set<string>()
  const whole = new Set<string>()
  for (const { kind, text } of all) {
    const spelled = compared(text)
    if (spelled === '') continue
    if (kind !== 'other') values.add(`${kind}:${spelled}`)
    values.add(`${WHOLE.from}${mrn}${WHOLE.after}${spelled}`)
    const isNew = !whole.has(spelled)
    whole.add(spelled)
    if (isNew) for (const part of partsOf(spelled, whole.size > BY_PART_MAX)) values.add(part)
  }
  return values
}

function partsOf(spelled: string, wholeOnly: boolean): string[] {
  const characters = [...spelled]
  if (wholeOnly || characters.length <= SEARCH_MIN) return characters.length < SEARCH_MIN ? [] : [spelled]
  return characters.slice(0, 1 - SEARCH_MIN).map((_, at) => characters.slice(at).join(''))
}
