import { followUpAddress, groupedCode } from '../domain/office-app/follow-up.ts'
import { offsetOf } from '../domain/values/calendar.ts'
import { formatAmount, grouped } from '../domain/values/money.ts'
import type { Movement } from '../domain/model/movement.ts'
import type { DocumentSource } from '../ports/document.ts'
import type { Trader } from '../generated/types.ts'
import type { Box, Cell, Line } from './canvas.ts'
import type { Words } from './words.ts'
import { countryOfOffice, type OfficeCode } from '../domain/values/office.ts'
import type { Mrn } from '../domain/values/identifiers.ts'

/** A banner in large type across the page. */
export type Banner = { text: string; note: string }

/** The accompanying document as it is laid out: every text is final, in one language. */
export type DocumentView = {
  mrn: Mrn
  title: string
  subtitle: string
  version: string
  status: string
  banners: readonly Banner[]
  followUp: { title: string; hint: string; codeLabel: string; code: string; address: string }
  /** Rows of fields, from the top. */
  fields: readonly (readonly Box[])[]
  containers: readonly (readonly Cell[])[]
  legs: readonly (readonly Cell[])[]
  guarantees: readonly (readonly Cell[])[]
  totals: readonly Box[]
  documents: readonly Box[]
}

export const cell = (...texts: readonly string[]): Cell => ({ paragraphs: texts.map((text) => ({ text })) })

/**
 * An instant of a message, for people of any language: date, time to the minute by the clock of the office it is about, and the
 * offset, since the two ends of a journey lie in different time zones. Without a zone as it was written.
 */
