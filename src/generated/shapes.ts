// generated from schemas/messages/ by "npm run gen"; do not edit
import type { MessageType } from './types.ts'

/** Content of one object: its fields by name, in the order of the schema. */
export type Shape = { readonly name: string; readonly fields: ReadonlyMap<string, Field> }

/** One field: `order` is its place among its siblings, `array` an element that repeats, `list` where its codes stand. */
export type Field = {
  readonly name: string
  readonly order: number
  readonly array: boolean
  readonly kind: 'string' | 'boolean' | 'integer' | Shape
  readonly list?: string
}

const shape = (name: string, fields: readonly [string, Field['kind'], boolean?, string?][]): Shape => ({
  name,
  fields: new Map(
    fields.map(([field, kind, array = false, list], order) => [
      field,
      { name: field, order, array, kind, ...(list === undefined ? {} : { list }) },
    ]),
  ),
})

const s1 = shape('Sender', [
  ['country', 'string', false, 'countries'],
  ['role', 'string'],
  ['office', 'string', false, 'offices'],
  ['party', 'string'],
])
const s2 = shape('Lot', [
  ['id', 'string'],
  ['index', 'integer'],
  ['of', 'integer'],
])
const s3 = shape('NationalRef', [
  ['country', 'string', false, 'countries'],
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
  ['country', 'string', false, 'countries'],
  ['entryOffice', 'string', false, 'offices'],
  ['exitOffice', 'string', false, 'offices'],
  ['mode', 'string', false, 'transport-modes'],
  ['modeChangeOffice', 'string', false, 'offices'],
  ['routeCode', 'string'],
  ['limitAt', 'string'],
  ['estimatedEntryAt', 'string'],
  ['connection', 'string'],
])
const s7 = shape('Address', [
  ['streetAndNumber', 'string'],
  ['postcode', 'string'],
  ['city', 'string'],
  ['country', 'string', false, 'countries'],
])
const s8 = shape('ContactPerson', [
  ['name', 'string'],
  ['phone', 'string'],
  ['email', 'string'],
])
const s9 = shape('IdentifiedTrader', [
  ['scheme', 'string', false, 'party-schemes'],
  ['id', 'string'],
  ['name', 'string'],
  ['address', s7],
  ['contactPerson', s8],
  ['party', 'string'],
])
const s10 = shape('Trader', [
  ['scheme', 'string', false, 'party-schemes'],
  ['id', 'string'],
  ['name', 'string'],
  ['address', s7],
  ['contactPerson', s8],
  ['party', 'string'],
])
const s11 = shape('Representative', [
  ['scheme', 'string', false, 'party-schemes'],
  ['id', 'string'],
  ['name', 'string'],
  ['address', s7],
  ['contactPerson', s8],
  ['status', 'string'],
])
const s12 = shape('SupplyChainActor', [
  ['role', 'string'],
  ['scheme', 'string', false, 'party-schemes'],
  ['id', 'string'],
])
const s13 = shape('Money', [
  ['amount', 'string'],
  ['currency', 'string', false, 'currencies'],
])
const s14 = shape('DeclaredGuarantee', [
  ['type', 'string', false, 'guarantee-types'],
  ['grn', 'string'],
  ['otherReference', 'string'],
  ['accessCode', 'string'],
  ['amount', s13],
])
const s15 = shape('SecuredAmount', [
  ['country', 'string', false, 'countries'],
  ['amount', 'string'],
  ['currency', 'string', false, 'currencies'],
  ['guarantor', 'string'],
])
const s16 = shape('ContributionShare', [
  ['country', 'string', false, 'countries'],
  ['beneficiary', 'string'],
  ['amount', 'string'],
  ['currency', 'string', false, 'currencies'],
])
const s17 = shape('Contribution', [
  ['base', s13],
  ['rate', 'string'],
  ['amount', 'string'],
  ['currency', 'string', false, 'currencies'],
  ['collectedBy', 'string'],
  ['party', 'string'],
  ['shares', s16, true],
  ['receipt', 'string'],
])
const s18 = shape('Means', [
  ['typeOfIdentification', 'string', false, 'means-identification'],
  ['identification', 'string'],
  ['nationality', 'string', false, 'countries'],
  ['typeOfMeans', 'string'],
])
const s19 = shape('Wagon', [
  ['number', 'string'],
  ['position', 'integer'],
])
const s20 = shape('VehicleSet', [
  ['mode', 'string', false, 'transport-modes'],
  ['means', s18],
  ['trailers', s18, true],
  ['wagons', s19, true],
])
const s21 = shape('ActiveBorderMeans', [
  ['office', 'string', false, 'offices'],
  ['mode', 'string', false, 'transport-modes'],
  ['typeOfIdentification', 'string', false, 'means-identification'],
  ['identification', 'string'],
  ['nationality', 'string', false, 'countries'],
  ['conveyanceReference', 'string'],
])
const s22 = shape('Driver', [
  ['name', 'string'],
  ['document', 'string'],
  ['phone', 'string'],
  ['nationality', 'string', false, 'countries'],
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
  ['office', 'string', false, 'offices'],
  ['deviceId', 'string'],
  ['convoyId', 'string'],
  ['party', 'string'],
  ['text', 'string'],
])
const s27 = shape('Position', [
  ['latitude', 'string'],
  ['longitude', 'string'],
])
const s28 = shape('LocationOfGoods', [
  ['type', 'string'],
  ['qualifier', 'string'],
  ['unlocode', 'string'],
  ['office', 'string', false, 'offices'],
  ['position', s27],
  ['operator', 'string'],
  ['authorisation', 'string'],
  ['address', s7],
  ['additionalIdentifier', 'string'],
  ['contactPerson', s8],
])
const s29 = shape('Place', [
  ['unlocode', 'string'],
  ['country', 'string', false, 'countries'],
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
  ['type', 'string', false, 'transport-documents'],
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
  ['hsCode', 'string', false, 'hs'],
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
  ['type', 'string', false, 'package-types'],
  ['count', 'integer'],
  ['marks', 'string'],
])
const s40 = shape('Item', [
  ['number', 'integer'],
  ['declarationType', 'string', false, 'declaration-types'],
  ['commodity', s36],
  ['goodsMeasure', s38],
  ['packaging', s39, true],
  ['countryOfOrigin', 'string', false, 'countries'],
  ['countryOfDispatch', 'string', false, 'countries'],
  ['countryOfDestination', 'string', false, 'countries'],
  ['ucr', 'string'],
  ['consignor', s10],
  ['consignee', s10],
  ['value', s13],
  ['dutiesAtRisk', s13],
  ['previousDocuments', s30, true],
  ['supportingDocuments', s31, true],
  ['transportDocuments', s32, true],
  ['additionalReferences', s33, true],
  ['additionalInformation', s34, true],
  ['dutySuspended', 'boolean'],
])
const s41 = shape('Declaration', [
  ['lrn', 'string'],
  ['declarationType', 'string', false, 'declaration-types'],
  ['additionalDeclarationType', 'string'],
  ['regime', 'string', false, 'regimes'],
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
  ['departureOffice', 'string', false, 'offices'],
  ['destinationOffice', 'string', false, 'offices'],
  ['limitAt', 'string'],
  ['bindingItinerary', 'boolean'],
  ['itinerary', s6, true],
  ['countriesOfRouting', 'string', true, 'countries'],
  ['principal', s9],
  ['declarant', s10],
  ['representative', s11],
  ['exporter', s10],
  ['consignor', s10],
  ['consignee', s10],
  ['carrier', s10],
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
  ['countryOfDispatch', 'string', false, 'countries'],
  ['countryOfDestination', 'string', false, 'countries'],
  ['ucr', 'string'],
  ['incoterms', 'string'],
  ['natureOfTransaction', 'string'],
  ['paymentOfCharges', 'string'],
  ['grossMass', 'string'],
  ['netMass', 'string'],
  ['totalItems', 'integer'],
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
const s43 = shape('DeclarationAmendment.body', [
  ['contentVersion', 'integer'],
  ['reason', 'string'],
  ['declaration', s41],
  ['officer', 'string'],
])
const s44 = shape('DeclarationAmendment', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s43],
])
const s45 = shape('Cancellation.body', [
  ['basis', 'string'],
  ['reason', 'string'],
  ['requestedAt', 'string'],
  ['decidedOn', 'string'],
  ['officer', 'string'],
])
const s46 = shape('Cancellation', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s45],
])
const s47 = shape('ControlDecision.body', [
  ['decision', 'string'],
  ['channel', 'string'],
  ['controls', 'string', true],
  ['reason', 'string'],
  ['intendedAt', 'string'],
  ['office', 'string', false, 'offices'],
  ['officer', 'string'],
])
const s48 = shape('ControlDecision', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s47],
])
const s49 = shape('GuaranteeUse.body.holder', [
  ['scheme', 'string', false, 'party-schemes'],
  ['id', 'string'],
])
const s50 = shape('GuaranteeUse.body', [
  ['grn', 'string'],
  ['type', 'string', false, 'guarantee-types'],
  ['accessCode', 'string'],
  ['amount', s13],
  ['holder', s49],
  ['countries', 'string', true, 'countries'],
  ['departureOffice', 'string', false, 'offices'],
  ['destinationOffice', 'string', false, 'offices'],
  ['commodities', 'string', true, 'hs'],
  ['acceptedAt', 'string'],
  ['replyBy', 'string'],
])
const s51 = shape('GuaranteeUse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s50],
])
const s52 = shape('GuaranteeUseResult.body.guarantees', [
  ['grn', 'string'],
  ['valid', 'boolean'],
  ['guaranteeOffice', 'string', false, 'offices'],
  ['notValidIn', 'string', true, 'countries'],
  ['reason', 'string', false, 'guarantee-refusals'],
  ['text', 'string'],
])
const s53 = shape('GuaranteeUseResult.body', [
  ['guarantees', s52, true],
])
const s54 = shape('GuaranteeUseResult', [
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
const s55 = shape('GuaranteeNotValid.body.guarantees', [
  ['grn', 'string'],
  ['type', 'string', false, 'guarantee-types'],
  ['carnet', 'string'],
  ['reason', 'string', false, 'guarantee-refusals'],
  ['text', 'string'],
])
const s56 = shape('GuaranteeNotValid.body', [
  ['guarantees', s55, true],
  ['amendBy', 'string'],
])
const s57 = shape('GuaranteeNotValid', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s56],
])
const s58 = shape('NoRelease.body', [
  ['reason', 'string', false, 'no-release-reasons'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s59 = shape('NoRelease', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s58],
])
const s60 = shape('ControlResult', [
  ['code', 'string', false, 'control-results'],
  ['date', 'string'],
  ['text', 'string'],
  ['controlledBy', 'string'],
])
const s61 = shape('ReleaseForTransit.body', [
  ['releasedAt', 'string'],
  ['limitAt', 'string'],
  ['controlResult', s60],
  ['equipment', s25, true],
  ['safeguards', s26, true],
  ['officer', 'string'],
  ['text', 'string'],
])
const s62 = shape('ReleaseForTransit', [
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
const s63 = shape('AnticipatedTransitRecord.body', [
  ['recordVersion', 'integer'],
  ['itineraryVersion', 'integer'],
  ['legIndex', 'integer'],
  ['leg', s6],
  ['estimatedEntryAt', 'string'],
  ['releasedAt', 'string'],
  ['limitAt', 'string'],
  ['controlResult', s60],
  ['seals', 'string', true],
  ['procedures', 'string', true],
  ['declaration', s41],
])
const s64 = shape('AnticipatedTransitRecord', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s63],
])
const s65 = shape('AnticipatedArrivalRecord.body', [
  ['recordVersion', 'integer'],
  ['itineraryVersion', 'integer'],
  ['legIndex', 'integer'],
  ['leg', s6],
  ['estimatedArrivalAt', 'string'],
  ['releasedAt', 'string'],
  ['limitAt', 'string'],
  ['controlResult', s60],
  ['seals', 'string', true],
  ['procedures', 'string', true],
  ['declaration', s41],
])
const s66 = shape('AnticipatedArrivalRecord', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s65],
])
const s67 = shape('SealFinding', [
  ['id', 'string'],
  ['state', 'string', false, 'seal-states'],
  ['newId', 'string'],
])
const s68 = shape('SealCheck', [
  ['state', 'string', false, 'seal-states'],
  ['seals', s67, true],
  ['text', 'string'],
])
const s69 = shape('BorderExitNotice.body', [
  ['office', 'string', false, 'offices'],
  ['kind', 'string'],
  ['sealCheck', s68],
  ['vehicle', s18],
  ['trailers', s18, true],
  ['carnetLeaf', 'string'],
  ['final', 'boolean'],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s70 = shape('BorderExitNotice', [
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
const s71 = shape('BorderEntryNotice.body', [
  ['office', 'string', false, 'offices'],
  ['sealCheck', s68],
  ['vehicle', s18],
  ['trailers', s18, true],
  ['carnetLeaf', 'string'],
  ['continuation', 'string'],
  ['nationalReference', s3],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s72 = shape('BorderEntryNotice', [
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
const s73 = shape('BorderEntryRefusal.body', [
  ['office', 'string', false, 'offices'],
  ['reason', 'string', false, 'entry-refusal-reasons'],
  ['text', 'string'],
  ['sealCheck', s68],
  ['vehicle', s18],
  ['backTo', 'string', false, 'offices'],
  ['officer', 'string'],
])
const s74 = shape('BorderEntryRefusal', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s73],
])
const s75 = shape('ArrivalNotification.body', [
  ['arrivedAt', 'string'],
  ['office', 'string', false, 'offices'],
  ['simplified', 'boolean'],
  ['authorisation', s5],
  ['consignee', s9],
  ['sealState', 'string', false, 'seal-states'],
  ['locationOfGoods', s28],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s76 = shape('ArrivalNotification', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s75],
])
const s77 = shape('ArrivalAdvice.body', [
  ['arrivedAt', 'string'],
  ['office', 'string', false, 'offices'],
  ['sealCheck', s68],
  ['vehicle', s18],
  ['trailers', s18, true],
  ['carnetLeaf', 'string'],
  ['locationOfGoods', s28],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s78 = shape('ArrivalAdvice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s77],
])
const s79 = shape('UnloadingPermission.body', [
  ['office', 'string', false, 'offices'],
  ['permittedAt', 'string'],
  ['continued', 'boolean'],
  ['resultsBy', 'string'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s80 = shape('UnloadingPermission', [
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
const s81 = shape('Discrepancy', [
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
const s82 = shape('UnloadingRemarks.body', [
  ['unloadedOn', 'string'],
  ['conform', 'boolean'],
  ['complete', 'boolean'],
  ['sealState', 'string', false, 'seal-states'],
  ['discrepancies', s81, true],
  ['text', 'string'],
])
const s83 = shape('UnloadingRemarks', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s82],
])
const s84 = shape('ControlResults.body', [
  ['code', 'string', false, 'control-results'],
  ['date', 'string'],
  ['sealState', 'string', false, 'seal-states'],
  ['text', 'string'],
  ['otherThingsToReport', 'string'],
  ['discrepancies', s81, true],
  ['nextProcedure', 'string'],
  ['officer', 'string'],
])
const s85 = shape('ControlResults', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s84],
])
const s86 = shape('DiscrepancyResolution.body', [
  ['outcome', 'string'],
  ['decidedOn', 'string'],
  ['writeOffOn', 'string'],
  ['text', 'string'],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s87 = shape('DiscrepancyResolution', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s86],
])
const s88 = shape('Discharge.body', [
  ['basis', 'string', false, 'discharge-bases'],
  ['date', 'string'],
  ['text', 'string'],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s89 = shape('Discharge', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s88],
])
const s90 = shape('RecordClosure.body', [
  ['reason', 'string'],
  ['closedAt', 'string'],
  ['itineraryVersion', 'integer'],
  ['office', 'string', false, 'offices'],
])
const s91 = shape('RecordClosure', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s90],
])
const s92 = shape('DiversionRequest.body', [
  ['office', 'string', false, 'offices'],
  ['instead', 'string', false, 'offices'],
  ['purpose', 'string'],
  ['reason', 'string'],
  ['text', 'string'],
  ['vehicle', s18],
  ['officer', 'string'],
])
const s93 = shape('DiversionRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s92],
])
const s94 = shape('DiversionResponse.body', [
  ['outcome', 'string'],
  ['office', 'string', false, 'offices'],
  ['reason', 'string', false, 'diversion-refusals'],
  ['text', 'string'],
  ['itineraryVersion', 'integer'],
  ['itinerary', s6, true],
  ['limitAt', 'string'],
  ['seals', 'string', true],
  ['declaration', s41],
  ['officer', 'string'],
])
const s95 = shape('DiversionResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s94],
])
const s96 = shape('TimeLimitExtension.body', [
  ['scope', 'string'],
  ['legIndex', 'integer'],
  ['limitAt', 'string'],
  ['reason', 'string'],
  ['text', 'string'],
  ['office', 'string', false, 'offices'],
  ['officer', 'string'],
])
const s97 = shape('TimeLimitExtension', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s96],
])
const s98 = shape('Transhipment.body', [
  ['office', 'string', false, 'offices'],
  ['kind', 'string'],
  ['vehicleSet', s20],
  ['driver', s22],
  ['equipment', s25, true],
  ['sealCheck', s68],
  ['containerIndicator', 'boolean'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s99 = shape('Transhipment', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s98],
])
const s100 = shape('IncidentNotice.body.place', [
  ['country', 'string', false, 'countries'],
  ['unlocode', 'string'],
  ['position', s27],
  ['location', 'string'],
])
const s101 = shape('IncidentNotice.body.endorsement', [
  ['date', 'string'],
  ['authority', 'string'],
  ['place', 'string'],
  ['country', 'string', false, 'countries'],
])
const s102 = shape('IncidentNotice.body.transhipment', [
  ['vehicleSet', s20],
  ['containerIndicator', 'boolean'],
])
const s103 = shape('IncidentNotice.body', [
  ['code', 'string', false, 'incident-codes'],
  ['text', 'string'],
  ['place', s100],
  ['office', 'string', false, 'offices'],
  ['endorsement', s101],
  ['equipment', s25, true],
  ['transhipment', s102],
  ['items', 'integer', true],
  ['officer', 'string'],
])
const s104 = shape('IncidentNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s103],
])
const s105 = shape('SealChange.body', [
  ['office', 'string', false, 'offices'],
  ['container', 'string'],
  ['removed', 'string', true],
  ['affixed', s24, true],
  ['reason', 'string'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s106 = shape('SealChange', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s105],
])
const s107 = shape('EnRouteEnd.body.items', [
  ['number', 'integer'],
  ['packages', 'integer'],
  ['grossMass', 'string'],
])
const s108 = shape('EnRouteEnd.body', [
  ['office', 'string', false, 'offices'],
  ['outcome', 'string'],
  ['extent', 'string'],
  ['items', s107, true],
  ['dutyPaid', s13],
  ['nationalReference', s3],
  ['text', 'string'],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s109 = shape('EnRouteEnd', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s108],
])
const s110 = shape('EnquiryRequest.body', [
  ['stage', 'string'],
  ['asked', 'string'],
  ['office', 'string', false, 'offices'],
  ['question', 'string'],
  ['respondBy', 'string'],
  ['officer', 'string'],
])
const s111 = shape('EnquiryRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s110],
])
const s112 = shape('EnquiryResponse.body', [
  ['answer', 'string', false, 'enquiry-answers'],
  ['office', 'string', false, 'offices'],
  ['arrivedOn', 'string'],
  ['text', 'string'],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s113 = shape('EnquiryResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s112],
])
const s114 = shape('RecoveryNotice.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['country', 'string', false, 'countries'],
  ['legalBasis', 'string'],
  ['payBy', 'string'],
  ['office', 'string', false, 'offices'],
  ['text', 'string'],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s115 = shape('RecoveryNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s114],
])
const s116 = shape('RecoveryTransfer.body', [
  ['country', 'string', false, 'countries'],
  ['office', 'string', false, 'offices'],
  ['reason', 'string'],
  ['grns', 'string', true],
  ['evidence', s31, true],
  ['officer', 'string'],
])
const s117 = shape('RecoveryTransfer', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s116],
])
const s118 = shape('RecoveryTransferResponse.body', [
  ['accepted', 'boolean'],
  ['reason', 'string'],
  ['officer', 'string'],
])
const s119 = shape('RecoveryTransferResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s118],
])
const s120 = shape('RecoverySettlement.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['paidOn', 'string'],
  ['payer', 'string'],
  ['receipt', 'string'],
  ['paidBy', 'string'],
  ['text', 'string'],
])
const s121 = shape('RecoverySettlement', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s120],
])
const s122 = shape('ClaimWithdrawal.body', [
  ['grn', 'string'],
  ['reason', 'string'],
  ['officer', 'string'],
])
const s123 = shape('ClaimWithdrawal', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s122],
])
const s124 = shape('GuaranteeRegistration.body', [
  ['action', 'string'],
  ['grn', 'string'],
  ['type', 'string', false, 'guarantee-types'],
  ['holder', s9],
  ['limit', s13],
  ['territories', 'string', true, 'countries'],
  ['exclusions', 'string', true],
  ['notFor', 'string', true, 'guarantee-restrictions'],
  ['departureOffices', 'string', true, 'offices'],
  ['validFrom', 'string'],
  ['validTo', 'string'],
  ['monitoring', 'string'],
  ['accessCode', 'string'],
  ['coverage', 'integer'],
  ['authorisation', 'string'],
  ['guaranteeOffice', 'string', false, 'offices'],
  ['reason', 'string'],
])
const s125 = shape('GuaranteeRegistration', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s124],
])
const s126 = shape('GuaranteeRelease.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['cause', 'string', false, 'guarantee-release-causes'],
  ['releasedAt', 'string'],
])
const s127 = shape('GuaranteeRelease', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s126],
])
const s128 = shape('PaymentNotice.body', [
  ['purpose', 'string'],
  ['amount', s13],
  ['receipt', 'string'],
  ['paidOn', 'string'],
  ['payer', 'string'],
  ['grn', 'string'],
  ['payee', 'string'],
])
const s129 = shape('PaymentNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s128],
])
const s130 = shape('ContactPoint', [
  ['office', 'string', false, 'offices'],
  ['phone', 'string'],
  ['email', 'string'],
])
const s131 = shape('OverdueNotice.body', [
  ['awaited', 'string'],
  ['since', 'string'],
  ['office', 'string', false, 'offices'],
  ['party', 'string'],
  ['deadline', 'string'],
  ['stage', 'string'],
  ['reminder', 'integer'],
  ['level', 'string'],
  ['contact', s130],
  ['text', 'string'],
])
const s132 = shape('OverdueNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s131],
])
const s133 = shape('LimitNotice.body', [
  ['limitAt', 'string'],
  ['office', 'string', false, 'offices'],
  ['contact', s130],
  ['text', 'string'],
])
const s134 = shape('LimitNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s133],
])
const s135 = shape('NonDischargeNotice.body', [
  ['awaited', 'string'],
  ['since', 'string'],
  ['office', 'string', false, 'offices'],
  ['party', 'string'],
  ['deadline', 'string'],
  ['reminder', 'integer'],
  ['contact', s130],
  ['text', 'string'],
])
const s136 = shape('NonDischargeNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s135],
])
const s137 = shape('Cause', [
  ['sender', 'string'],
  ['id', 'string'],
  ['type', 'string'],
  ['office', 'string', false, 'offices'],
  ['occurredAt', 'string'],
])
const s138 = shape('Alert.body', [
  ['action', 'string'],
  ['reason', 'string', false, 'alert-reasons'],
  ['text', 'string'],
  ['vehicle', s18],
  ['container', 'string'],
  ['deviceId', 'string'],
  ['alarm', 'string', false, 'tracking-alarms'],
  ['office', 'string', false, 'offices'],
  ['cause', s137],
  ['officer', 'string'],
])
const s139 = shape('Alert', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s138],
])
const s140 = shape('TrainManifest.body.wagons', [
  ['number', 'string'],
  ['position', 'integer'],
  ['mrns', 'string', true],
  ['containers', 'string', true],
  ['sealState', 'string', false, 'seal-states'],
  ['seals', 'string', true],
])
const s141 = shape('TrainManifest.body', [
  ['train', 'string'],
  ['operation', 'string'],
  ['office', 'string', false, 'offices'],
  ['wagons', s140, true],
  ['station', 'string'],
  ['remarks', 'string'],
])
const s142 = shape('TrainManifest', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s141],
])
const s143 = shape('TrackingEvent.body', [
  ['deviceId', 'string'],
  ['event', 'string'],
  ['alarm', 'string', false, 'tracking-alarms'],
  ['position', s27],
  ['place', 'string'],
  ['country', 'string', false, 'countries'],
  ['sealState', 'string', false, 'seal-states'],
  ['vehicle', s18],
  ['text', 'string'],
])
const s144 = shape('TrackingEvent', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s143],
])
const s145 = shape('StatusRequest.body', [
  ['detail', 'string'],
])
const s146 = shape('StatusRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s145],
])
const s147 = shape('StatusResponse.body.events', [
  ['event', 'string'],
  ['office', 'string', false, 'offices'],
  ['occurredAt', 'string'],
])
const s148 = shape('StatusResponse.body', [
  ['known', 'boolean'],
  ['state', 'string'],
  ['version', 'integer'],
  ['itineraryVersion', 'integer'],
  ['procedures', 'string', true],
  ['limitAt', 'string'],
  ['events', s147, true],
])
const s149 = shape('StatusResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s148],
])
const s150 = shape('AvailabilityNotice.body', [
  ['scope', 'string'],
  ['office', 'string', false, 'offices'],
  ['state', 'string'],
  ['direction', 'string'],
  ['modes', 'string', true, 'transport-modes'],
  ['from', 'string'],
  ['to', 'string'],
  ['manualProcedure', 'boolean'],
  ['alternativeOffice', 'string', false, 'offices'],
  ['text', 'string'],
])
const s151 = shape('AvailabilityNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s150],
])
const s152 = shape('DeliveryReport.body.entries', [
  ['sender', 'string'],
  ['id', 'string'],
  ['logIndex', 'integer'],
  ['outcome', 'string'],
  ['reason', 'string'],
])
const s153 = shape('DeliveryReport.body', [
  ['entries', s152, true],
])
const s154 = shape('DeliveryReport', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s153],
])
const s155 = shape('Acknowledgement.body', [
  ['receipt', 'string'],
  ['receiptSignature', 'string'],
])
const s156 = shape('Acknowledgement', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s155],
])
const s157 = shape('Error', [
  ['code', 'string', false, 'errors'],
  ['rule', 'string', false, 'rules'],
  ['pointer', 'string'],
  ['xpath', 'string'],
  ['value', 'string'],
  ['expected', 'string'],
  ['line', 'integer'],
  ['column', 'integer'],
  ['message', 'string'],
])
const s158 = shape('FunctionalError.body', [
  ['status', 'integer'],
  ['code', 'string', false, 'errors'],
  ['title', 'string'],
  ['detail', 'string'],
  ['errors', s157, true],
  ['digest', 'string'],
])
const s159 = shape('FunctionalError', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s158],
])
const s160 = shape('TechnicalError.body', [
  ['status', 'integer'],
  ['code', 'string', false, 'errors'],
  ['title', 'string'],
  ['detail', 'string'],
  ['errors', s157, true],
  ['digest', 'string'],
  ['retryAfter', 'integer'],
])
const s161 = shape('TechnicalError', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s160],
])

