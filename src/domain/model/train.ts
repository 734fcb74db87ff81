import { mostOf } from '../../generated/bounds.ts'
import type { TrainManifest } from '../../generated/types.ts'
import { isCountry, type PartyKey } from '../values/party.ts'
import { compared } from '../values/spelling.ts'
import { instantOf } from '../values/time.ts'
import { asOffice, type OfficeCode } from '../values/office.ts'
import { asMrn, type Mrn } from '../values/identifiers.ts'

/** Kinds of identification of a wagon and of a train (NCTS CL750). */
export const MEANS_KIND = { wagon: '20', train: '21' } as const

type ManifestWagon = NonNullable<TrainManifest['body']['wagons']>[number]

/** Where a wagon has been reported; `arrived` when the train stopped there, else it went past or on from there. */
export type WagonPassage = { office: OfficeCode; at: string; arrived?: boolean }

/** One wagon of a train, with the movements on it as last reported. */
export type Wagon = {
  number: string
  position?: number
  mrns: readonly Mrn[]
  sealState?: ManifestWagon['sealState']
  seals?: readonly string[]
  /** Since the train set out, the latest last. */
  passed: readonly WagonPassage[]
  /** Left behind: it no longer counts when the train passes. */
  cut?: { office: OfficeCode; at: string }
}

/**
 * A train as its operator last reported it (engine.md 2, "By rail"). Numbers return, day after day and in every network:
 * a train is one of its operator's, and setting out anew replaces what ran under the number before.
 */
export type Train = {
  number: string
  /** Who reports it: a railway, or the customs administration that did so first. */
  operator: PartyKey
  wagons: readonly Wagon[]
  /** The office it was last reported from, and when. */
  office: OfficeCode
  reportedAt: string
}

/** Movements one manifest may be about (rule MANIFEST-MRNS): what one commit has to decide in one go stays bounded. */
export const MOVEMENTS_MAX = 300
/** Offices kept per wagon at most; a train from coast to desert passes a dozen. */
const PASSAGES_MAX = 30

/**
 * The train a report is about, among those known under its number: the reporter's own; else, for customs, the one last
 * reported; else, for a railway, one that customs put on record. Never another railway's: its load is nobody else's
 * business (invariant I7).
 */
export function trainFor(reporter: PartyKey, trains: readonly Train[]): Train | undefined {
  const own = trains.find(({ operator }) => operator === reporter)
  if (own !== undefined) return own
  const candidates = isCountry(reporter) ? trains : trains.filter(({ operator }) => isCountry(operator))
  return candidates.toSorted((one, other) => instantOf(other.reportedAt) - instantOf(one.reportedAt))[0]
}

/** What a manifest makes of a train: the train afterwards, and the numbers of the wagons it reports on. */
export type ReportedTrain = { train: Train; wagons: readonly string[] }

/**
 * The train after a manifest. Setting out replaces the composition, unless something later is known already; any other
 * report adds what it says of the wagons it lists, and speaks of all of them when it lists none.
 */
export function reportTrain(before: Train | undefined, manifest: TrainManifest, reporter: PartyKey): ReportedTrain {
  const { body, occurredAt } = manifest
  const isLatest = before === undefined || instantOf(occurredAt) >= instantOf(before.reportedAt)
  const kept = body.operation === 'depart' && isLatest && body.wagons !== undefined ? [] : (before?.wagons ?? [])
  const running = kept.filter(({ cut }) => cut === undefined).map(keyOf)
  const listed = body.wagons?.map(keyOf) ?? running
  const known = new Map(kept.map((wagon) => [keyOf(wagon), wagon]))
  for (const wagon of body.wagons ?? []) known.set(keyOf(wagon), merged(known.get(keyOf(wagon)), wagon))
  for (const number of listed) {
    const wagon = known.get(number)
    if (wagon !== undefined) known.set(number, noted(wagon, manifest))
  }
  const train: Train = {
    number: body.train,
    operator: before?.operator ?? reporter,
    wagons: bounded([...known.values()], new Set(listed)),
    office: isLatest ? asOffice(body.office) : before.office,
    reportedAt: isLatest ? occurredAt : before.reportedAt,
  }
  const reported = new Set(listed)
  return { train, wagons: train.wagons.filter((wagon) => reported.has(keyOf(wagon))).map(({ number }) => number) }
}

