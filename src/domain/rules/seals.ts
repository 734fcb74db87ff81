import { mostOf } from '../../generated/bounds.ts'
import type { Equipment } from '../../generated/types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { compared } from '../values/spelling.ts'
import { equipmentOf } from './equipment.ts'
import { findingsAt, type Rule } from './rule.ts'

const onEquipment =
  (check: (equipment: readonly Equipment[]) => Iterable<Finding>): Rule =>
  ({ message }) =>
    check(equipmentOf(message))

/** C0569: where there are seals they are listed (NCTS). */
export const c0569 = onEquipment((equipment) =>
  equipment.flatMap(({ numberOfSeals, seals }, at) =>
    numberOfSeals > 0 && seals === undefined
      ? [ruleFinding('C0569', `/body/equipment/${at}/seals`, String(numberOfSeals))]
      : [],
  ),
)

/** SEAL-COUNT: as many are listed as there are (NCTS C0569). */
export const sealCount = onEquipment((equipment) =>
  equipment.flatMap(({ numberOfSeals, seals }, at) =>
    seals !== undefined && seals.length !== numberOfSeals
      ? [ruleFinding('SEAL-COUNT', `/body/equipment/${at}/numberOfSeals`, String(numberOfSeals), String(seals.length))]
      : [],
  ),
)

/**
 * R0448: what is no container is listed for its seals, and has some (NCTS; G0103). Only when goods are declared: later the
 * same line says that the seals in force have gone.
 */
export const r0448: Rule = ({ message }) =>
  message.type === 'transit-declaration'
    ? (message.body.equipment ?? []).flatMap(({ container, numberOfSeals }, at) =>
        container === undefined && numberOfSeals === 0
          ? [ruleFinding('R0448', `/body/equipment/${at}/numberOfSeals`, '0')]
          : [],
      )
    : []

/** SEALS-MOST: no more than every record of the movement can list; a seal that is left out would look like a foreign one. */
export const sealsMost = onEquipment((equipment) => {
  const total = equipment.reduce((sum, { seals = [] }) => sum + seals.length, 0)
  return total > SEALS_MOST ? [ruleFinding('SEALS-MOST', '/body/equipment', String(total), String(SEALS_MOST))] : []
})

const SEALS_MOST = mostOf['AnticipatedTransitRecord.body.seals']

/** SEAL-UNIQUE: no seal closes two things. */
export const sealUnique = onEquipment((equipment) => {
  const seen = new Set<string>()
  const all = equipment.flatMap(({ seals }, at) =>
    (seals ?? []).map(({ id }, place) => ({ id, pointer: `/body/equipment/${at}/seals/${place}/id` })),
  )
  return findingsAt(all, ({ id, pointer }) => {
    const number = compared(id) || id
    if (seen.has(number)) return [ruleFinding('SEAL-UNIQUE', pointer, id)]
    seen.add(number)
    return []
  })
})
