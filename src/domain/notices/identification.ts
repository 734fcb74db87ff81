import type { Declaration } from '../../generated/types.ts'
import type { Draft } from '../draft/draft.ts'
import type { Movement } from '../model/movement.ts'
import type { FleetReport } from '../model/notice.ts'
import { compared } from '../values/spelling.ts'
import { twinMarks } from './doubles.ts'
import { isEnd } from '../model/table.ts'
import type { Grn } from '../values/identifiers.ts'

/**
 * By what a movement can be found without its MRN: its vehicles and wagons, containers, tracking devices. `tracked` is a
 * vehicle that carries a tracker whose number the declaration does not give, `short` a guarantee it waits for room on.
 */
type MarkKind = 'vehicle' | 'container' | 'device' | 'tracked' | 'short'

/** Plates are written with and without spaces and dashes, or other signs; what tells them apart is `compared`. */
const markOf = (kind: MarkKind, value: string): string => `${kind}:${compared(value) || value}`

/** Kinds of marks of what can be in one place only: a tracker is taken off, a guarantee is shared. */
export const CARRIER_KINDS: readonly MarkKind[] = ['vehicle', 'container']

/** Whether it is the mark of what carries goods. */
export const isCarrierMark = (mark: string): boolean => CARRIER_KINDS.some((kind) => mark.startsWith(`${kind}:`))

const SHORT: `${MarkKind}:` = 'short:'

/** The mark that stays of a tracker's when the movement has ended: the device may still tell of what it stored. */
const BORE = 'bore:'
const boreMark = (mark: string): string => `${BORE}${mark}`
const isTrackersMark = (mark: string): boolean => mark.startsWith('device:') || mark.startsWith('tracked:')

/** Whether anything may still be found of a movement that has ended. */
export const leavesTrace = ({ marks = [] }: Pick<Movement, 'marks'>): boolean =>
  marks.some((mark) => mark.startsWith(BORE))

/**
 * The mark of movements that wait for room on a guarantee (src/domain/guarantee/cover.ts); what is wanted without a reference
 * has one by which nothing is ever sought.
 */
export const shortMark = (grn: Grn | undefined): string => `${SHORT}${grn ?? ''}`

/** The marks of a declared movement, each once, sorted. */
export function marksOf(declaration: Declaration): string[] {
  const { vehicleSet, equipment, safeguards } = declaration
  const { means, trailers = [], wagons = [] } = vehicleSet
  const vehicles = [
    ...[means, ...trailers].flatMap((one) => one?.identification ?? []),
    ...wagons.map((one) => one.number),
  ]
  const trackers = (safeguards ?? []).filter(({ kind }) => kind === 'tracker')
  const marks = [
    ...vehicles.map((vehicle) => markOf('vehicle', vehicle)),
    ...(equipment ?? []).flatMap(({ container }) => (container === undefined ? [] : [markOf('container', container)])),
    ...(safeguards ?? []).flatMap(({ deviceId }) => (deviceId === undefined ? [] : [markOf('device', deviceId)])),
    ...(trackers.some(({ deviceId }) => deviceId === undefined)
      ? vehicles.map((vehicle) => markOf('tracked', vehicle))
      : []),
    ...twinMarks(declaration),
  ]
  return [...new Set(marks)].toSorted()
}

/** The marks a report goes by, in groups: the first group that finds a movement is the one that counts. */
export function marksSought({ type, body }: FleetReport): string[][] {
  if (type === 'train-manifest') return []
  const vehicle = body.vehicle?.identification
  if (type === 'tracking-event') {
    // Another provider's device on the same vehicle is not the sender's business: only a tracker without a number may be
    // its own.
    const marks = [markOf('device', body.deviceId), ...(vehicle === undefined ? [] : [markOf('tracked', vehicle)])]
    return marks.map((mark) => [mark, boreMark(mark)])
  }
  const { container } = body
  return [
    [
      ...(vehicle === undefined ? [] : [markOf('vehicle', vehicle)]),
      ...(container === undefined ? [] : [markOf('container', container)]),
    ],
  ]
}

/** The marks of the draft's movement when they change with it; undefined when they stay as they are. */
export function newMarks({ movement, declaration }: Draft): string[] | undefined {
  const before = movement.marks ?? []
  if (isEnd(movement.state)) {
    const left = before.flatMap((mark) =>
      isTrackersMark(mark) ? [boreMark(mark)] : mark.startsWith(BORE) ? [mark] : [],
    )
    return left.join() === before.join() ? undefined : left
  }
  const declared = declaration === undefined ? before.filter((mark) => !mark.startsWith(SHORT)) : marksOf(declaration)
  const short = (movement.wanting?.lines ?? []).map(({ grn }) => shortMark(grn))
  const after = [...new Set([...declared, ...short])].toSorted()
  return after.join() === before.join() ? undefined : after
}