/** The content of each message's root element; `type` and `version` are not elements. */
export const shapes: Readonly<Record<MessageType, Shape>> = {
  'transit-declaration': s42,
  'declaration-amendment': s44,
  'cancellation': s46,
  'control-decision': s48,
  'guarantee-use': s51,
  'guarantee-use-result': s54,
  'guarantee-not-valid': s57,
  'no-release': s59,
  'release-for-transit': s62,
  'anticipated-transit-record': s64,
  'anticipated-arrival-record': s66,
  'border-exit-notice': s70,
  'border-entry-notice': s72,
  'border-entry-refusal': s74,
  'arrival-notification': s76,
  'arrival-advice': s78,
  'unloading-permission': s80,
  'unloading-remarks': s83,
  'control-results': s85,
  'discrepancy-resolution': s87,
  'discharge': s89,
  'record-closure': s91,
  'diversion-request': s93,
  'diversion-response': s95,
  'time-limit-extension': s97,
  'transhipment': s99,
  'incident-notice': s104,
  'seal-change': s106,
  'en-route-end': s109,
  'enquiry-request': s111,
  'enquiry-response': s113,
  'recovery-notice': s115,
  'recovery-transfer': s117,
  'recovery-transfer-response': s119,
  'recovery-settlement': s121,
  'claim-withdrawal': s123,
  'guarantee-registration': s125,
  'guarantee-release': s127,
  'payment-notice': s129,
  'overdue-notice': s132,
  'limit-notice': s134,
  'non-discharge-notice': s136,
  'alert': s139,
  'train-manifest': s142,
  'tracking-event': s144,
  'status-request': s146,
  'status-response': s149,
  'availability-notice': s151,
  'delivery-report': s154,
  'acknowledgement': s156,
  'functional-error': s159,
  'technical-error': s161,
}