/** One wagon however its number is written. */
const keyOf = ({ number }: Pick<Wagon, 'number'>): string => compared(number) || number

function merged(before: Wagon | undefined, { number, position, mrns, sealState, seals }: ManifestWagon): Wagon {
  return {
    passed: [],
    ...before,
    number: before?.number ?? number,
    mrns: mrns?.map(asMrn) ?? before?.mrns ?? [],
    ...(position === undefined ? {} : { position }),
    ...(sealState === undefined ? {} : { sealState }),
    ...(seals === undefined ? {} : { seals }),
  }
}

function noted(wagon: Wagon, { body, occurredAt: at }: TrainManifest): Wagon {
  const { operation } = body
  const office = asOffice(body.office)
  if (operation === 'cut') return { ...wagon, cut: { office, at } }
  const passage: WagonPassage = { office, at, ...(operation === 'arrive' ? { arrived: true } : {}) }
  // Coupled again: whoever reports it as running after it was left behind knows better than the report before.
  const { cut, ...running } = wagon
  const stays = cut !== undefined && instantOf(at) <= instantOf(cut.at)
  return { ...running, ...(stays ? { cut } : {}), passed: [...wagon.passed, passage].slice(-PASSAGES_MAX) }
}

/** What was just reported stays; of the rest as many as there is room for. */
function bounded(wagons: readonly Wagon[], listed: ReadonlySet<string>): Wagon[] {
  const first = wagons.toSorted((one, other) => Number(listed.has(keyOf(other))) - Number(listed.has(keyOf(one))))
  const mrns = new Set<Mrn>()
  return first.slice(0, mostOf['TrainManifest.body.wagons']).filter((wagon) => {
    const more = wagon.mrns.filter((mrn) => !mrns.has(mrn))
    if (mrns.size + more.length > MOVEMENTS_MAX) return false
    for (const mrn of more) mrns.add(mrn)
    return true
  })
}

/** The wagons of a movement that run in the train. */
export const wagonsOf = (train: Train, mrn: Mrn): Wagon[] =>
  train.wagons.filter(({ mrns, cut }) => cut === undefined && mrns.includes(mrn))

/**
 * Where all of these wagons have been, with the time the last of them was there. A movement has passed when all its
 * wagons have (engine.md 2).
 */
export function wholePassages(wagons: readonly Wagon[]): WagonPassage[] {
  const [first, ...others] = wagons
  const distinct = new Map((first?.passed ?? []).map((passage) => [passageText(passage), passage]))
  return [...distinct.values()].flatMap((passage) => {
    const same = others.map(({ passed }) => passed.findLast((one) => passageText(one) === passageText(passage)))
    const all = [passage, ...same].flatMap((one) => one ?? [])
    if (all.length < wagons.length) return []
    return all.toSorted((one, other) => instantOf(other.at) - instantOf(one.at)).slice(0, 1)
  })
}

/** The same for the same office and the same way: going past it, or stopping there. */
export const passageText = ({ office, arrived }: WagonPassage): string =>
  `${office} ${arrived === true ? 'arrived' : 'passed'}`

/** Takes movements off the train that have come to their destination, and wagons that carry nothing more. */
export function unload(train: Train, mrns: ReadonlySet<Mrn>): Train {
  if (mrns.size === 0) return train
  const wagons = train.wagons.flatMap((wagon) => {
    const left = wagon.mrns.filter((mrn) => !mrns.has(mrn))
    return left.length === 0 && wagon.mrns.length > 0 ? [] : [{ ...wagon, mrns: left }]
  })
  return { ...train, wagons }
}

/** Movements on a train as far as it is known: what a report that names only the train may be about. */
export const mrnsOfTrain = (train: Train | undefined): Mrn[] => [
  ...new Set((train?.wagons ?? []).flatMap(({ mrns }) => mrns)),
]
