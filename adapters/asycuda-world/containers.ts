import { type Declaration, type Equipment, MappingError } from '#adapter-api'
import { pointerOf, type Section } from './form.ts'
import { given, ours, type Reading, Sheet, theirs } from './parts.ts'

const SEALS = 'Transit/Seals'

/**
 * Containers, a row for each of them and each item in it, and the seals: their number, and as many of them as the field holds
 * whole. `seals`: those that are on by now, where they are others than declared.
 */
export function putContainers(
  sheet: Sheet,
  { equipment = [], items }: Declaration,
  seals: readonly string[] | undefined,
  reading: Reading,
): void {
  for (const { container, sizeAndType, fullness, goodsReferences } of equipment) {
    if (container === undefined) continue
    const places = goodsReferences?.map((number) => items.findIndex((item) => item.number === number) + 1)
    for (const place of places ?? [undefined]) {
      const row = new Sheet()
      row.put('Item_Number', place)
      row.put('Container_identity', container)
      row.put('Container_type', sizeAndType)
      row.put('Empty_full_indicator', theirs(reading, 'fullness', fullness))
      sheet.add('Container', row)
    }
  }
  const on = seals ?? equipment.flatMap((one) => one.seals ?? []).map(({ id }) => id)
  const count = seals?.length ?? equipment.reduce((sum, { numberOfSeals }) => sum + numberOfSeals, 0)
  if (count === 0) return
  sheet.put(`${SEALS}/Number`, count)
  sheet.put(`${SEALS}/Identity`, fitting(on, reading))
}

/** Whole numbers, in their order, up to the first that does not fit: one that was cut is a seal nobody has affixed. */
function fitting(seals: readonly string[], { profile: { separators, lengths } }: Reading): string {
  const taken: string[] = []
  for (const seal of seals) {
    if (seal.includes(separators.seals)) break
    if ([...taken, seal].join(separators.seals).length > lengths.seals) break
    taken.push(seal)
  }
  return taken.join(separators.seals)
}

/** The seals listed, and how many there are said to be. */
export function sealsIn(
  { values }: Section,
  { profile: { separators } }: Reading,
): { listed: string[]; count: number } {
  const text = values.get(`${SEALS}/Identity`) ?? ''
  const listed = text
    .split(separators.seals)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return { listed, count: Number(values.get(`${SEALS}/Number`) ?? listed.length) }
}

/**
 * Containers with what is in them, and the seals. The declaration lists seals once for all: which container of several bears
 * which is not to be told from it, and a guess would be a broken seal at the border.
 */
export function equipmentIn(form: Section, reading: Reading): Pick<Declaration, 'equipment'> {
  const rows = new Map<string, { values: Section['values']; items: number[] }>()
  for (const { values } of form.lists.get('Container') ?? []) {
    const identity = values.get('Container_identity')
    if (identity === undefined) throw new MappingError(pointerOf('Container/Container_identity'), 'it is empty')
    const row = rows.get(identity) ?? { values, items: [] }
    const item = values.get('Item_Number')
    if (item !== undefined) row.items.push(Number(item))
    rows.set(identity, row)
  }
  const { listed } = sealsIn(form, reading)
  if (rows.size > 1 && listed.length > 0)
    throw new MappingError(
      pointerOf(`${SEALS}/Identity`),
      'it does not say which of several containers bears which seal',
    )
  const sealed = {
    numberOfSeals: listed.length,
    ...(listed.length === 0 ? {} : { seals: listed.map((id) => ({ id })) }),
  }
  const equipment = [...rows].map(([container, { values, items }]): Equipment => {
    const fullness = values.get('Empty_full_indicator')
    const isKnown = fullness !== undefined && reading.profile.has('fullness')
    return {
      container,
      ...given('sizeAndType', values.get('Container_type')),
      ...(isKnown
        ? {
            fullness: ours(reading, 'fullness', fullness, 'Container/Empty_full_indicator') as NonNullable<
              Equipment['fullness']
            >,
          }
        : {}),
      ...sealed,
      ...(items.length === 0 ? {} : { goodsReferences: items }),
    }
  })
  if (equipment.length > 0) return { equipment }
  return listed.length === 0 ? {} : { equipment: [sealed] }
}
