import type { Message, VehicleSet } from '../../generated/types.ts'
import { ruleFinding } from '../values/finding.ts'
import { compared } from '../values/spelling.ts'
import type { Rule } from './rule.ts'

const RAIL = '2'

/** The vehicle set a message says carries the goods, with its place; undefined in messages that name none. */
export function vehicleSetOf(message: Message): { vehicleSet: VehicleSet; pointer: string } | undefined {
  switch (message.type) {
    case 'transit-declaration':
    case 'transhipment':
      return { vehicleSet: message.body.vehicleSet, pointer: '/body/vehicleSet' }
    case 'incident-notice': {
      const { transhipment } = message.body
      if (transhipment === undefined) return undefined
      return { vehicleSet: transhipment.vehicleSet, pointer: '/body/transhipment/vehicleSet' }
    }
    default:
      return undefined
  }
}

/** RAIL-WAGONS: goods on rails are on wagons, and the wagons are what is sealed and cut out (domain.md 1.6). */
export const railWagons: Rule = ({ message }) => {
  const carried = vehicleSetOf(message)
  if (carried === undefined || carried.vehicleSet.mode !== RAIL || carried.vehicleSet.wagons !== undefined) return []
  return [ruleFinding('RAIL-WAGONS', `${carried.pointer}/wagons`)]
}

/** RAIL-WAGONS-FORBIDDEN: there are no wagons but on rails. */
export const railWagonsForbidden: Rule = ({ message }) => {
  const carried = vehicleSetOf(message)
  if (carried === undefined || carried.vehicleSet.mode === RAIL || carried.vehicleSet.wagons === undefined) return []
  return [ruleFinding('RAIL-WAGONS-FORBIDDEN', `${carried.pointer}/wagons`, carried.vehicleSet.mode)]
}

/** WAGON-TWICE: no wagon runs twice in one train, nor carries one movement twice. */
export const wagonTwice: Rule = ({ message }) => {
  const carried = vehicleSetOf(message)
  const [wagons, pointer] =
    message.type === 'train-manifest'
      ? [message.body.wagons ?? [], '/body']
      : [carried?.vehicleSet.wagons ?? [], carried?.pointer ?? '']
  const seen = new Set<string>()
  return wagons.flatMap(({ number }, at) => {
    const spelled = compared(number) || number
    if (seen.has(spelled)) return [ruleFinding('WAGON-TWICE', `${pointer}/wagons/${at}/number`, number)]
    seen.add(spelled)
    return []
  })
}
