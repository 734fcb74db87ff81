import type { Message, VehicleSet } from '../../generated/types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import type { Rule } from './rule.ts'
import { vehicleSetOf } from './vehicles.ts'

/** Modes of transport (UN/ECE Recommendation 19) that rules on means tell apart. */
const RAIL = '2'
const ROAD = '3'
const POST = '5'
/** Goods in a pipe or on their own wheels have no means that carries them. */
const WITHOUT_MEANS: ReadonlySet<string> = new Set([POST, '7', '9'])
const TRACTOR = '30'
const TRAILER = '31'
/** A motor vehicle and two trailers. */
const TRAILERS_MAX = 2

type Carried = { vehicleSet: VehicleSet; pointer: string }

const onVehicleSet =
  (check: (carried: Carried, message: Message) => Finding[]): Rule =>
  ({ message }) => {
    const carried = vehicleSetOf(message)
    return carried === undefined ? [] : check(carried, message)
  }

/** C0826: by post the goods are on no means of transport that could be named (NCTS C0826, C0339). */
export const c0826 = onVehicleSet(({ vehicleSet, pointer }) =>
  vehicleSet.mode !== POST
    ? []
    : (['means', 'trailers', 'wagons'] as const)
        .filter((part) => vehicleSet[part] !== undefined)
        .map((part) => ruleFinding('C0826', `${pointer}/${part}`, POST)),
)

/**
 * DEPARTURE-MEANS: the vehicle is known by its number, which comes with its kind. NCTS leaves the means out freely; here the
 * approval is of a vehicle or a container (Convention A/P4/5/82), and border posts find goods by one of them: the number may
 * be missing only where there is no vehicle, where the goods are in containers or on wagons, and before they are presented.
 */
export const departureMeans = onVehicleSet(({ vehicleSet, pointer }, message) => {
  const { mode, means } = vehicleSet
  const { identification, typeOfIdentification: kind } = means ?? {}
  if (identification !== undefined && kind !== undefined) return []
  const missing =
    means === undefined
      ? '/means'
      : `/means/${identification === undefined ? 'identification' : 'typeOfIdentification'}`
  const halved = (identification === undefined) !== (kind === undefined)
  if (!halved && (WITHOUT_MEANS.has(mode) || foundOtherwise(vehicleSet, message))) return []
  return [ruleFinding('DEPARTURE-MEANS', `${pointer}${missing}`, mode)]
})

/** Whether the goods can be told apart at a border by something else than the vehicle, or are not on it yet. */
function foundOtherwise({ mode, wagons }: VehicleSet, message: Message): boolean {
  if (mode === RAIL && wagons !== undefined) return true
  if (message.type !== 'transit-declaration') return false
  const { additionalDeclarationType, containerIndicator, equipment } = message.body
  if (additionalDeclarationType === 'D') return true
  return containerIndicator === true || (equipment ?? []).some(({ container }) => container !== undefined)
}

/** R0474: by road the first means is a motor vehicle (NCTS). */
export const r0474 = onVehicleSet(({ vehicleSet: { mode, means }, pointer }) =>
  mode === ROAD && means?.typeOfIdentification === TRAILER
    ? [ruleFinding('R0474', `${pointer}/means/typeOfIdentification`, TRAILER, TRACTOR)]
    : [],
)

/** R0476: and what it pulls are trailers (NCTS). */
export const r0476 = onVehicleSet(({ vehicleSet: { mode, trailers = [] }, pointer }) =>
  mode !== ROAD
    ? []
    : trailers.flatMap(({ typeOfIdentification: kind }, at) =>
        kind === TRAILER ? [] : [ruleFinding('R0476', `${pointer}/trailers/${at}/typeOfIdentification`, kind, TRAILER)],
      ),
)

/** R0855: two trailers at most by road, none by other modes; trains have wagons (NCTS). */
export const r0855 = onVehicleSet(({ vehicleSet: { mode, trailers = [] }, pointer }) => {
  const most = mode === ROAD ? TRAILERS_MAX : 0
  // By post there is no means at all, which C0826 says.
  if (trailers.length <= most || mode === POST) return []
  return [ruleFinding('R0855', `${pointer}/trailers/${most}`, String(trailers.length), String(most))]
})
