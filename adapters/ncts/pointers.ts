import type { Reading } from './converters.ts'
import type { Fields, Place, Step } from './rows.ts'
import { valueAt } from './rows.ts'

/** The fields a document was made of, and the form it has. */
export type About = {
  code: string
  places: readonly Place[]
  part: (name: string) => readonly Place[]
  fields: Fields
  reading: Reading
}

/**
 * The element of a field, as errors of NCTS point to it: `/CC015C/Consignment/grossMass`, entries of lists with their place in
 * brackets. Of a field that has no element it is the nearest one around it.
 * @param ours JSON pointer into the message, `/body/grossMass`
 */
export function theirPointer(ours: string, about: About): string {
  const names = unescaped(ours)
  const inBody = names[0] === 'body' ? names.slice(1) : ['$', ...names]
  const steps = theirSteps(about.places, inBody, about, about.fields)
  return `/${[about.code, ...steps.map(({ name, index }) => (index < 0 ? name : `${name}[${index + 1}]`))].join('/')}`
}

/** The field of an element that an error of NCTS points to, as a JSON pointer; of one that is no field's, the nearest around it. */
export function ourPointer(theirs: string, about: About): string {
  const [, ...steps] = theirs
    .split('/')
    .slice(1)
    .map((text) => {
      const [, name = text, place] = /^([^[]*)(?:\[([0-9]{1,5})\])?$/.exec(text) ?? []
      return { name: name.replace(/^.*:/, ''), index: place === undefined ? 0 : Number(place) - 1 }
    })
  const found = ourNames(about.places, steps, about, about.fields)
  const [first, ...rest] = found
  if (first === undefined) return ''
  const names = first === '$' ? rest : ['body', ...found]
  return `/${names.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}

const unescaped = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The longest way that leads to the field: rows of a part overlap, as a group and what stands in it. */
function theirSteps(places: readonly Place[], ours: readonly string[], about: About, value: unknown): readonly Step[] {
  let best: { steps: readonly Step[]; used: number } = { steps: [], used: 0 }
  for (const place of places) {
    const found = theirsOf(place, ours, about, value)
    if (found !== undefined && found.used > best.used) best = found
  }
  return best.steps
}

function theirsOf(
  place: Place,
  ours: readonly string[],
  about: About,
  value: unknown,
): { steps: readonly Step[]; used: number } | undefined {
  if (place.name === '' || place.kind === 'constant') return undefined
  const way = place.ours
  // A pointer to a group that is missing altogether is answered by the first element that is part of it.
  if (!way.every((name, index) => ours[index] === undefined || ours[index] === name)) return undefined
  const rest = ours.slice(way.length)
  const own = [...place.steps.map(plainStep), plainStep(place.name)]
  const inner = valueAt(value, way)
  const used = Math.min(way.length, ours.length) + (way.length === ours.length ? 1 : 0)
  if (place.kind === 'leaf') {
    const isMadeOf = place.converter.fields?.includes(rest[0] ?? '') === true
    return { steps: own, used: used + (isMadeOf ? 1 : 0) }
  }
  if (place.kind === 'special') {
    const { part, reading } = about
    const use = { place, part, reading }
    const named = place.special.theirs?.(inner, rest, use)
    if (named === undefined) return way.length === 0 ? undefined : { steps: own, used }
    const house = part(place.part)
    const [, , ...last] = rest
    const items = house.find(({ name }) => name === 'ConsignmentItem')
    const isItem = named.length > 1 && items?.kind === 'group'
    const below = theirSteps(isItem ? items.rows : house, last, about, undefined)
    return { steps: [...place.steps.map(plainStep), ...named, ...below], used: used + 2 + last.length }
  }
  if (!place.repeats) {
    const below = theirSteps(place.rows, rest, about, inner)
    if (below.length === 0 && way.length === 0) return undefined
    return { steps: [...own, ...below], used: used + below.length }
  }
  const [index, ...last] = rest
  if (index === undefined) return { steps: own, used }
  const entry = valueAt(inner, [index])
  const below = place.plain ? [] : theirSteps(place.rows, last, about, entry)
  const numbered = { name: place.name, index: Number(index) }
  return { steps: [...place.steps.map(plainStep), numbered, ...below], used: used + 1 + below.length }
}

const plainStep = (name: string): Step => ({ name, index: -1 })

function ourNames(places: readonly Place[], theirs: readonly Step[], about: About, value: unknown): readonly string[] {
  let best: readonly string[] = []
  let longest = 0
  for (const place of places) {
    if (place.name === '' || place.kind === 'constant') continue
    const way = [...place.steps, place.name]
    const isWay = way.every((name, index) => theirs[index]?.name === name)
    if (!isWay || way.length <= longest) continue
    const step = theirs[way.length - 1]
    best = oursOf(
      place,
      { rest: theirs.slice(way.length), index: step?.index ?? 0, from: theirs.slice(place.steps.length) },
      about,
      value,
    )
    longest = way.length
  }
  return best
}

type Onward = { rest: readonly Step[]; index: number; from: readonly Step[] }

function oursOf(place: Place, { rest, index, from }: Onward, about: About, value: unknown): readonly string[] {
  const inner = valueAt(value, place.ours)
  if (place.kind === 'special') {
    const { part, reading } = about
    const named = place.special.ours?.(inner, from, { place, part, reading })
    if (named === undefined) return place.ours
    const items = part(place.part).find(({ name }) => name === 'ConsignmentItem')
    const isItem = from[1]?.name === 'ConsignmentItem' && items?.kind === 'group'
    const below = isItem
      ? ourNames(items.rows, from.slice(2), about, undefined)
      : ourNames(part(place.part), from.slice(1), about, undefined)
    return [...place.ours, ...named, ...below]
  }
  if (place.kind === 'leaf') return [...place.ours, ...(place.converter.fields?.slice(0, 1) ?? [])]
  if (place.kind !== 'group') return place.ours
  const own = place.repeats ? [...place.ours, String(index)] : place.ours
  if (place.plain) return own
  return [...own, ...ourNames(place.rows, rest, about, place.repeats ? valueAt(inner, [String(index)]) : inner)]
}
