import type { Message } from '../../generated/types.ts'

/**
 * The day by which codes, offices and restrictions are judged, `YYYY-MM-DD` where it happened: that of acceptance for a
 * declaration, of the happening for everything else. A document from before a code was retired stays right, also when
 * it is entered later from paper; one of today must use today's codes (docs/decisions/0012).
 */
export function dayOf(message: Message): string {
  const accepted = message.type === 'transit-declaration' ? message.body.acceptedAt : undefined
  return (accepted ?? message.occurredAt).slice(0, 10)
}
