import type { Declaration } from '#adapter-api'
import type { Fields } from './rows.ts'

type Equipment = NonNullable<Declaration['equipment']>
type Seal = NonNullable<Equipment[number]['seals']>[number]

/**
 * The declaration with the equipment as it now is: a release says it itself; a record lists the seals that are on, of which one
 * that was in no equipment is the first one's.
 */
export function equipmentOf(declaration: Declaration | undefined, fields: Fields): Declaration | undefined {
  if (fields['equipment'] !== undefined && fields['releasedAt'] !== undefined)
    return { ...declaration, equipment: fields['equipment'] as Equipment } as Declaration
  const now = fields['seals'] as readonly string[] | undefined
  const equipment = declaration?.equipment
  if (declaration === undefined || equipment === undefined || now?.every((one) => typeof one === 'string') !== true)
    return declaration
  const known = equipment.flatMap((one) => (one.seals ?? []).map(({ id }) => String(id)))
  const added = now.filter((id) => !known.includes(id)).map((id) => ({ id }) as Seal)
  return {
    ...declaration,
    equipment: equipment.map((one, index) => {
      const kept = (one.seals ?? []).filter(({ id }) => now.includes(id))
      const { seals: _, ...rest } = one
      const seals = index === 0 ? [...kept, ...added] : kept
      return { ...rest, numberOfSeals: seals.length, ...(seals.length === 0 ? {} : { seals }) }
    }),
  } as Declaration
}

/** Every seal of a declaration. */
export const sealsOf = (declaration: Declaration | undefined): readonly string[] =>
  (declaration?.equipment ?? []).flatMap(({ seals = [] }) => seals.map(({ id }) => id))