/** The same of versions 2 and up, by type and version: `border-exit-notice 2`. */
export const laterShapes: ReadonlyMap<string, Shape> = new Map([
])

/** The message type of each root element's local name. */
export const typeByRoot: ReadonlyMap<string, MessageType> = new Map([
  ['TransitDeclaration', 'transit-declaration'],
  ['DeclarationAmendment', 'declaration-amendment'],
  ['Cancellation', 'cancellation'],
  ['ControlDecision', 'control-decision'],
  ['GuaranteeUse', 'guarantee-use'],
  ['GuaranteeUseResult', 'guarantee-use-result'],
  ['GuaranteeNotValid', 'guarantee-not-valid'],
  ['NoRelease', 'no-release'],
  ['ReleaseForTransit', 'release-for-transit'],
  ['AnticipatedTransitRecord', 'anticipated-transit-record'],
  ['AnticipatedArrivalRecord', 'anticipated-arrival-record'],
  ['BorderExitNotice', 'border-exit-notice'],
  ['BorderEntryNotice', 'border-entry-notice'],
  ['BorderEntryRefusal', 'border-entry-refusal'],
  ['ArrivalNotification', 'arrival-notification'],
  ['ArrivalAdvice', 'arrival-advice'],
  ['UnloadingPermission', 'unloading-permission'],
  ['UnloadingRemarks', 'unloading-remarks'],
  ['ControlResults', 'control-results'],
  ['DiscrepancyResolution', 'discrepancy-resolution'],
  ['Discharge', 'discharge'],
  ['RecordClosure', 'record-closure'],
  ['DiversionRequest', 'diversion-request'],
  ['DiversionResponse', 'diversion-response'],
  ['TimeLimitExtension', 'time-limit-extension'],
  ['Transhipment', 'transhipment'],
  ['IncidentNotice', 'incident-notice'],
  ['SealChange', 'seal-change'],
  ['EnRouteEnd', 'en-route-end'],
  ['EnquiryRequest', 'enquiry-request'],
  ['EnquiryResponse', 'enquiry-response'],
  ['RecoveryNotice', 'recovery-notice'],
  ['RecoveryTransfer', 'recovery-transfer'],
  ['RecoveryTransferResponse', 'recovery-transfer-response'],
  ['RecoverySettlement', 'recovery-settlement'],
  ['ClaimWithdrawal', 'claim-withdrawal'],
  ['GuaranteeRegistration', 'guarantee-registration'],
  ['GuaranteeRelease', 'guarantee-release'],
  ['PaymentNotice', 'payment-notice'],
  ['OverdueNotice', 'overdue-notice'],
  ['LimitNotice', 'limit-notice'],
  ['NonDischargeNotice', 'non-discharge-notice'],
  ['Alert', 'alert'],
  ['TrainManifest', 'train-manifest'],
  ['TrackingEvent', 'tracking-event'],
  ['StatusRequest', 'status-request'],
  ['StatusResponse', 'status-response'],
  ['AvailabilityNotice', 'availability-notice'],
  ['DeliveryReport', 'delivery-report'],
  ['Acknowledgement', 'acknowledgement'],
  ['FunctionalError', 'functional-error'],
  ['TechnicalError', 'technical-error'],
])

