import { mostOf } from '../../generated/bounds.ts'
import type { Alert, Difference as Told } from '../../generated/types.ts'
import { type Draft, make, makeAlertBody, putInForce, receiversFor, addFlags } from '../draft/draft.ts'
import { declaredOf } from '../model/declared.ts'
import { type Difference, openSharing } from '../model/difference.ts'
import type { Movement, Passage } from '../model/movement.ts'
import type { Sighting, SightingType } from '../draft/sighting.ts'
import { isFiring } from '../model/timer.ts'
import { sameKey } from '../draft/queries.ts'
import { countryOfOffice, type OfficeCode } from '../values/office.ts'
import { HUB, type CountryCode, type PartyKey, countryOfParty } from '../values/party.ts'
import { earliestOf, instantOf, type Precision, spanOf } from '../values/time.ts'
import { isAmong } from '../values/spelling.ts'
import { compare, type Found } from './compare.ts'
import { inForceAt } from './equipped.ts'
import { addDifferences, changeDifferences, isNews } from './list.ts'
import { coupleAgain, foundMissing, takeRest } from './part.ts'
import { sealSeries } from './seal-series.ts'
import { type NOTED, seenIn, type Seen } from './seen.ts'
import { awaitsDeparture } from './open.ts'
import { sharedIn, sharingNow } from './used-twice.ts'

/** Whose finding it is, where and when. */
type Sight = Pick<Difference, 'since' | 'by' | 'office'> & { precision: Precision; leg: number | undefined }

/** What an officer saw is compared with what was in force; what differs is noted and told (engine.md 8). */
export function compareSighting(draft: Draft<SightingType>): void {
  const { sighting, message } = draft
  const seen = seenIn(message)
  if (seen === undefined) return
  // A correction says once more what came, it brings nothing.
  if (sighting.kind === 'arrival' && draft.corrects === undefined) takeRest(draft, seen)
  const found = foundInSighting(draft)
  affix(draft, seen)
  coupleAgain(draft, seen)
  const added = [
    ...note(draft, found, sightOf(sighting)),
    ...addDifferences(draft, passedStopIn(draft)),
    ...noteShared(draft),
  ]
  endMissingEntry(draft, sighting)
  tell(draft, added)
}

const sightOf = ({ occurredAt: since, by, office, precision, leg }: Sighting): Sight => ({
  since,
  by,
  office,
  precision,
  leg,
})

/**
 * What a sighting finds that differs; of packages that come in parts the arrival that brings the rest finds nothing.
 * @param corrects it takes the place of an earlier one, and is counted like that
 */
export function foundInSighting(draft: Draft<SightingType>, corrects = draft.corrects !== undefined): Found[] {
  const { sighting, message, movement, input } = draft
  const seen = seenIn(message)
  if (seen === undefined) return []
  const found = foundIn(draft, seen, sightOf(sighting))
  if (sighting.kind !== 'arrival') return found
  const before = corrects ? withoutArrival(movement) : (input.movement ?? movement)
  const missing = foundMissing(before, seen)
  const counted = found
    .filter(({ kind }) => kind !== 'packages' || before.arrival === undefined)
    .map((one) => (one.kind === 'packages' && one.flag === 'partial' ? { ...one, arrived: true as const } : one))
  return missing === undefined ? counted : [...counted, missing]
}

function withoutArrival(movement: Movement): Movement {
  const { arrival: _, ...rest } = movement
  return rest
}

/** And so is what the results say. */
export function compareResults(draft: Draft<'control-results'>): void {
  const added = note(draft, foundInResults(draft), resultsSight(draft))
  tell(draft, [...added, ...noteShared(draft)])
}

/** And what others say who saw the goods: who refuses or notifies them, takes seals off, or unloads. */
export function compareNoted(draft: Draft<(typeof NOTED)[number]>): void {
  const { message, place, movement, input } = draft
  const seen = seenIn(message)
  if (seen === undefined) return
  const office = place?.office ?? movement.arrival?.office
  const sight: Sight = {
    since: message.occurredAt,
    by: input.event.key,
    ...(office === undefined ? {} : { office }),
    precision: message.occurredPrecision ?? 'second',
    leg: place?.leg ?? movement.legs.at(-1)?.index,
  }
  tell(draft, note(draft, foundIn(draft, seen, sight), sight))
}

/** Whether the vehicle or container is under way for another movement as well, as far as that is not known. */
export function compareUse(draft: Draft<'release-for-transit' | 'declaration-amendment' | 'transhipment'>): void {
  tell(draft, noteShared(draft))
}

/** Where the goods are by this event, or will be next; undefined where nothing says so. */
function placeIn({ sighting, place, movement }: Draft): OfficeCode | undefined {
  const next = movement.legs.find(({ exited }) => exited === undefined)
  return (
    sighting?.office ??
    place?.office ??
    movement.arrival?.office ??
    next?.exitOffice ??
    declaredOf(movement).destination.office
  )
}