export const shownAt = (dateTime: string, timeZone?: string): string => {
  const at = Date.parse(dateTime)
  if (timeZone === undefined || Number.isNaN(at)) {
    const zone = /(?:Z|[+-][0-9]{2}:[0-9]{2})$/.exec(dateTime)?.[0] ?? ''
    return `${dateTime.slice(0, 10)} ${dateTime.slice(11, 16)} ${zone === 'Z' ? 'UTC' : zone}`.trim()
  }
  const offset = offsetOf(at, timeZone)
  const local = new Date(at + offset).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)} ${offsetText(offset / MINUTE_MS)}`
}

const MINUTE_MS = 60_000

const offsetText = (minutes: number): string => {
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

/** Everything but the list of items. `publicUrl` is the hub's address as drivers and traders reach it. */
export function viewOf(source: DocumentSource, words: Words, publicUrl: string): DocumentView {
  const { movement, declaration, code, decidedAt } = source
  const { text, label } = words
  const asOf = shownAt(decidedAt, source.zones?.get(movement.declared.departure.office))
  const version = text('version', { n: movement.version })
  const itinerary = movement.itineraryVersion > 1 ? ` (${text('itinerary')} ${movement.itineraryVersion})` : ''
  return {
    mrn: movement.mrn,
    title: text('title'),
    subtitle: `${label('regimes', declaration.regime)} · ${declaration.declarationType}`,
    version: `${version}${itinerary}`,
    status: `${words.state(movement.state)}, ${text('asOf', { at: asOf })}`,
    banners: bannersOf(movement, words),
    followUp: {
      title: text('followUp'),
      hint: text('followUpHint', { address: `${publicUrl}/v1/follow-up/${movement.mrn}` }),
      codeLabel: text('code'),
      code: groupedCode(code),
      address: followUpAddress(publicUrl, movement.mrn, code),
    },
    fields: [placesOf(source, words), timesOf(source, words), ...tradersOf(source, words), carriageOf(source, words)],
    containers: containersOf(source, words),
    legs: legsOf(source, words),
    guarantees: guaranteesOf(movement, words),
    totals: totalsOf(source, words),
    documents: documentsOf(source, words),
  }
}

function bannersOf({ state, diverted }: Movement, { text }: Words): Banner[] {
  return [
    ...(state === 'cancelled' ? [{ text: text('cancelled'), note: text('cancelledNote') }] : []),
    ...(state === 'discharged' ? [{ text: text('discharged'), note: text('dischargedNote') }] : []),
    ...(diverted === true ? [{ text: text('diverted'), note: text('divertedNote') }] : []),
  ]
}

const box = (label: string, share: number, ...lines: readonly (Line | string)[]): Box => ({
  label,
  share,
  lines: lines.map((line) => (typeof line === 'string' ? { text: line } : line)),
})

function office({ offices }: DocumentSource, code: OfficeCode | undefined, words: Words): Line[] {
  if (code === undefined) return []
  const name = offices.get(code)
  const country = words.label('countries', countryOfOffice(code))
  return [{ text: code, bold: true }, { text: name === undefined ? country : `${name}, ${country}` }]
}

function placesOf(source: DocumentSource, words: Words): Box[] {
  const { declared, limitAt } = source.movement
  return [
    box(words.label('office-roles', 'departure'), 1, ...office(source, declared.departure.office, words)),
    box(words.label('office-roles', 'destination'), 1, ...office(source, declared.destination.office, words)),
    box(words.text('limitAt'), 1, {
      text: shownAt(limitAt, source.zones?.get(declared.destination.office)),
      bold: true,
      size: 13,
    }),
  ]
}

function timesOf({ movement, declaration, zones }: DocumentSource, words: Words): Box[] {
  const { releasedAt, controlResult } = movement.released
  const { lot, nationalRefs = [] } = declaration
  return [
    box(words.text('releasedAt'), 1, shownAt(releasedAt, zones?.get(movement.declared.departure.office))),
    box(
      words.text('controlResult'),
      1,
      `${controlResult.code} ${words.label('control-results', controlResult.code)}`,
      ...(controlResult.date === undefined ? [] : [controlResult.date]),
      ...(controlResult.text === undefined ? [] : [controlResult.text]),
    ),
    box(
      words.text('references'),
      1,
      declaration.lrn,
      ...(movement.provisional === undefined ? [] : [movement.provisional]),
      ...nationalRefs.map(({ country, reference }) => `${country} ${reference}`),
      ...(lot === undefined ? [] : [words.text('lot', lot)]),
    ),
  ]
}

/** A trader by his name, or by his number where it is all that was declared. */
export const namedAs = ({ name, scheme, id }: Trader): string => name ?? `${scheme ?? ''} ${id ?? ''}`.trim()

function trader(label: string, one: Trader | undefined, words: Words, otherwise = ''): Box {
  if (one === undefined) return box(label, 1, otherwise)
  const { name, scheme, id, address } = one
  const street = address?.streetAndNumber
  const town = [address?.postcode, address?.city].filter((part) => part !== undefined).join(' ')
  const country = address === undefined ? '' : words.label('countries', address.country)
  const place = [town, country].filter((part) => part !== '').join(', ')
  return box(
    label,
    1,
    { text: namedAs(one), bold: true },
    ...(id === undefined || name === undefined ? [] : [`${scheme ?? ''} ${id}`]),
    ...(street === undefined ? [] : [street]),
    ...(place === '' ? [] : [place]),
  )
}

function tradersOf({ declaration }: DocumentSource, words: Words): Box[][] {
  const { principal, consignor, consignee, representative, carrier, driver, items } = declaration
  const perItem = (name: 'consignor' | 'consignee'): string =>
    items.some((item) => item[name] !== undefined) ? words.text('perItem') : ''
  const others = [
    ...(representative === undefined ? [] : [trader(words.text('representative'), representative, words)]),
    ...(carrier === undefined ? [] : [trader(words.text('carrier'), carrier, words)]),
    ...(driver === undefined ? [] : [box(words.text('driver'), 1, driver.name, driver.nationality)]),
  ]
  return [
    [
      trader(words.text('principal'), principal, words),
      trader(words.text('consignor'), consignor, words, perItem('consignor')),
      trader(words.text('consignee'), consignee, words, perItem('consignee')),
    ],
    ...(others.length === 0 ? [] : [others]),
  ]
}

function carriageOf({ movement, declaration }: DocumentSource, words: Words): Box[] {
  const { vehicleSet, safeguards = [], authorisations = [] } = declaration
  const { means, trailers = [], wagons = [] } = vehicleSet
  const named = (one: NonNullable<typeof means>): string =>
    [one.identification, one.nationality === undefined ? undefined : `(${one.nationality})`].filter(Boolean).join(' ')
  const seals = movement.seals
  const others = safeguards.filter(({ kind }) => kind !== 'seal')
  return [
    box(
      words.text('vehicle'),
      1,
      { text: means === undefined ? '' : named(means), bold: true },
      [
        words.label('transport-modes', vehicleSet.mode),
        ...(means?.typeOfIdentification === undefined
          ? []
          : [words.label('means-identification', means.typeOfIdentification)]),
      ].join(', '),
      ...(trailers.length === 0 ? [] : [`${words.text('trailers')}: ${trailers.map(named).join(', ')}`]),
      ...(wagons.length === 0 ? [] : [`${words.text('wagons')}: ${wagons.map(({ number }) => number).join(', ')}`]),
    ),
    box(
      words.text('seals', { n: seals.length }),
      1,
      { text: seals.length === 0 ? words.text('noSeals') : seals.join(', '), bold: seals.length > 0 },
      ...others.map(({ kind, reference, deviceId, convoyId }) =>
        [words.text(`safeguard-${kind}`), reference ?? deviceId ?? convoyId].filter(Boolean).join(' '),
      ),
    ),
    ...(authorisations.length === 0
      ? []
      : [box(words.text('authorisations'), 1, ...authorisations.map(({ type, reference }) => `${type} ${reference}`))]),
  ]
}

function containersOf({ declaration }: DocumentSource, words: Words): Cell[][] {
  return (declaration.equipment ?? []).map(({ container, sizeAndType, seals = [], goodsReferences = [] }) => [
    cell(container ?? words.text('loadingSpace')),
    cell(sizeAndType ?? ''),
    cell(seals.map(({ id }) => id).join(', ')),
    cell(rangesOf(goodsReferences)),
  ])
}

/** Numbers in order, neighbours as a range: 1-3, 7. */
export function rangesOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b)
  const ranges: { first: number; last: number }[] = []
  for (const number of sorted) {
    const open = ranges.at(-1)
    if (open !== undefined && open.last === number - 1) open.last = number
    else ranges.push({ first: number, last: number })
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ')
}

function legsOf(source: DocumentSource, words: Words): Cell[][] {
  return source.movement.legs.map(({ index, country, entryOffice, exitOffice, mode, limitAt }) => [
    cell(String(index + 1)),
    cell(country, words.label('countries', country)),
    { paragraphs: office(source, entryOffice, words) },
    { paragraphs: office(source, exitOffice, words) },
    cell(words.label('transport-modes', mode)),
    cell(limitAt === undefined ? '' : shownAt(limitAt, zoneOf(source, exitOffice ?? entryOffice))),
    cell(''),
  ])
}

/** A leg's limit is that of its exit, or of what comes after the entry. */
const zoneOf = ({ zones }: DocumentSource, code: OfficeCode | undefined): string | undefined =>
  code === undefined ? undefined : zones?.get(code)

/** Room for a stamp with a hand's signature. */
const STAMP_HEIGHT = 62

/** What offices and the principal write by hand: control and release, results, and the stamp where systems are down. */
export const officialBoxes = ({ text }: Words): Box[] =>
  (['departureControl', 'principalSignature', 'destinationResults', 'fallbackStamp'] as const).map((id) => ({
    label: text(id),
    share: 1,
    lines: [],
    minHeight: STAMP_HEIGHT,
  }))

/** Lines that secure something or did; a refused or cancelled one secures nothing. Access codes are not stored at all. */
function guaranteesOf({ lines }: Movement, words: Words): Cell[][] {
  return lines
    .filter(({ state }) => state !== 'refused' && state !== 'cancelled' && state !== 'lapsed')
    .map(({ type, grn, minor, currency }) => [
      cell(`${type} ${words.label('guarantee-types', type)}`),
      cell(grn ?? ''),
      cell(minor === 0n || currency === undefined ? '' : `${grouped(formatAmount(minor, currency))} ${currency}`),
    ])
}

function totalsOf({ declaration }: DocumentSource, words: Words): Box[] {
  const { items, grossMass, netMass, totalPackages } = declaration
  const packages =
    totalPackages ?? items.flatMap(({ packaging }) => packaging).reduce((sum, { count = 0 }) => sum + count, 0)
  return [
    box(words.text('itemCount'), 1, { text: String(items.length), bold: true }),
    box(words.text('packageCount'), 1, { text: String(packages), bold: true }),
    box(words.text('grossMass'), 1, { text: grossMass, bold: true }),
    ...(netMass === undefined ? [] : [box(words.text('netMass'), 1, netMass)]),
  ]
}

/** How many documents of one kind are printed: there may be a thousand, and officers check the first ones. */
const DOCUMENTS_MAX = 12

function documentsOf({ declaration }: DocumentSource, words: Words): Box[] {
  const shown = listed(declaration, words)
  return shown === '' ? [] : [box(words.text('documents'), 1, shown)]
}

type Documented = {
  previousDocuments?: { type: string; reference: string }[]
  transportDocuments?: { type: string; reference: string }[]
  supportingDocuments?: { type: string; reference: string }[]
}

/** The documents of a declaration or an item in one line. */
export function listed(one: Documented, words: Words): string {
  const { previousDocuments = [], transportDocuments = [], supportingDocuments = [] } = one
  const all = [...transportDocuments, ...previousDocuments, ...supportingDocuments]
  const shown = all.slice(0, DOCUMENTS_MAX).map(({ type, reference }) => `${type} ${reference}`)
  const more = all.length > DOCUMENTS_MAX ? [words.text('more', { n: all.length - DOCUMENTS_MAX })] : []
  return [...shown, ...more].join(', ')
}
