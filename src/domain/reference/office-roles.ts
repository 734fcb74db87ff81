import { type Act, dayOfAct } from './act-day.ts'
import { catalogue } from '../../generated/catalogue.ts'
import type { Message } from '../../generated/types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { officeOn } from './registry.ts'

/**
 * Whether the office a message comes from has one of the roles that its type demands of the sender (catalogue,
 * `officeRoles`), on the day of the message. An office nobody knows is another rule's matter.
 */
export function officeRoleFindings(act: Act & { message: Message }): Finding[] {
  const { message, reference } = act
  const { office, role } = message.sender
  const needed = catalogue[message.type].senders.find((sender) => sender.role === role)?.['officeRoles']
  if (office === undefined || !Array.isArray(needed)) return []
  const known = officeOn(reference, office, dayOfAct(act))
  if (known === undefined || known.roles.some((one) => needed.includes(one))) return []
  return [ruleFinding('SENDER-COMPETENCE', '/sender/office', office, needed.join(', '))]
}