/** What is shared and not known, and what departure has not resolved. */
export function sharedNews(draft: Draft): Difference[] {
  const office = placeIn(draft)
  if (office === undefined) return []
  return sharedIn(draft, office, draft.sighting?.occurredAt).found.filter((one) => isNews(draft.movement, one))
}

function noteShared(draft: Draft): Difference[] {
  const office = placeIn(draft)
  const { sharing } = draft.input
  // Of what the hub makes itself nobody has been read along: everything would seem to have ended.
  if (office === undefined || sharing === undefined) return []
  if (sharing.length === 0 && openSharing(draft.movement).length === 0) return []
  const { found, looked } = sharedIn(draft, office, draft.sighting?.occurredAt)
  const { ended, running } = sharingNow(draft.movement, sharing)
  draft.shared = [...new Set([...looked, ...running])]
  if (ended.size > 0) changeDifferences(draft, without(ended, draft))
  return addDifferences(draft, found)
}

/** The differences as they are once those that have ended are closed by this event. */
const without = (ended: ReadonlySet<Difference>, { movement, input }: Draft): Difference[] =>
  (movement.differences ?? []).map((one) => (ended.has(one) ? { ...one, resolvedBy: input.event.key } : one))

/** Whether nothing is open any more once what was shared with movements that have ended is closed. */
export function sharingEndFrees(draft: Draft): boolean {
  const { ended } = sharingNow(draft.movement, draft.input.sharing ?? [])
  return !awaitsDeparture({ differences: without(ended, draft) })
}

/** Closes what was shared with movements that have ended, and tells whoever was told of it. */
export function endSharing(draft: Draft): void {
  const { ended, running } = sharingNow(draft.movement, draft.input.sharing ?? [])
  draft.shared = running
  changeDifferences(draft, without(ended, draft))
  const body: Alert['body'] = {
    action: 'attention',
    reason: 'cleared-up',
    differences: [...ended].slice(0, mostOf['Alert.body.differences']).map(toldOf),
  }
  for (const receiver of receiversFor(draft, 'alert', HUB)) make(draft, 'alert', receiver, body)
}

/** What results say that differs; also before they are accepted, since it decides whether they can be. */
export function foundInResults(draft: Draft<'control-results'>): Found[] {
  const seen = seenIn(draft.message)
  return seen === undefined ? [] : foundIn(draft, seen, resultsSight(draft))
}

const resultsSight = ({ message, input, movement }: Draft<'control-results'>): Sight => ({
  since: message.occurredAt,
  by: input.event.key,
  ...(movement.arrival === undefined ? {} : { office: movement.arrival.office }),
  precision: message.occurredPrecision ?? 'second',
  leg: movement.legs.at(-1)?.index,
})

/** Of several states of equipment that may be meant the one that fits best: nobody is accused by rounding. */
function foundIn(draft: Draft, seen: Seen, { since, precision }: Sight): Found[] {
  const { movement } = draft
  const [first] = movement.equipped ?? []
  const series = sealSeries(draft)
  const found = inForceAt(movement, since, precision).map((one) => compare(seen, one, one !== first, series))
  return found.toSorted((one, other) => weigh(one) - weigh(other))[0] ?? []
}

const weigh = (found: readonly Found[]): number =>
  found.reduce((sum, { flag }) => sum + (flag === undefined ? 1 : 100), 0)

function note(draft: Draft, found: readonly Found[], sight: Sight): Difference[] {
  if (found.length === 0) return []
  if (found.some(({ tractor }) => tractor === true)) addFlags(draft, 'tractorChanged')
  const { since, by, office } = sight
  return addDifferences(
    draft,
    found.map((one) => {
      const { tractor: _, ...difference } = one
      return {
        ...difference,
        since,
        by,
        ...(office === undefined ? {} : { office }),
        ...(one.flag === 'vehicleDiffers' || one.flag === 'sealsDiffer'
          ? { stretch: stretchOf(draft, one, sight) }
          : {}),
      }
    }),
  )
}

/** Seals put on by the officer who reports are in force from then on. */
function affix(draft: Draft, { added }: Seen): void {
  const { seals } = draft.movement
  const fresh = added.filter((one, at) => !isAmong([...seals, ...added.slice(0, at)], one, sealSeries(draft)))
  if (fresh.length > 0) putInForce(draft, [...seals, ...fresh])
}

