import type { Declaration, VehicleSet } from '../../generated/types.ts'
import { change, type Draft, putInForce } from '../draft/draft.ts'
import { dropEnquiry } from './enquiry.ts'
import { enquiryOf } from '../model/open.ts'
import type { CountryCode } from '../values/party.ts'
import { alike, compared } from '../values/spelling.ts'
import { asOffice } from '../values/office.ts'
import { vehicleIn } from './declaration.ts'

/** Customs changed seals: those taken off go, those put on come (engine.md 4, "seals and equipment versioned"). */
export function changeSeals(draft: Draft<'seal-change'>): void {
  const { removed, affixed } = draft.message.body
  const off = new Set((removed ?? []).map(compared))
  const put = (affixed ?? []).map(({ id }) => id)
  const left = draft.movement.seals.filter((seal) => !off.has(compared(seal)) && !put.some((id) => alike(id, seal)))
  putInForce(draft, [...left, ...put])
}

/** What an incident changed on vehicle and equipment; every later record carries it. */
export function noteIncident(draft: Draft<'incident-notice'>): void {
  const { equipment, transhipment } = draft.message.body
  carryOn(draft, equipment, transhipment?.vehicleSet)
}

/** A planned change of mode or vehicle. */
export function tranship(draft: Draft<'transhipment'>): void {
  const { equipment, vehicleSet } = draft.message.body
  carryOn(draft, equipment, vehicleSet)
}

function carryOn(draft: Draft, equipment: Declaration['equipment'], vehicleSet: VehicleSet | undefined): void {
  if (vehicleSet !== undefined) change(draft, vehicleIn(vehicleSet))
  if (equipment !== undefined) {
    const seals = equipment.flatMap((one) => (one.seals ?? []).map(({ id }) => id))
    putInForce(draft, seals)
  }
  const declared = draft.declaration ?? draft.input.declaration
  if (declared === undefined || (vehicleSet === undefined && equipment === undefined)) return
  draft.declaration = {
    ...declared,
    ...(equipment === undefined ? {} : { equipment }),
    ...(vehicleSet === undefined ? {} : { vehicleSet }),
  }
}

/** A later time limit, of the movement or of one leg; an enquiry that only the old limit had opened is over. */
export function extend(draft: Draft<'time-limit-extension'>): void {
  const { scope, limitAt, legIndex } = draft.message.body
  if (scope === 'movement') {
    change(draft, { limitAt })
    if (enquiryOf(draft.movement)?.openedBy === 'T_limit') dropEnquiry(draft)
    return
  }
  change(draft, {
    legs: draft.movement.legs.map((leg) => (leg.index === legIndex ? { ...leg, limitAt } : leg)),
  })
}

/** What ended on the way is kept; whether the movement ends with it is the row's business. */
export function endEnRoute(draft: Draft<'en-route-end'>): void {
  const { outcome, extent, office } = draft.message.body
  const ending = { outcome, extent, office: asOffice(office), occurredAt: draft.message.occurredAt }
  change(draft, { endings: [...(draft.movement.endings ?? []), ending] })
}

/** The country the goods are in as far as reported: the last leg entered, or the first one. */
export function standingCountry({ movement }: Pick<Draft, 'movement'>): CountryCode | undefined {
  const last = movement.legs.findLast(({ entered, exited }) => entered ?? exited)
  // Between two posts the goods are at a country that has not let them in yet; it may not extend a limit for goods it has
  // not taken.
  return (last ?? movement.legs[0])?.country
}
