import { catalogue, type ReceiverWord } from '../../generated/catalogue.ts'
import { ruleFinding } from '../values/finding.ts'
import type { Role } from '../values/party.ts'
import type { OpenVersions, Party } from '../model/reference.ts'
import type { MessageType } from '../../generated/types.ts'
import type { Rule } from './rule.ts'

/** Who a word of the catalogue can lead to, by role. */
const LEADS_TO: Readonly<Record<ReceiverWord, readonly Role[]>> = {
  departure: ['customs'],
  destination: ['customs'],
  enteredCountries: ['customs'],
  previousExit: ['customs'],
  nextEntry: ['customs'],
  ahead: ['customs'],
  actualOffice: ['customs'],
  withRecord: ['customs'],
  resolved: ['customs'],
  competent: ['customs'],
  participants: ['customs'],
  asked: ['customs', 'principal'],
  collectingSystem: ['payment'],
  consignee: ['consignee'],
  principal: ['principal'],
  guarantor: ['guarantor'],
  debtGuarantor: ['guarantor'],
  liableGuarantor: ['guarantor'],
  sender: [],
}

/** How a later version of a type is called where both stand in one word, as its schema's file is: `border-exit-notice.v2`. */
export const nameOfVersion = (type: MessageType, version: string): string => `${type}.v${version}`

/** Every version 2 and up that this program has a schema of, by name. */
export const laterVersions = (): string[] =>
  Object.values(catalogue).flatMap(({ type, versions }) =>
    versions.filter((version) => version !== '1').map((version) => nameOfVersion(type, version)),
  )

/**
 * The versions of a type that may be sent: the first, and those that an operator has opened. A closed one is answered as if there
 * were none, since that is what hubs of the release before say of it (docs/decisions/0234).
 */
export const versionsOnOffer = (type: MessageType, open: OpenVersions | undefined, now: number): readonly string[] =>
  catalogue[type].versions.filter(
    (version) => version === '1' || (open?.get(nameOfVersion(type, version)) ?? Number.POSITIVE_INFINITY) <= now,
  )

/** Whether a party can be handed this version of a type. */
export const takesVersion = ({ takes }: Pick<Party, 'takes'>, type: string, version: string): boolean =>
  version === '1' || takes?.[type]?.includes(version) === true

/**
 * VERSION-RECEIVER: a later version of a message that is forwarded is open to senders once every party it can ever reach
 * takes it (docs/decisions/0010). A party to one movement can become one by a diversion, or by a fact that is matched
 * later, when nothing can be refused any more; so all of a role are asked, not those of the movement.
 */
export const versionReceiver: Rule = ({ message, reference }) => {
  const version: string = message.version
  const { forward, receivers } = catalogue[message.type]
  if (version === '1' || !forward) return []
  const roles = new Set(receivers.flatMap((word) => LEADS_TO[word]))
  const behind = [...reference.parties.values()]
    .filter((party) => party.active && roles.has(party.role) && !takesVersion(party, message.type, version))
    .map(({ key }) => key)
    .toSorted()
  return behind.length === 0 ? [] : [ruleFinding('VERSION-RECEIVER', '/version', version, behind.join(', '))]
}