/** The countries in which it can have happened: since the last fact that saw the same things and agreed. */
function stretchOf({ movement }: Draft, { flag }: Found, { by, leg = movement.legs.length - 1 }: Sight): CountryCode[] {
  const differing = (movement.differences ?? []).filter((one) => one.flag === flag)
  const agrees = (passage: Passage | undefined): boolean =>
    passage !== undefined &&
    !sameKey(passage.by, by) &&
    (flag === 'sealsDiffer' ? passage.sealState === 'intact' : passage.vehicle !== undefined) &&
    !differing.some((one) => sameKey(one.by, passage.by))
  const last = movement.legs.findLast(
    ({ index, entered, exited }) => index <= leg && (agrees(entered) || agrees(exited)),
  )
  return [...new Set(movement.legs.slice(last?.index ?? 0, leg + 1).map(({ country }) => country))]
}

/**
 * Passed while a stop was on, by the time of the passage; arriving, coming back, and coming to the country that set it is what a
 * stop asks for.
 */
export function passedStopIn({ sighting, movement }: Draft<SightingType>): Difference[] {
  const { kind, occurredAt, precision, by, office } = sighting
  if (kind !== 'exit' && kind !== 'entry') return []
  const earliest = earliestOf(occurredAt, precision)
  const passed = (movement.stops ?? []).filter(
    ({ by: setter, since, until }) =>
      (kind === 'exit' || countryOfParty(setter) !== countryOfOffice(office)) &&
      instantOf(since) < earliest + spanOf(precision) &&
      (until === undefined || earliest < instantOf(until)),
  )
  return passed.map(({ by: setter }) => ({
    kind: 'stop',
    declared: setter,
    pointer: '/body/office',
    flag: 'passedStop',
    since: occurredAt,
    by,
    office,
  }))
}

/** The entry, or the arrival, that was missing has come. */
function endMissingEntry(draft: Draft, { kind, by }: Sighting): void {
  const { differences = [] } = draft.movement
  if (kind === 'exit') return
  changeDifferences(
    draft,
    differences.map((one) =>
      one.flag === 'entryMissing' && one.resolvedBy === undefined ? { ...one, resolvedBy: by } : one,
    ),
  )
}

/** No entry was reported in time after an exit. */
export function noteMissingEntry(draft: Draft): void {
  const { movement, input } = draft
  const left = movement.legs.findLast(({ exited }) => exited !== undefined)
  const since = left?.exited?.occurredAt ?? new Date(input.now).toISOString()
  const missing = { kind: 'no-entry', pointer: '', flag: 'entryMissing', since, by: input.event.key } as const
  addDifferences(draft, [missing])
}

type Reason = 'vehicle' | 'seals' | 'stopped-vehicle-left' | 'attention'

const reasonOf = ({ kind, flag }: Difference): Reason => {
  if (flag === 'passedStop') return 'stopped-vehicle-left'
  if (kind === 'used-twice' || flag === 'vehicleDiffers') return 'vehicle'
  return flag === 'sealsDiffer' && kind !== 'partial' ? 'seals' : 'attention'
}

/** One alert for each reason, to all who hold a record; whoever reports it is told by its receipt. */
function tell(draft: Draft, added: readonly Difference[]): void {
  for (const [reason, differences] of Map.groupBy(added, reasonOf)) {
    const setters = differences.flatMap(({ kind, declared }) =>
      kind === 'stop' && declared !== undefined ? [declared] : [],
    )
    alertOf(draft, reason, differences, [...receiversFor(draft, 'alert', HUB), ...(setters as PartyKey[])])
  }
}

/** Tells departure what keeps the hub from discharging (engine.md 8, "Consequences"). */
export function tellWaiting(draft: Draft, differences: readonly Shown[]): void {
  alertOf(draft, 'discharge-waits', differences, [declaredOf(draft.movement).departure.country])
}

function alertOf(draft: Draft, reason: string, differences: readonly Shown[], to: readonly PartyKey[]): void {
  const { message, sender, sighting, input } = draft
  if (isFiring(message)) return
  const body: Alert['body'] = {
    ...makeAlertBody(reason, { ...message, id: input.event.key.id }, sender, sighting),
    ...(differences.length === 0
      ? {}
      : { differences: differences.slice(0, mostOf['Alert.body.differences']).map(toldOf) }),
  }
  for (const receiver of new Set(to)) {
    if (receiver !== sender || reason === 'discharge-waits') make(draft, 'alert', receiver, body)
  }
}

/** What of a difference is told. */
type Shown = Pick<Difference, 'kind' | 'declared' | 'seen' | 'pointer' | 'flag' | 'since'>

const toldOf = ({ kind, declared, seen, pointer, flag, since }: Shown): Told => ({
  kind,
  ...(declared === undefined ? {} : { declared }),
  ...(seen === undefined ? {} : { seen }),
  ...(pointer === '' ? {} : { pointer }),
  ...(flag === undefined ? {} : { flag }),
  since,
})
