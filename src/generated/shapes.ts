// generated from schemas/messages/ by "npm run gen"; do not edit
import type { MessageType } from './types.ts'

/** Content of one object: its fields by name, in the order of the schema. */
export type Shape = { readonly name: string; readonly fields: ReadonlyMap<string, Field> }

/** One field: `order` is its place among its siblings, `array` an element that repeats. */
export type Field = {
  readonly name: string
  readonly order: number
  readonly array: boolean
  readonly kind: 'string' | 'boolean' | 'integer' | Shape
}

const shape = (name: string, fields: readonly [string, Field['kind'], boolean?][]): Shape => ({
  name,
  fields: new Map(fields.map(([field, kind, array = false], order) => [field, { name: field, order, array, kind }])),
})

const s1 = shape('Sender', [
  ['country', 'string'],
  ['role', 'string'],
  ['office', 'string'],
  ['party', 'string'],
])
const s2 = shape('Lot', [
  ['id', 'string'],
  ['index', 'integer'],
  ['of', 'integer'],
])
const s3 = shape('NationalRef', [
  ['country', 'string'],
  ['reference', 'string'],
])
const s4 = shape('Carnet', [
  ['number', 'string'],
  ['leaf', 'string'],
])
const s5 = shape('Authorisation', [
  ['type', 'string'],
  ['reference', 'string'],
])
const s6 = shape('Leg', [
  ['country', 'string'],
  ['entryOffice', 'string'],
  ['exitOffice', 'string'],
  ['mode', 'string'],
  ['modeChangeOffice', 'string'],
  ['routeCode', 'string'],
  ['limitAt', 'string'],
  ['estimatedEntryAt', 'string'],
  ['connection', 'string'],
])
const s7 = shape('Address', [
  ['streetAndNumber', 'string'],
  ['postcode', 'string'],
  ['city', 'string'],
  ['country', 'string'],
])
const s8 = shape('ContactPerson', [
  ['name', 'string'],
  ['phone', 'string'],
  ['email', 'string'],
])
const s9 = shape('IdentifiedTrader', [
  ['scheme', 'string'],
  ['id', 'string'],
  ['name', 'string'],
  ['address', s7],
  ['contactPerson', s8],
  ['party', 'string'],
])
const s10 = shape('Representative', [
  ['scheme', 'string'],
  ['id', 'string'],
  ['name', 'string'],
  ['address', s7],
  ['contactPerson', s8],
  ['status', 'string'],
])
const s11 = shape('Trader', [
  ['scheme', 'string'],
  ['id', 'string'],
  ['name', 'string'],
  ['address', s7],
  ['contactPerson', s8],
  ['party', 'string'],
])
const s12 = shape('SupplyChainActor', [
  ['role', 'string'],
  ['scheme', 'string'],
  ['id', 'string'],
])
const s13 = shape('Money', [
  ['amount', 'string'],
  ['currency', 'string'],
])
const s14 = shape('GuaranteeUse', [
  ['type', 'string'],
  ['grn', 'string'],
  ['otherReference', 'string'],
  ['accessCode', 'string'],
  ['amount', s13],
])
const s15 = shape('SecuredAmount', [
  ['country', 'string'],
  ['amount', 'string'],
  ['currency', 'string'],
  ['guarantor', 'string'],
])
const s16 = shape('ContributionShare', [
  ['country', 'string'],
  ['beneficiary', 'string'],
  ['amount', 'string'],
  ['currency', 'string'],
])
const s17 = shape('Contribution', [
  ['base', s13],
  ['rate', 'string'],
  ['amount', 'string'],
  ['currency', 'string'],
  ['collectedBy', 'string'],
  ['shares', s16, true],
  ['receipt', 'string'],
])
const s18 = shape('Means', [
  ['typeOfIdentification', 'string'],
  ['identification', 'string'],
  ['nationality', 'string'],
])
const s19 = shape('Wagon', [
  ['number', 'string'],
  ['position', 'integer'],
])
const s20 = shape('VehicleSet', [
  ['mode', 'string'],
  ['means', s18],
  ['trailers', s18, true],
  ['wagons', s19, true],
])
const s21 = shape('ActiveBorderMeans', [
  ['office', 'string'],
  ['typeOfIdentification', 'string'],
  ['identification', 'string'],
  ['nationality', 'string'],
  ['conveyanceReference', 'string'],
])
const s22 = shape('Driver', [
  ['name', 'string'],
  ['document', 'string'],
  ['phone', 'string'],
  ['nationality', 'string'],
])
const s23 = shape('VehicleGoods', [
  ['vin', 'string'],
  ['make', 'string'],
  ['model', 'string'],
  ['year', 'string'],
  ['itemNumber', 'integer'],
])
const s24 = shape('Seal', [
  ['id', 'string'],
  ['kind', 'string'],
  ['affixedBy', 'string'],
])
const s25 = shape('Equipment', [
  ['container', 'string'],
  ['sizeAndType', 'string'],
  ['fullness', 'string'],
  ['numberOfSeals', 'integer'],
  ['seals', s24, true],
  ['goodsReferences', 'integer', true],
])
const s26 = shape('Safeguard', [
  ['kind', 'string'],
  ['reference', 'string'],
  ['office', 'string'],
  ['deviceId', 'string'],
  ['convoyId', 'string'],
])
const s27 = shape('Position', [
  ['latitude', 'string'],
  ['longitude', 'string'],
])
const s28 = shape('LocationOfGoods', [
  ['type', 'string'],
  ['qualifier', 'string'],
  ['unlocode', 'string'],
  ['office', 'string'],
  ['position', s27],
  ['operator', 'string'],
  ['authorisation', 'string'],
  ['address', s7],
  ['additionalIdentifier', 'string'],
  ['contactPerson', s8],
])
const s29 = shape('Place', [
  ['unlocode', 'string'],
  ['country', 'string'],
  ['location', 'string'],
])
const s30 = shape('PreviousDocument', [
  ['type', 'string'],
  ['reference', 'string'],
  ['itemNumber', 'integer'],
  ['complement', 'string'],
])
const s31 = shape('SupportingDocument', [
  ['type', 'string'],
  ['reference', 'string'],
  ['lineNumber', 'integer'],
  ['complement', 'string'],
])
const s32 = shape('TransportDocument', [
  ['type', 'string'],
  ['reference', 'string'],
])
const s33 = shape('AdditionalReference', [
  ['type', 'string'],
  ['reference', 'string'],
])
const s34 = shape('AdditionalInformation', [
  ['code', 'string'],
  ['text', 'string'],
])
const s35 = shape('DangerousGoods', [
  ['unNumber', 'string'],
])
const s36 = shape('Commodity', [
  ['description', 'string'],
  ['hsCode', 'string'],
  ['nationalDigits', 'string'],
  ['cusCode', 'string'],
  ['dangerousGoods', s35, true],
])
const s37 = shape('SupplementaryUnits', [
  ['quantity', 'string'],
  ['unit', 'string'],
])
const s38 = shape('GoodsMeasure', [
  ['grossMass', 'string'],
  ['netMass', 'string'],
  ['supplementaryUnits', s37],
])
const s39 = shape('Packaging', [
  ['type', 'string'],
  ['count', 'integer'],
  ['marks', 'string'],
])
const s40 = shape('Item', [
  ['number', 'integer'],
  ['declarationType', 'string'],
  ['commodity', s36],
  ['goodsMeasure', s38],
  ['packaging', s39, true],
  ['countryOfOrigin', 'string'],
  ['countryOfDispatch', 'string'],
  ['countryOfDestination', 'string'],
  ['ucr', 'string'],
  ['consignor', s11],
  ['consignee', s11],
  ['value', s13],
  ['dutiesAtRisk', s13],
  ['previousDocuments', s30, true],
  ['supportingDocuments', s31, true],
  ['transportDocuments', s32, true],
  ['additionalReferences', s33, true],
  ['additionalInformation', s34, true],
])
const s41 = shape('Declaration', [
  ['lrn', 'string'],
  ['declarationType', 'string'],
  ['additionalDeclarationType', 'string'],
  ['regime', 'string'],
  ['nationalProcedure', 'string'],
  ['harmonisedProcedure', 'string'],
  ['lot', s2],
  ['nationalRefs', s3, true],
  ['carnet', s4],
  ['authorisations', s5, true],
  ['security', 'string'],
  ['reducedDataset', 'boolean'],
  ['specificCircumstance', 'string'],
  ['language', 'string'],
  ['acceptedAt', 'string'],
  ['presentedAt', 'string'],
  ['departureOffice', 'string'],
  ['destinationOffice', 'string'],
  ['limitAt', 'string'],
  ['bindingItinerary', 'boolean'],
  ['itinerary', s6, true],
  ['countriesOfRouting', 'string', true],
  ['principal', s9],
  ['representative', s10],
  ['consignor', s11],
  ['consignee', s11],
  ['carrier', s11],
  ['supplyChainActors', s12, true],
  ['guarantees', s14, true],
  ['secured', s15, true],
  ['dutiesAtRisk', s13],
  ['cifValue', s13],
  ['contribution', s17],
  ['vehicleSet', s20],
  ['activeBorderMeans', s21, true],
  ['driver', s22],
  ['vehicles', s23, true],
  ['containerIndicator', 'boolean'],
  ['equipment', s25, true],
  ['safeguards', s26, true],
  ['locationOfGoods', s28],
  ['placeOfLoading', s29],
  ['placeOfUnloading', s29],
  ['countryOfDispatch', 'string'],
  ['countryOfDestination', 'string'],
  ['ucr', 'string'],
  ['incoterms', 'string'],
  ['natureOfTransaction', 'string'],
  ['paymentOfCharges', 'string'],
  ['grossMass', 'string'],
  ['netMass', 'string'],
  ['totalPackages', 'integer'],
  ['previousDocuments', s30, true],
  ['supportingDocuments', s31, true],
  ['transportDocuments', s32, true],
  ['additionalReferences', s33, true],
  ['additionalInformation', s34, true],
  ['items', s40, true],
])
const s42 = shape('TransitDeclaration', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s41],
])
const s43 = shape('GuaranteeRegistration.body', [
  ['action', 'string'],
  ['grn', 'string'],
  ['type', 'string'],
  ['holder', s9],
  ['limit', s13],
  ['territories', 'string', true],
  ['exclusions', 'string', true],
  ['validFrom', 'string'],
  ['validTo', 'string'],
  ['monitoring', 'string'],
  ['accessCode', 'string'],
  ['guaranteeOffice', 'string'],
  ['reason', 'string'],
])
const s44 = shape('GuaranteeRegistration', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s43],
])
const s45 = shape('GuaranteeNotValid.body.guarantees', [
  ['grn', 'string'],
  ['reason', 'string'],
  ['text', 'string'],
])
const s46 = shape('GuaranteeNotValid.body', [
  ['guarantees', s45, true],
  ['amendBy', 'string'],
])
const s47 = shape('GuaranteeNotValid', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s46],
])
const s48 = shape('ControlResult', [
  ['code', 'string'],
  ['date', 'string'],
  ['text', 'string'],
])
const s49 = shape('ReleaseForTransit.body', [
  ['releasedAt', 'string'],
  ['limitAt', 'string'],
  ['controlResult', s48],
  ['equipment', s25, true],
  ['safeguards', s26, true],
  ['officer', 'string'],
  ['text', 'string'],
])
const s50 = shape('ReleaseForTransit', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s49],
])
const s51 = shape('AnticipatedTransitRecord.body', [
  ['recordVersion', 'integer'],
  ['itineraryVersion', 'integer'],
  ['legIndex', 'integer'],
  ['leg', s6],
  ['estimatedEntryAt', 'string'],
  ['releasedAt', 'string'],
  ['limitAt', 'string'],
  ['controlResult', s48],
  ['seals', 'string', true],
  ['procedures', 'string', true],
  ['declaration', s41],
])
const s52 = shape('AnticipatedTransitRecord', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s51],
])
const s53 = shape('AnticipatedArrivalRecord.body', [
  ['recordVersion', 'integer'],
  ['itineraryVersion', 'integer'],
  ['legIndex', 'integer'],
  ['leg', s6],
  ['estimatedArrivalAt', 'string'],
  ['releasedAt', 'string'],
  ['limitAt', 'string'],
  ['controlResult', s48],
  ['seals', 'string', true],
  ['procedures', 'string', true],
  ['declaration', s41],
])
const s54 = shape('AnticipatedArrivalRecord', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s53],
])
const s55 = shape('SealFinding', [
  ['id', 'string'],
  ['state', 'string'],
  ['newId', 'string'],
])
const s56 = shape('SealCheck', [
  ['state', 'string'],
  ['seals', s55, true],
  ['text', 'string'],
])
const s57 = shape('BorderExitNotice.body', [
  ['office', 'string'],
  ['kind', 'string'],
  ['sealCheck', s56],
  ['vehicle', s18],
  ['trailers', s18, true],
  ['carnetLeaf', 'string'],
  ['final', 'boolean'],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s58 = shape('BorderExitNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s57],
])
const s59 = shape('BorderEntryNotice.body', [
  ['office', 'string'],
  ['sealCheck', s56],
  ['vehicle', s18],
  ['trailers', s18, true],
  ['carnetLeaf', 'string'],
  ['continuation', 'string'],
  ['nationalReference', s3],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s60 = shape('BorderEntryNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s59],
])
const s61 = shape('ArrivalAdvice.body', [
  ['arrivedAt', 'string'],
  ['office', 'string'],
  ['sealCheck', s56],
  ['vehicle', s18],
  ['trailers', s18, true],
  ['carnetLeaf', 'string'],
  ['locationOfGoods', s28],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s62 = shape('ArrivalAdvice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s61],
])
const s63 = shape('Discrepancy', [
  ['kind', 'string'],
  ['itemNumber', 'integer'],
  ['container', 'string'],
  ['pointer', 'string'],
  ['declared', 'string'],
  ['found', 'string'],
  ['packagesMissing', 'integer'],
  ['massMissing', 'string'],
  ['text', 'string'],
])
const s64 = shape('ControlResults.body', [
  ['code', 'string'],
  ['date', 'string'],
  ['sealState', 'string'],
  ['text', 'string'],
  ['otherThingsToReport', 'string'],
  ['discrepancies', s63, true],
  ['nextProcedure', 'string'],
  ['officer', 'string'],
])
const s65 = shape('ControlResults', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s64],
])
const s66 = shape('Discharge.body', [
  ['basis', 'string'],
  ['date', 'string'],
  ['text', 'string'],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s67 = shape('Discharge', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s66],
])
const s68 = shape('Cause', [
  ['sender', 'string'],
  ['id', 'string'],
  ['type', 'string'],
  ['office', 'string'],
  ['occurredAt', 'string'],
])
const s69 = shape('Alert.body', [
  ['action', 'string'],
  ['reason', 'string'],
  ['text', 'string'],
  ['vehicle', s18],
  ['container', 'string'],
  ['office', 'string'],
  ['cause', s68],
  ['officer', 'string'],
])
const s70 = shape('Alert', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s69],
])
const s71 = shape('GuaranteeRelease.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['cause', 'string'],
  ['releasedAt', 'string'],
])
const s72 = shape('GuaranteeRelease', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s71],
])
const s73 = shape('DeliveryReport.body.entries', [
  ['sender', 'string'],
  ['id', 'string'],
  ['logIndex', 'integer'],
  ['outcome', 'string'],
  ['reason', 'string'],
])
const s74 = shape('DeliveryReport.body', [
  ['entries', s73, true],
])
const s75 = shape('DeliveryReport', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s74],
])
const s76 = shape('Acknowledgement.body', [
  ['receipt', 'string'],
  ['receiptSignature', 'string'],
])
const s77 = shape('Acknowledgement', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s76],
])
const s78 = shape('Error', [
  ['code', 'string'],
  ['rule', 'string'],
  ['pointer', 'string'],
  ['value', 'string'],
  ['line', 'integer'],
  ['column', 'integer'],
  ['message', 'string'],
])
const s79 = shape('FunctionalError.body', [
  ['status', 'integer'],
  ['code', 'string'],
  ['title', 'string'],
  ['detail', 'string'],
  ['errors', s78, true],
])
const s80 = shape('FunctionalError', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s79],
])
const s81 = shape('TechnicalError.body', [
  ['status', 'integer'],
  ['code', 'string'],
  ['title', 'string'],
  ['detail', 'string'],
  ['errors', s78, true],
  ['retryAfter', 'integer'],
])
const s82 = shape('TechnicalError', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s81],
])

