import type { PartyKey } from '../domain/values/party.ts'
import { nameUuid } from '../trust/name-uuid.ts'

/**
 * The id of the message that a national document makes, where its system gives none: the same party and name give the same
 * id for ever (UUIDv5, RFC 9562), so that a document handed in twice is one message.
 * @param name what identifies the document in its system, for instance its type and number
 */
export const documentId = (party: PartyKey, name: string): string => nameUuid(`document ${party} ${name}`)
