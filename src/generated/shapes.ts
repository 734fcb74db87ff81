// generated from schemas/messages/ by "npm run gen"; do not edit
import type { MessageType } from './types.ts'

/** Content of one object: its fields by name, in the order of the schema. */
export type Shape = { readonly name: string; readonly fields: ReadonlyMap<string, Field> }

/**
 * One field: `order` is its place among its siblings, `array` an element that repeats, `list` where its codes stand,
 * `form` what its text is read as.
 */
export type Field = {
  readonly name: string
  readonly order: number
  readonly array: boolean
  readonly kind: 'string' | 'boolean' | 'integer' | Shape
  readonly list?: string
  readonly form?: 'date' | 'dateTime' | 'decimal'
}

type Row = readonly [name: string, kind: Field['kind'], array?: boolean, list?: string | undefined, form?: Field['form']]

const shape = (name: string, fields: readonly Row[]): Shape => ({
  name,
  fields: new Map(
    fields.map(([field, kind, array = false, list, form], order) => [
      field,
      {
        name: field,
        order,
        array,
        kind,
        ...(list === undefined ? {} : { list }),
        ...(form === undefined ? {} : { form }),
      },
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
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['estimatedEntryAt', 'string', false, undefined, 'dateTime'],
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
  ['amount', 'string', false, undefined, 'decimal'],
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
  ['amount', 'string', false, undefined, 'decimal'],
  ['currency', 'string', false, 'currencies'],
  ['guarantor', 'string'],
])
const s16 = shape('ContributionShare', [
  ['country', 'string', false, 'countries'],
  ['beneficiary', 'string'],
  ['amount', 'string', false, undefined, 'decimal'],
  ['currency', 'string', false, 'currencies'],
])
const s17 = shape('Contribution', [
  ['base', s13],
  ['rate', 'string', false, undefined, 'decimal'],
  ['amount', 'string', false, undefined, 'decimal'],
  ['currency', 'string', false, 'currencies'],
  ['collectedBy', 'string'],
  ['party', 'string'],
  ['shares', s16, true],
  ['receipt', 'string'],
])
const s18 = shape('DepartureMeans', [
  ['typeOfIdentification', 'string', false, 'means-identification'],
  ['identification', 'string'],
  ['nationality', 'string', false, 'countries'],
  ['typeOfMeans', 'string'],
])
const s19 = shape('Means', [
  ['typeOfIdentification', 'string', false, 'means-identification'],
  ['identification', 'string'],
  ['nationality', 'string', false, 'countries'],
  ['typeOfMeans', 'string'],
])
const s20 = shape('Wagon', [
  ['number', 'string'],
  ['position', 'integer'],
])
const s21 = shape('VehicleSet', [
  ['mode', 'string', false, 'transport-modes'],
  ['means', s18],
  ['trailers', s19, true],
  ['wagons', s20, true],
])
const s22 = shape('ActiveBorderMeans', [
  ['office', 'string', false, 'offices'],
  ['mode', 'string', false, 'transport-modes'],
  ['typeOfIdentification', 'string', false, 'means-identification'],
  ['identification', 'string'],
  ['nationality', 'string', false, 'countries'],
  ['conveyanceReference', 'string'],
])
const s23 = shape('Driver', [
  ['name', 'string'],
  ['document', 'string'],
  ['phone', 'string'],
  ['nationality', 'string', false, 'countries'],
])
const s24 = shape('VehicleGoods', [
  ['vin', 'string'],
  ['make', 'string'],
  ['model', 'string'],
  ['year', 'string'],
  ['itemNumber', 'integer'],
])
const s25 = shape('Seal', [
  ['id', 'string'],
  ['kind', 'string'],
  ['affixedBy', 'string'],
])
const s26 = shape('Equipment', [
  ['container', 'string'],
  ['containerKind', 'string'],
  ['sizeAndType', 'string'],
  ['fullness', 'string'],
  ['numberOfSeals', 'integer'],
  ['seals', s25, true],
  ['goodsReferences', 'integer', true],
])
const s27 = shape('Safeguard', [
  ['kind', 'string'],
  ['reference', 'string'],
  ['office', 'string', false, 'offices'],
  ['deviceId', 'string'],
  ['convoyId', 'string'],
  ['party', 'string'],
  ['text', 'string'],
])
const s28 = shape('Position', [
  ['latitude', 'string'],
  ['longitude', 'string'],
])
const s29 = shape('LocationOfGoods', [
  ['type', 'string'],
  ['qualifier', 'string'],
  ['unlocode', 'string'],
  ['office', 'string', false, 'offices'],
  ['position', s28],
  ['operator', 'string'],
  ['authorisation', 'string'],
  ['address', s7],
  ['additionalIdentifier', 'string'],
  ['contactPerson', s8],
])
const s30 = shape('Place', [
  ['unlocode', 'string'],
  ['country', 'string', false, 'countries'],
  ['location', 'string'],
])
const s31 = shape('PreviousDocument', [
  ['type', 'string'],
  ['reference', 'string'],
  ['itemNumber', 'integer'],
  ['typeOfPackages', 'string', false, 'package-types'],
  ['numberOfPackages', 'integer'],
  ['quantity', 'string', false, undefined, 'decimal'],
  ['unit', 'string'],
  ['complement', 'string'],
])
const s32 = shape('SupportingDocument', [
  ['type', 'string'],
  ['reference', 'string'],
  ['lineNumber', 'integer'],
  ['complement', 'string'],
])
const s33 = shape('TransportDocument', [
  ['type', 'string', false, 'transport-documents'],
  ['reference', 'string'],
])
const s34 = shape('AdditionalReference', [
  ['type', 'string'],
  ['reference', 'string'],
])
const s35 = shape('AdditionalInformation', [
  ['code', 'string'],
  ['text', 'string'],
])
const s36 = shape('DangerousGoods', [
  ['unNumber', 'string'],
])
const s37 = shape('Commodity', [
  ['description', 'string'],
  ['hsCode', 'string', false, 'hs'],
  ['nationalDigits', 'string'],
  ['cusCode', 'string'],
  ['dangerousGoods', s36, true],
])
const s38 = shape('SupplementaryUnits', [
  ['quantity', 'string', false, undefined, 'decimal'],
  ['unit', 'string'],
])
const s39 = shape('GoodsMeasure', [
  ['grossMass', 'string', false, undefined, 'decimal'],
  ['netMass', 'string', false, undefined, 'decimal'],
  ['supplementaryUnits', s38],
])
const s40 = shape('Packaging', [
  ['type', 'string', false, 'package-types'],
  ['count', 'integer'],
  ['marks', 'string'],
])
const s41 = shape('Item', [
  ['number', 'integer'],
  ['house', 'integer'],
  ['declarationType', 'string', false, 'declaration-types'],
  ['commodity', s37],
  ['goodsMeasure', s39],
  ['packaging', s40, true],
  ['countryOfOrigin', 'string', false, 'countries'],
  ['countryOfDispatch', 'string', false, 'countries'],
  ['countryOfDestination', 'string', false, 'countries'],
  ['ucr', 'string'],
  ['consignor', s10],
  ['consignee', s10],
  ['value', s13],
  ['dutiesAtRisk', s13],
  ['previousDocuments', s31, true],
  ['supportingDocuments', s32, true],
  ['transportDocuments', s33, true],
  ['additionalReferences', s34, true],
  ['additionalInformation', s35, true],
  ['dutySuspended', 'boolean'],
])
const s42 = shape('Declaration', [
  ['lrn', 'string'],
  ['provisional', 'string'],
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
  ['acceptedAt', 'string', false, undefined, 'dateTime'],
  ['presentedAt', 'string', false, undefined, 'dateTime'],
  ['departureOffice', 'string', false, 'offices'],
  ['destinationOffice', 'string', false, 'offices'],
  ['limitAt', 'string', false, undefined, 'dateTime'],
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
  ['vehicleSet', s21],
  ['activeBorderMeans', s22, true],
  ['driver', s23],
  ['vehicles', s24, true],
  ['containerIndicator', 'boolean'],
  ['equipment', s26, true],
  ['safeguards', s27, true],
  ['locationOfGoods', s29],
  ['placeOfLoading', s30],
  ['placeOfUnloading', s30],
  ['countryOfDispatch', 'string', false, 'countries'],
  ['countryOfDestination', 'string', false, 'countries'],
  ['ucr', 'string'],
  ['incoterms', 'string'],
  ['natureOfTransaction', 'string'],
  ['paymentOfCharges', 'string'],
  ['grossMass', 'string', false, undefined, 'decimal'],
  ['netMass', 'string', false, undefined, 'decimal'],
  ['totalItems', 'integer'],
  ['totalPackages', 'integer'],
  ['previousDocuments', s31, true],
  ['supportingDocuments', s32, true],
  ['transportDocuments', s33, true],
  ['additionalReferences', s34, true],
  ['additionalInformation', s35, true],
  ['items', s41, true],
])
const s43 = shape('TransitDeclaration', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s42],
])
const s44 = shape('DeclarationAmendment.body', [
  ['contentVersion', 'integer'],
  ['reason', 'string'],
  ['declaration', s42],
  ['officer', 'string'],
])
const s45 = shape('DeclarationAmendment', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s44],
])
const s46 = shape('Cancellation.body', [
  ['basis', 'string'],
  ['reason', 'string'],
  ['requestedAt', 'string', false, undefined, 'dateTime'],
  ['decidedOn', 'string', false, undefined, 'date'],
  ['officer', 'string'],
])
const s47 = shape('Cancellation', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s46],
])
const s48 = shape('ControlDecision.body', [
  ['decision', 'string'],
  ['channel', 'string'],
  ['controls', 'string', true],
  ['reason', 'string'],
  ['intendedAt', 'string', false, undefined, 'dateTime'],
  ['office', 'string', false, 'offices'],
  ['officer', 'string'],
])
const s49 = shape('ControlDecision', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s48],
])
const s50 = shape('GuaranteeUse.body.holder', [
  ['scheme', 'string', false, 'party-schemes'],
  ['id', 'string'],
])
const s51 = shape('GuaranteeUse.body', [
  ['grn', 'string'],
  ['type', 'string', false, 'guarantee-types'],
  ['accessCode', 'string'],
  ['amount', s13],
  ['holder', s50],
  ['countries', 'string', true, 'countries'],
  ['departureOffice', 'string', false, 'offices'],
  ['destinationOffice', 'string', false, 'offices'],
  ['commodities', 'string', true, 'hs'],
  ['acceptedAt', 'string', false, undefined, 'dateTime'],
  ['replyBy', 'string', false, undefined, 'dateTime'],
])
const s52 = shape('GuaranteeUse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s51],
])
const s53 = shape('GuaranteeUseResult.body.guarantees', [
  ['grn', 'string'],
  ['valid', 'boolean'],
  ['guaranteeOffice', 'string', false, 'offices'],
  ['notValidIn', 'string', true, 'countries'],
  ['reason', 'string', false, 'guarantee-refusals'],
  ['text', 'string'],
])
const s54 = shape('GuaranteeUseResult.body', [
  ['guarantees', s53, true],
])
const s55 = shape('GuaranteeUseResult', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s54],
])
const s56 = shape('GuaranteeNotValid.body.guarantees', [
  ['grn', 'string'],
  ['type', 'string', false, 'guarantee-types'],
  ['carnet', 'string'],
  ['reason', 'string', false, 'guarantee-refusals'],
  ['text', 'string'],
])
const s57 = shape('GuaranteeNotValid.body', [
  ['guarantees', s56, true],
  ['amendBy', 'string', false, undefined, 'dateTime'],
])
const s58 = shape('GuaranteeNotValid', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s57],
])
const s59 = shape('NoRelease.body', [
  ['reason', 'string', false, 'no-release-reasons'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s60 = shape('NoRelease', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s59],
])
const s61 = shape('ControlResult', [
  ['code', 'string', false, 'control-results'],
  ['date', 'string', false, undefined, 'date'],
  ['text', 'string'],
  ['controlledBy', 'string'],
])
const s62 = shape('ReleaseForTransit.body', [
  ['releasedAt', 'string', false, undefined, 'dateTime'],
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['controlResult', s61],
  ['equipment', s26, true],
  ['safeguards', s27, true],
  ['officer', 'string'],
  ['text', 'string'],
])
const s63 = shape('ReleaseForTransit', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s62],
])
const s64 = shape('AnticipatedTransitRecord.body', [
  ['recordVersion', 'integer'],
  ['itineraryVersion', 'integer'],
  ['legIndex', 'integer'],
  ['leg', s6],
  ['estimatedEntryAt', 'string', false, undefined, 'dateTime'],
  ['releasedAt', 'string', false, undefined, 'dateTime'],
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['controlResult', s61],
  ['seals', 'string', true],
  ['procedures', 'string', true],
  ['declaration', s42],
])
const s65 = shape('AnticipatedTransitRecord', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s64],
])
const s66 = shape('AnticipatedArrivalRecord.body', [
  ['recordVersion', 'integer'],
  ['itineraryVersion', 'integer'],
  ['legIndex', 'integer'],
  ['leg', s6],
  ['estimatedArrivalAt', 'string', false, undefined, 'dateTime'],
  ['releasedAt', 'string', false, undefined, 'dateTime'],
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['controlResult', s61],
  ['seals', 'string', true],
  ['procedures', 'string', true],
  ['declaration', s42],
])
const s67 = shape('AnticipatedArrivalRecord', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s66],
])
const s68 = shape('SealFinding', [
  ['id', 'string'],
  ['state', 'string', false, 'seal-states'],
  ['newId', 'string'],
])
const s69 = shape('SealCheck', [
  ['state', 'string', false, 'seal-states'],
  ['seals', s68, true],
  ['text', 'string'],
])
const s70 = shape('BorderExitNotice.body', [
  ['office', 'string', false, 'offices'],
  ['kind', 'string'],
  ['sealCheck', s69],
  ['vehicle', s19],
  ['trailers', s19, true],
  ['wagons', 'string', true],
  ['containers', 'string', true],
  ['vins', 'string', true],
  ['packages', 'integer'],
  ['grossMass', 'string', false, undefined, 'decimal'],
  ['sealsAdded', 'string', true],
  ['agrees', 'boolean'],
  ['carnetLeaf', 'string'],
  ['final', 'boolean'],
  ['remarks', 'string'],
  ['officer', 'string'],
  ['corrects', 'string'],
  ['confirmedBy', 'string'],
])
const s71 = shape('BorderExitNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s70],
])
const s72 = shape('BorderEntryNotice.body', [
  ['office', 'string', false, 'offices'],
  ['sealCheck', s69],
  ['vehicle', s19],
  ['trailers', s19, true],
  ['wagons', 'string', true],
  ['containers', 'string', true],
  ['vins', 'string', true],
  ['packages', 'integer'],
  ['grossMass', 'string', false, undefined, 'decimal'],
  ['sealsAdded', 'string', true],
  ['agrees', 'boolean'],
  ['carnetLeaf', 'string'],
  ['continuation', 'string'],
  ['nationalReference', s3],
  ['remarks', 'string'],
  ['officer', 'string'],
  ['corrects', 'string'],
  ['confirmedBy', 'string'],
])
const s73 = shape('BorderEntryNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s72],
])
const s74 = shape('BorderEntryRefusal.body', [
  ['office', 'string', false, 'offices'],
  ['reason', 'string', false, 'entry-refusal-reasons'],
  ['text', 'string'],
  ['sealCheck', s69],
  ['vehicle', s19],
  ['backTo', 'string', false, 'offices'],
  ['officer', 'string'],
])
const s75 = shape('BorderEntryRefusal', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s74],
])
const s76 = shape('ArrivalNotification.body', [
  ['arrivedAt', 'string', false, undefined, 'dateTime'],
  ['office', 'string', false, 'offices'],
  ['simplified', 'boolean'],
  ['authorisation', s5],
  ['consignee', s9],
  ['sealState', 'string', false, 'seal-states'],
  ['locationOfGoods', s29],
  ['remarks', 'string'],
  ['officer', 'string'],
])
const s77 = shape('ArrivalNotification', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s76],
])
const s78 = shape('ArrivalAdvice.body', [
  ['arrivedAt', 'string', false, undefined, 'dateTime'],
  ['presentedAt', 'string', false, undefined, 'dateTime'],
  ['office', 'string', false, 'offices'],
  ['sealCheck', s69],
  ['vehicle', s19],
  ['trailers', s19, true],
  ['wagons', 'string', true],
  ['containers', 'string', true],
  ['vins', 'string', true],
  ['packages', 'integer'],
  ['grossMass', 'string', false, undefined, 'decimal'],
  ['sealsAdded', 'string', true],
  ['agrees', 'boolean'],
  ['carnetLeaf', 'string'],
  ['locationOfGoods', s29],
  ['remarks', 'string'],
  ['officer', 'string'],
  ['corrects', 'string'],
  ['confirmedBy', 'string'],
])
const s79 = shape('ArrivalAdvice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s78],
])
const s80 = shape('UnloadingPermission.body', [
  ['office', 'string', false, 'offices'],
  ['permittedAt', 'string', false, undefined, 'dateTime'],
  ['continued', 'boolean'],
  ['resultsBy', 'string', false, undefined, 'dateTime'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s81 = shape('UnloadingPermission', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s80],
])
const s82 = shape('Discrepancy', [
  ['kind', 'string'],
  ['itemNumber', 'integer'],
  ['container', 'string'],
  ['pointer', 'string'],
  ['declared', 'string'],
  ['found', 'string'],
  ['packagesMissing', 'integer'],
  ['massMissing', 'string', false, undefined, 'decimal'],
  ['text', 'string'],
])
const s83 = shape('UnloadingRemarks.body', [
  ['unloadedOn', 'string', false, undefined, 'date'],
  ['conform', 'boolean'],
  ['complete', 'boolean'],
  ['sealState', 'string', false, 'seal-states'],
  ['discrepancies', s82, true],
  ['text', 'string'],
])
const s84 = shape('UnloadingRemarks', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s83],
])
const s85 = shape('ControlResults.body', [
  ['code', 'string', false, 'control-results'],
  ['date', 'string', false, undefined, 'date'],
  ['sealState', 'string', false, 'seal-states'],
  ['seals', s68, true],
  ['vehicle', s19],
  ['trailers', s19, true],
  ['wagons', 'string', true],
  ['containers', 'string', true],
  ['vins', 'string', true],
  ['packages', 'integer'],
  ['grossMass', 'string', false, undefined, 'decimal'],
  ['agrees', 'boolean'],
  ['text', 'string'],
  ['otherThingsToReport', 'string'],
  ['discrepancies', s82, true],
  ['nextProcedure', 'string'],
  ['officer', 'string'],
])
const s86 = shape('ControlResults', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s85],
])
const s87 = shape('DiscrepancyResolution.body', [
  ['outcome', 'string'],
  ['decidedOn', 'string', false, undefined, 'date'],
  ['flags', 'string', true],
  ['writeOffOn', 'string', false, undefined, 'date'],
  ['text', 'string'],
  ['evidence', s32, true],
  ['officer', 'string'],
])
const s88 = shape('DiscrepancyResolution', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s87],
])
const s89 = shape('Discharge.body', [
  ['basis', 'string', false, 'discharge-bases'],
  ['date', 'string', false, undefined, 'date'],
  ['text', 'string'],
  ['evidence', s32, true],
  ['officer', 'string'],
])
const s90 = shape('Discharge', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s89],
])
const s91 = shape('RecordClosure.body', [
  ['reason', 'string'],
  ['closedAt', 'string', false, undefined, 'dateTime'],
  ['itineraryVersion', 'integer'],
  ['office', 'string', false, 'offices'],
])
const s92 = shape('RecordClosure', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s91],
])
const s93 = shape('DiversionRequest.body', [
  ['office', 'string', false, 'offices'],
  ['instead', 'string', false, 'offices'],
  ['purpose', 'string'],
  ['reason', 'string'],
  ['text', 'string'],
  ['vehicle', s19],
  ['officer', 'string'],
])
const s94 = shape('DiversionRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s93],
])
const s95 = shape('DiversionResponse.body', [
  ['outcome', 'string'],
  ['office', 'string', false, 'offices'],
  ['reason', 'string', false, 'diversion-refusals'],
  ['text', 'string'],
  ['itineraryVersion', 'integer'],
  ['itinerary', s6, true],
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['seals', 'string', true],
  ['declaration', s42],
  ['officer', 'string'],
])
const s96 = shape('DiversionResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s95],
])
const s97 = shape('TimeLimitExtension.body', [
  ['scope', 'string'],
  ['legIndex', 'integer'],
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['reason', 'string'],
  ['text', 'string'],
  ['office', 'string', false, 'offices'],
  ['officer', 'string'],
])
const s98 = shape('TimeLimitExtension', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s97],
])
const s99 = shape('Transhipment.body', [
  ['office', 'string', false, 'offices'],
  ['kind', 'string'],
  ['vehicleSet', s21],
  ['driver', s23],
  ['equipment', s26, true],
  ['sealCheck', s69],
  ['containerIndicator', 'boolean'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s100 = shape('Transhipment', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s99],
])
const s101 = shape('IncidentNotice.body.place', [
  ['country', 'string', false, 'countries'],
  ['unlocode', 'string'],
  ['position', s28],
  ['location', 'string'],
])
const s102 = shape('IncidentNotice.body.endorsement', [
  ['date', 'string', false, undefined, 'date'],
  ['authority', 'string'],
  ['place', 'string'],
  ['country', 'string', false, 'countries'],
])
const s103 = shape('IncidentNotice.body.transhipment', [
  ['vehicleSet', s21],
  ['containerIndicator', 'boolean'],
])
const s104 = shape('IncidentNotice.body', [
  ['code', 'string', false, 'incident-codes'],
  ['text', 'string'],
  ['place', s101],
  ['office', 'string', false, 'offices'],
  ['endorsement', s102],
  ['equipment', s26, true],
  ['transhipment', s103],
  ['leftBehind', 'string', true],
  ['items', 'integer', true],
  ['officer', 'string'],
])
const s105 = shape('IncidentNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s104],
])
const s106 = shape('SealChange.body', [
  ['office', 'string', false, 'offices'],
  ['container', 'string'],
  ['removed', 'string', true],
  ['affixed', s25, true],
  ['reason', 'string'],
  ['text', 'string'],
  ['officer', 'string'],
])
const s107 = shape('SealChange', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s106],
])
const s108 = shape('EnRouteEnd.body.items', [
  ['number', 'integer'],
  ['packages', 'integer'],
  ['grossMass', 'string', false, undefined, 'decimal'],
])
const s109 = shape('EnRouteEnd.body', [
  ['office', 'string', false, 'offices'],
  ['outcome', 'string'],
  ['extent', 'string'],
  ['items', s108, true],
  ['dutyPaid', s13],
  ['nationalReference', s3],
  ['text', 'string'],
  ['evidence', s32, true],
  ['officer', 'string'],
])
const s110 = shape('EnRouteEnd', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['provisional', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s109],
])
const s111 = shape('EnquiryRequest.body', [
  ['stage', 'string'],
  ['asked', 'string'],
  ['office', 'string', false, 'offices'],
  ['question', 'string'],
  ['respondBy', 'string', false, undefined, 'dateTime'],
  ['officer', 'string'],
])
const s112 = shape('EnquiryRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s111],
])
const s113 = shape('EnquiryResponse.body', [
  ['answer', 'string', false, 'enquiry-answers'],
  ['office', 'string', false, 'offices'],
  ['arrivedOn', 'string', false, undefined, 'date'],
  ['text', 'string'],
  ['evidence', s32, true],
  ['officer', 'string'],
])
const s114 = shape('EnquiryResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s113],
])
const s115 = shape('RecoveryNotice.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['country', 'string', false, 'countries'],
  ['legalBasis', 'string'],
  ['payBy', 'string', false, undefined, 'date'],
  ['office', 'string', false, 'offices'],
  ['text', 'string'],
  ['evidence', s32, true],
  ['officer', 'string'],
])
const s116 = shape('RecoveryNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s115],
])
const s117 = shape('RecoveryTransfer.body', [
  ['country', 'string', false, 'countries'],
  ['office', 'string', false, 'offices'],
  ['reason', 'string'],
  ['grns', 'string', true],
  ['evidence', s32, true],
  ['officer', 'string'],
])
const s118 = shape('RecoveryTransfer', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s117],
])
const s119 = shape('RecoveryTransferResponse.body', [
  ['accepted', 'boolean'],
  ['reason', 'string'],
  ['officer', 'string'],
])
const s120 = shape('RecoveryTransferResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s119],
])
const s121 = shape('RecoverySettlement.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['paidOn', 'string', false, undefined, 'date'],
  ['payer', 'string'],
  ['receipt', 'string'],
  ['paidBy', 'string'],
  ['byPrincipal', 'boolean'],
  ['text', 'string'],
])
const s122 = shape('RecoverySettlement', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s121],
])
const s123 = shape('ClaimWithdrawal.body', [
  ['grn', 'string'],
  ['reason', 'string'],
  ['officer', 'string'],
])
const s124 = shape('ClaimWithdrawal', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s123],
])
const s125 = shape('GuaranteeRegistration.body', [
  ['action', 'string'],
  ['grn', 'string'],
  ['type', 'string', false, 'guarantee-types'],
  ['holder', s9],
  ['limit', s13],
  ['territories', 'string', true, 'countries'],
  ['exclusions', 'string', true],
  ['notFor', 'string', true, 'guarantee-restrictions'],
  ['departureOffices', 'string', true, 'offices'],
  ['validFrom', 'string', false, undefined, 'date'],
  ['validTo', 'string', false, undefined, 'date'],
  ['monitoring', 'string'],
  ['accessCode', 'string'],
  ['coverage', 'integer'],
  ['authorisation', 'string'],
  ['guaranteeOffice', 'string', false, 'offices'],
  ['reason', 'string'],
])
const s126 = shape('GuaranteeRegistration', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s125],
])
const s127 = shape('GuaranteeRelease.body', [
  ['grn', 'string'],
  ['amount', s13],
  ['cause', 'string', false, 'guarantee-release-causes'],
  ['releasedAt', 'string', false, undefined, 'dateTime'],
])
const s128 = shape('GuaranteeRelease', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s127],
])
const s129 = shape('PaymentRequest.body', [
  ['reference', 'string'],
  ['purpose', 'string'],
  ['amount', s13],
  ['minorUnits', 'integer'],
  ['grn', 'string'],
  ['payBy', 'string', false, undefined, 'date'],
  ['replaces', 'string'],
  ['status', 'string'],
])
const s130 = shape('PaymentRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s129],
])
const s131 = shape('PaymentNotice.body', [
  ['purpose', 'string'],
  ['amount', s13],
  ['receipt', 'string'],
  ['paidOn', 'string', false, undefined, 'date'],
  ['payer', 'string'],
  ['grn', 'string'],
  ['payee', 'string'],
  ['reference', 'string'],
  ['refundOf', 'string'],
])
const s132 = shape('PaymentNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s131],
])
const s133 = shape('ContactPoint', [
  ['office', 'string', false, 'offices'],
  ['phone', 'string'],
  ['email', 'string'],
])
const s134 = shape('OverdueNotice.body', [
  ['awaited', 'string'],
  ['since', 'string', false, undefined, 'dateTime'],
  ['office', 'string', false, 'offices'],
  ['party', 'string'],
  ['deadline', 'string', false, undefined, 'dateTime'],
  ['stage', 'string'],
  ['reminder', 'integer'],
  ['level', 'string'],
  ['contact', s133],
  ['text', 'string'],
])
const s135 = shape('OverdueNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s134],
])
const s136 = shape('LimitNotice.body', [
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['office', 'string', false, 'offices'],
  ['contact', s133],
  ['text', 'string'],
])
const s137 = shape('LimitNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s136],
])
const s138 = shape('NonDischargeNotice.body', [
  ['awaited', 'string'],
  ['since', 'string', false, undefined, 'dateTime'],
  ['office', 'string', false, 'offices'],
  ['party', 'string'],
  ['deadline', 'string', false, undefined, 'dateTime'],
  ['reminder', 'integer'],
  ['contact', s133],
  ['text', 'string'],
])
const s139 = shape('NonDischargeNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s138],
])
const s140 = shape('Cause', [
  ['sender', 'string'],
  ['id', 'string'],
  ['type', 'string'],
  ['office', 'string', false, 'offices'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
])
const s141 = shape('Difference', [
  ['kind', 'string'],
  ['declared', 'string'],
  ['seen', 'string'],
  ['pointer', 'string'],
  ['flag', 'string'],
  ['since', 'string', false, undefined, 'dateTime'],
])
const s142 = shape('Alert.body', [
  ['action', 'string'],
  ['reason', 'string', false, 'alert-reasons'],
  ['text', 'string'],
  ['vehicle', s19],
  ['container', 'string'],
  ['provisional', 'string'],
  ['deviceId', 'string'],
  ['alarm', 'string', false, 'tracking-alarms'],
  ['office', 'string', false, 'offices'],
  ['cause', s140],
  ['differences', s141, true],
  ['officer', 'string'],
])
const s143 = shape('Alert', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s142],
])
const s144 = shape('TrainManifest.body.wagons', [
  ['number', 'string'],
  ['position', 'integer'],
  ['mrns', 'string', true],
  ['containers', 'string', true],
  ['sealState', 'string', false, 'seal-states'],
  ['seals', 'string', true],
])
const s145 = shape('TrainManifest.body', [
  ['train', 'string'],
  ['operation', 'string'],
  ['office', 'string', false, 'offices'],
  ['wagons', s144, true],
  ['station', 'string'],
  ['remarks', 'string'],
])
const s146 = shape('TrainManifest', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s145],
])
const s147 = shape('TrackingEvent.body', [
  ['deviceId', 'string'],
  ['event', 'string'],
  ['alarm', 'string', false, 'tracking-alarms'],
  ['position', s28],
  ['place', 'string'],
  ['country', 'string', false, 'countries'],
  ['sealState', 'string', false, 'seal-states'],
  ['vehicle', s19],
  ['text', 'string'],
])
const s148 = shape('TrackingEvent', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s147],
])
const s149 = shape('StatusRequest.body', [
  ['detail', 'string'],
])
const s150 = shape('StatusRequest', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s149],
])
const s151 = shape('StatusResponse.body.events', [
  ['event', 'string'],
  ['office', 'string', false, 'offices'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
])
const s152 = shape('StatusResponse.body', [
  ['known', 'boolean'],
  ['state', 'string'],
  ['version', 'integer'],
  ['itineraryVersion', 'integer'],
  ['procedures', 'string', true],
  ['limitAt', 'string', false, undefined, 'dateTime'],
  ['events', s151, true],
])
const s153 = shape('StatusResponse', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s152],
])
const s154 = shape('AvailabilityNotice.body', [
  ['scope', 'string'],
  ['office', 'string', false, 'offices'],
  ['state', 'string'],
  ['direction', 'string'],
  ['modes', 'string', true, 'transport-modes'],
  ['from', 'string', false, undefined, 'dateTime'],
  ['to', 'string', false, undefined, 'dateTime'],
  ['manualProcedure', 'boolean'],
  ['alternativeOffice', 'string', false, 'offices'],
  ['text', 'string'],
])
const s155 = shape('AvailabilityNotice', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s154],
])
const s156 = shape('DeliveryReport.body.entries', [
  ['sender', 'string'],
  ['id', 'string'],
  ['logIndex', 'integer'],
  ['outcome', 'string'],
  ['reason', 'string'],
])
const s157 = shape('DeliveryReport.body', [
  ['entries', s156, true],
])
const s158 = shape('DeliveryReport', [
  ['id', 'string'],
  ['sender', s1],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s157],
])
const s159 = shape('Acknowledgement.body', [
  ['receipt', 'string'],
  ['receiptSignature', 'string'],
])
const s160 = shape('Acknowledgement', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s159],
])
const s161 = shape('Error', [
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
const s162 = shape('FunctionalError.body', [
  ['status', 'integer'],
  ['code', 'string', false, 'errors'],
  ['title', 'string'],
  ['detail', 'string'],
  ['errors', s161, true],
  ['digest', 'string'],
])
const s163 = shape('FunctionalError', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s162],
])
const s164 = shape('TechnicalError.body', [
  ['status', 'integer'],
  ['code', 'string', false, 'errors'],
  ['title', 'string'],
  ['detail', 'string'],
  ['errors', s161, true],
  ['digest', 'string'],
  ['retryAfter', 'integer'],
])
const s165 = shape('TechnicalError', [
  ['id', 'string'],
  ['sender', s1],
  ['mrn', 'string'],
  ['occurredAt', 'string', false, undefined, 'dateTime'],
  ['occurredPrecision', 'string'],
  ['preparedAt', 'string', false, undefined, 'dateTime'],
  ['procedure', 'string'],
  ['correlationId', 'string'],
  ['body', s164],
])