/** The root element's local name of each message type. */
export const rootByType: Readonly<Record<MessageType, string>> = {
  'transit-declaration': 'TransitDeclaration',
  'declaration-amendment': 'DeclarationAmendment',
  'cancellation': 'Cancellation',
  'control-decision': 'ControlDecision',
  'guarantee-use': 'GuaranteeUse',
  'guarantee-use-result': 'GuaranteeUseResult',
  'guarantee-not-valid': 'GuaranteeNotValid',
  'no-release': 'NoRelease',
  'release-for-transit': 'ReleaseForTransit',
  'anticipated-transit-record': 'AnticipatedTransitRecord',
  'anticipated-arrival-record': 'AnticipatedArrivalRecord',
  'border-exit-notice': 'BorderExitNotice',
  'border-entry-notice': 'BorderEntryNotice',
  'border-entry-refusal': 'BorderEntryRefusal',
  'arrival-notification': 'ArrivalNotification',
  'arrival-advice': 'ArrivalAdvice',
  'unloading-permission': 'UnloadingPermission',
  'unloading-remarks': 'UnloadingRemarks',
  'control-results': 'ControlResults',
  'discrepancy-resolution': 'DiscrepancyResolution',
  'discharge': 'Discharge',
  'record-closure': 'RecordClosure',
  'diversion-request': 'DiversionRequest',
  'diversion-response': 'DiversionResponse',
  'time-limit-extension': 'TimeLimitExtension',
  'transhipment': 'Transhipment',
  'incident-notice': 'IncidentNotice',
  'seal-change': 'SealChange',
  'en-route-end': 'EnRouteEnd',
  'enquiry-request': 'EnquiryRequest',
  'enquiry-response': 'EnquiryResponse',
  'recovery-notice': 'RecoveryNotice',
  'recovery-transfer': 'RecoveryTransfer',
  'recovery-transfer-response': 'RecoveryTransferResponse',
  'recovery-settlement': 'RecoverySettlement',
  'claim-withdrawal': 'ClaimWithdrawal',
  'guarantee-registration': 'GuaranteeRegistration',
  'guarantee-release': 'GuaranteeRelease',
  'payment-notice': 'PaymentNotice',
  'overdue-notice': 'OverdueNotice',
  'limit-notice': 'LimitNotice',
  'non-discharge-notice': 'NonDischargeNotice',
  'alert': 'Alert',
  'train-manifest': 'TrainManifest',
  'tracking-event': 'TrackingEvent',
  'status-request': 'StatusRequest',
  'status-response': 'StatusResponse',
  'availability-notice': 'AvailabilityNotice',
  'delivery-report': 'DeliveryReport',
  'acknowledgement': 'Acknowledgement',
  'functional-error': 'FunctionalError',
  'technical-error': 'TechnicalError',
}