/** The content of each message's root element; `type` and `version` are not elements. */
export const shapes: Readonly<Record<MessageType, Shape>> = {
  'transit-declaration': s42,
  'guarantee-registration': s44,
  'guarantee-not-valid': s47,
  'release-for-transit': s50,
  'anticipated-transit-record': s52,
  'anticipated-arrival-record': s54,
  'border-exit-notice': s58,
  'border-entry-notice': s60,
  'arrival-advice': s62,
  'control-results': s65,
  'discharge': s67,
  'alert': s70,
  'guarantee-release': s72,
  'delivery-report': s75,
  'acknowledgement': s77,
  'functional-error': s80,
  'technical-error': s82,
}

/** The message type of each root element's local name. */
export const typeByRoot: ReadonlyMap<string, MessageType> = new Map([
  ['TransitDeclaration', 'transit-declaration'],
  ['GuaranteeRegistration', 'guarantee-registration'],
  ['GuaranteeNotValid', 'guarantee-not-valid'],
  ['ReleaseForTransit', 'release-for-transit'],
  ['AnticipatedTransitRecord', 'anticipated-transit-record'],
  ['AnticipatedArrivalRecord', 'anticipated-arrival-record'],
  ['BorderExitNotice', 'border-exit-notice'],
  ['BorderEntryNotice', 'border-entry-notice'],
  ['ArrivalAdvice', 'arrival-advice'],
  ['ControlResults', 'control-results'],
  ['Discharge', 'discharge'],
  ['Alert', 'alert'],
  ['GuaranteeRelease', 'guarantee-release'],
  ['DeliveryReport', 'delivery-report'],
  ['Acknowledgement', 'acknowledgement'],
  ['FunctionalError', 'functional-error'],
  ['TechnicalError', 'technical-error'],
])

/** The root element's local name of each message type. */
export const rootByType: Readonly<Record<MessageType, string>> = {
  'transit-declaration': 'TransitDeclaration',
  'guarantee-registration': 'GuaranteeRegistration',
  'guarantee-not-valid': 'GuaranteeNotValid',
  'release-for-transit': 'ReleaseForTransit',
  'anticipated-transit-record': 'AnticipatedTransitRecord',
  'anticipated-arrival-record': 'AnticipatedArrivalRecord',
  'border-exit-notice': 'BorderExitNotice',
  'border-entry-notice': 'BorderEntryNotice',
  'arrival-advice': 'ArrivalAdvice',
  'control-results': 'ControlResults',
  'discharge': 'Discharge',
  'alert': 'Alert',
  'guarantee-release': 'GuaranteeRelease',
  'delivery-report': 'DeliveryReport',
  'acknowledgement': 'Acknowledgement',
  'functional-error': 'FunctionalError',
  'technical-error': 'TechnicalError',
}