/** The content of each message's root element; `type` and `version` are not elements. */
export const shapes: Readonly<Record<MessageType, Shape>> = {
  'transit-declaration': s43,
  'declaration-amendment': s45,
  'cancellation': s47,
  'control-decision': s49,
  'guarantee-use': s52,
  'guarantee-use-result': s55,
  'guarantee-not-valid': s58,
  'no-release': s60,
  'release-for-transit': s63,
  'anticipated-transit-record': s65,
  'anticipated-arrival-record': s67,
  'border-exit-notice': s71,
  'border-entry-notice': s73,
  'border-entry-refusal': s75,
  'arrival-notification': s77,
  'arrival-advice': s79,
  'unloading-permission': s81,
  'unloading-remarks': s84,
  'control-results': s86,
  'discrepancy-resolution': s88,
  'discharge': s90,
  'record-closure': s92,
  'diversion-request': s94,
  'diversion-response': s96,
  'time-limit-extension': s98,
  'transhipment': s100,
  'incident-notice': s105,
  'seal-change': s107,
  'en-route-end': s110,
  'enquiry-request': s112,
  'enquiry-response': s114,
  'recovery-notice': s116,
  'recovery-transfer': s118,
  'recovery-transfer-response': s120,
  'recovery-settlement': s122,
  'claim-withdrawal': s124,
  'guarantee-registration': s126,
  'guarantee-release': s128,
  'payment-request': s130,
  'payment-notice': s132,
  'overdue-notice': s135,
  'limit-notice': s137,
  'non-discharge-notice': s139,
  'alert': s143,
  'train-manifest': s146,
  'tracking-event': s148,
  'status-request': s150,
  'status-response': s153,
  'availability-notice': s155,
  'delivery-report': s158,
  'acknowledgement': s160,
  'functional-error': s163,
  'technical-error': s165,
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
  ['PaymentRequest', 'payment-request'],
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
  'payment-request': 'PaymentRequest',
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
