import type { Equipment, Message } from '../../generated/types.ts'

/** The containers and loading spaces a message lists at `/body/equipment`. */
export function equipmentOf(message: Message): readonly Equipment[] {
  switch (message.type) {
    case 'transit-declaration':
    case 'release-for-transit':
    case 'incident-notice':
    case 'transhipment':
      return message.body.equipment ?? []
    default:
      return []
  }
}
