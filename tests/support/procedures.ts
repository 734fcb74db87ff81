import type { Declaration, MessageByType, MessageType, Sender } from '../../src/generated/types.ts'
import { declaration, MRN } from './road.ts'
import { newId } from './world.ts'

type Body<T extends MessageType> = MessageByType[T]['body']

/** Who sends when a test does not say: departure, or the country of the office named. */
export const customs = (country: string): Sender => ({ country, role: 'customs' })

/** A message of any type on the road from Lomé to Ouagadougou. */
export function message<T extends MessageType>(
  type: T,
  sender: Sender,
  body: Body<T>,
  more: { id?: string; mrn?: string; occurredAt?: string; correlationId?: string } = {},
): MessageByType[T] {
  const at = more.occurredAt ?? '2026-03-05T09:00:00Z'
  const header = { id: newId(), version: '1', occurredAt: at, preparedAt: at, procedure: 'automatic', mrn: MRN }
  // The header is that of every type; the body is the type's own.
  return { ...header, ...more, type, sender, body } as unknown as MessageByType[T]
}

/** An amendment of the declaration of tests/support/road.ts. */
export const amendment = (
  contentVersion: number,
  changed: Partial<Declaration>,
  more: { id?: string; mrn?: string; from?: string } = {},
): MessageByType['declaration-amendment'] => {
  const { from = 'TG', ...header } = more
  const content = declaration({ body: changed }).body
  return message(
    'declaration-amendment',
    customs(from),
    { contentVersion, reason: 'weighed', declaration: content },
    header,
  )
}

/** The guarantee of the road for another amount of XOF. */
export const securedBy = (amount: string, grn = '26TG00CCIT0000178'): Declaration['guarantees'] => [
  { type: '1', grn, accessCode: 'A1B2', amount: { amount, currency: 'XOF' } },
]
