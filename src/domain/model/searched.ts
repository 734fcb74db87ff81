import type { Declaration } from '../../generated/types.ts'
import { compared } from '../values/spelling.ts'
import type { GuaranteeLine } from './guarantee.ts'
import type { Movement } from './movement.ts'

/** What a number is of, as far as lists filter by it. */
export const NUMBER_KINDS = ['vehicle', 'container', 'seal', 'vin', 'device', 'reference'] as const

/** `other` is found by the one box for all numbers alone. */
export type NumberKind = (typeof NUMBER_KINDS)[number] | 'other'

/** A number people copy by hand and search by, as it was written. */
export type WrittenNumber = { kind: NumberKind; text: string }

/** Fewer characters are no search: every movement has some of them. */
export const SEARCH_MIN = 3

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

/**
 * What a movement is found by because of these numbers (docs/decisions/0124): the texts lists are filtered by, a number of a
 * kind each, and the numbers themselves, each once, any part of which may be searched for. All as `compared`, so there is no
 * space in a number; what has neither letter nor digit is found by nothing.
 */
export function searchedBy(all: readonly WrittenNumber[]): { values: string[]; numbers: string[] } {
  const spelled = all.map(({ kind, text }) => ({ kind, number: compared(text) })).filter(({ number }) => number !== '')
  const kinds = spelled.flatMap(({ kind, number }) => (kind === 'other' ? [] : [`${kind}:${number}`]))
  return { values: [...new Set(kinds)], numbers: [...new Set(spelled.map(({ number }) => number))] }
}
