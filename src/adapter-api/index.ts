/** The only module adapters import, as `#adapter-api`. */
export type { CountryCode, PartyKey, SenderRole, Sender } from '../domain/values/party.ts'
export { partyKeyOf } from '../domain/values/party.ts'
export { hasContainerCheckDigit, isValidMrn, kindOfContainer } from '../domain/values/identifiers.ts'
export type * from '../generated/types.ts'
export { documentId } from './document-id.ts'
export { type MessageField, messageFields } from './fields.ts'
export { keepFile, syncFolder } from './keep-file.ts'
export { limitAtOf } from './limit.ts'
export {
  defineNationalEnd,
  type NationalEnd,
  type NationalEndModule,
  type NationalEndSetup,
} from './national-end.ts'
export { momentOf } from './local-time.ts'
export { type Journal, openJournal, readRecords, rewriteJournal } from './journal.ts'
export {
  type Adapter,
  type AdapterContext,
  type AdapterModule,
  type AdapterSetup,
  type Check,
  type ConnectionInfo,
  type ContentType,
  type Envelope,
  type Loss,
  type Manifest,
  mappedIf,
  MappingError,
  type RefusalFinding,
  type SendResult,
  type Transport,
  type Verdict,
} from './types.ts'
export { openProfile, type ProfileFile } from './profile-file.ts'
export { readTables, type TableFile, type TableRow, type Tables } from './tables.ts'
export { readXmlTree, writeXmlTree, type XmlTree, XmlTreeError } from './xml-tree.ts'
export { createDeliveryVerifier, type DeliveryVerifier, type DeliveryVerifierOptions } from './verify.ts'

import type { AdapterModule } from './types.ts'

/** Gives an adapter its type; an adapter folder's `index.ts` exports the result as its default export. */
export const defineAdapter = <National>(make: AdapterModule<National>): AdapterModule<National> => make
