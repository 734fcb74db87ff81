import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromNational, type MappingSettings, NAMESPACE, toNational } from '../../../../adapters/ncts/mapping.ts'
import { profileOf } from '../../../../adapters/ncts/profile.ts'
import synthetic from '../../../../adapters/ncts/profiles/synthetic.json' with { type: 'json' }
import {
  type Declaration,
  type Message,
  readXmlTree,
  type TransitDeclaration,
  type XmlTree,
} from '../../../../src/adapter-api/index.ts'

export const profile = profileOf(synthetic)
export const settings: MappingSettings = { profile, domain: 'common', connections: [] }

export const MRN = '26TGLFW100000123J0'

/** A published declaration from Lomé to Ouagadougou, in one container with two seals. */
export const declaration = example('transit-declaration/valid-road-container.json') as TransitDeclaration

export function example(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../../schemas/examples', name), 'utf8'))
}

/** A document of ours: the header that every message has, and what it says. */
export const xmlOf = (code: string, content: string, sender = 'NTA.TG'): string =>
  `<ncts:${code} PhaseID="NCTS6" xmlns:ncts="${NAMESPACE}"><messageSender>${sender}</messageSender>` +
  '<messageRecipient>NTA.TG</messageRecipient><preparationDateAndTime>2026-03-02T08:41:07</preparationDateAndTime>' +
  `<messageIdentification>9e3779b17c1d4e5f8a9b03c0de000001</messageIdentification><messageType>${code}</messageType>` +
  `${content}</ncts:${code}>`

export const treeOf = (xml: string): XmlTree => readXmlTree(Buffer.from(xml), { attributes: true })

export const messageOf = (xml: string): Message => fromNational({ root: treeOf(xml) }, settings)

export const formOf = (message: Message, how: Partial<MappingSettings> = {}, known?: Declaration): XmlTree =>
  toNational(message, { ...settings, ...how }, known).root

/** What stands at a path of a form, `Consignment/HouseConsignment[2]/grossMass`; undefined where nothing does. */
export function at(tree: XmlTree, path: string): string | undefined {
  const found = path.split('/').reduce<XmlTree | undefined>((one, step) => {
    const [, name, place = '1'] = /^([^[]+)(?:\[([0-9]+)\])?$/.exec(step) ?? []
    return one?.children.filter((child) => child.name === name)[Number(place) - 1]
  }, tree)
  return found?.text
}

/** Every value of a form by its path, without the places in lists. */
export function valuesOf(tree: XmlTree, path = ''): Map<string, string[]> {
  const values = new Map<string, string[]>()
  const add = (where: string, all: readonly string[]): void =>
    void values.set(where, [...(values.get(where) ?? []), ...all])
  if (tree.children.length === 0) add(path, [tree.text])
  for (const child of tree.children)
    for (const [where, all] of valuesOf(child, path === '' ? child.name : `${path}/${child.name}`)) add(where, all)
  return values
}

const office = (name: string, reference: string): string =>
  `<CustomsOffice${name}><referenceNumber>${reference}</referenceNumber></CustomsOffice${name}>`
const numbered = (name: string, content: string, number = 1): string =>
  `<${name}><sequenceNumber>${number}</sequenceNumber>${content}</${name}>`
const trader = (id: string, name: string): string =>
  `<identificationNumber>${id}</identificationNumber><name>${name}</name>` +
  '<Address><streetAndNumber>1, rue Exemple</streetAndNumber><city>Lomé</city><country>TG</country></Address>'

const item = (place: number, number: number, more = ''): string =>
  `<ConsignmentItem><goodsItemNumber>${place}</goodsItemNumber><declarationGoodsItemNumber>${number}</declarationGoodsItemNumber>` +
  `<Commodity><descriptionOfGoods>Rice ${number}</descriptionOfGoods><CommodityCode>` +
  '<harmonizedSystemSubHeadingCode>100630</harmonizedSystemSubHeadingCode></CommodityCode>' +
  '<GoodsMeasure><grossMass>500.5</grossMass></GoodsMeasure></Commodity>' +
  numbered(
    'Packaging',
    '<typeOfPackages>BG</typeOfPackages><numberOfPackages>10</numberOfPackages><shippingMarks>N/M</shippingMarks>',
  ) +
  `${more}</ConsignmentItem>`

const documents = (names: readonly string[]): string =>
  names.map((name) => numbered(name, '<type>N380</type><referenceNumber>REF-1</referenceNumber>')).join('')

/** A declaration of two house consignments, with nothing in it that a message has no place for. */
export const DECLARED =
  '<TransitOperation><LRN>LRN-1</LRN><declarationType>T1</declarationType>' +
  '<additionalDeclarationType>A</additionalDeclarationType><security>0</security>' +
  '<reducedDatasetIndicator>0</reducedDatasetIndicator><bindingItinerary>0</bindingItinerary>' +
  '<limitDate>2026-03-09</limitDate></TransitOperation>' +
  office('OfDeparture', 'TGLFW001') +
  office('OfDestinationDeclared', 'BFOUA001') +
  numbered('CustomsOfficeOfTransitDeclared', '<referenceNumber>TGCNK001</referenceNumber>') +
  numbered(
    'CustomsOfficeOfTransitDeclared',
    '<referenceNumber>BFCNK001</referenceNumber><arrivalDateAndTimeEstimated>2026-03-04T14:00:00</arrivalDateAndTimeEstimated>',
    2,
  ) +
  `<HolderOfTheTransitProcedure>${trader('TG1000123456', 'Transit Exemple')}</HolderOfTheTransitProcedure>` +
  numbered(
    'Guarantee',
    '<guaranteeType>1</guaranteeType>' +
      numbered(
        'GuaranteeReference',
        '<GRN>26TG00CCIT0000178</GRN><accessCode>K7P2</accessCode>' +
          '<amountToBeCovered>4250000</amountToBeCovered><currency>XOF</currency>',
      ),
  ) +
  '<Consignment><containerIndicator>1</containerIndicator><inlandModeOfTransport>3</inlandModeOfTransport>' +
  `<grossMass>1501.5</grossMass><Consignee>${trader('BF00012345A', 'Comptoir Exemple')}</Consignee>` +
  numbered(
    'TransportEquipment',
    '<containerIdentificationNumber>CSQU3054383</containerIdentificationNumber><numberOfSeals>1</numberOfSeals>' +
      numbered('Seal', '<identifier>OTR-1</identifier>') +
      numbered('GoodsReference', '<declarationGoodsItemNumber>1</declarationGoodsItemNumber>') +
      numbered('GoodsReference', '<declarationGoodsItemNumber>2</declarationGoodsItemNumber>', 2) +
      numbered('GoodsReference', '<declarationGoodsItemNumber>3</declarationGoodsItemNumber>', 3),
  ) +
  numbered(
    'DepartureTransportMeans',
    '<typeOfIdentification>30</typeOfIdentification><identificationNumber>TG 4821 BK</identificationNumber><nationality>TG</nationality>',
  ) +
  numbered(
    'DepartureTransportMeans',
    '<typeOfIdentification>31</typeOfIdentification><identificationNumber>TG 9034 SR</identificationNumber><nationality>TG</nationality>',
    2,
  ) +
  numbered('AdditionalInformation', '<code>XTREG</code><text>ecowas2021</text>') +
  numbered('AdditionalInformation', '<code>XTCIF</code><text>18600000 XOF</text>', 2) +
  numbered('AdditionalInformation', '<code>XTDAR</code><text>4250000 XOF</text>', 3) +
  numbered(
    'HouseConsignment',
    '<grossMass>1001</grossMass><Consignor><name>Example Works</name></Consignor>' + item(1, 1) + item(2, 2),
  ) +
  numbered('HouseConsignment', '<grossMass>500.5</grossMass>' + item(1, 3), 2) +
  '</Consignment>'

/** Forms with what no message has a place for, each in another one. */
export const WITH_MORE: Readonly<Record<string, string>> = {
  CC015C: DECLARED.replace(
    '<HolderOfTheTransitProcedure>',
    numbered('CustomsOfficeOfExitForTransitDeclared', '<referenceNumber>TGCNK001</referenceNumber>') +
      '<HolderOfTheTransitProcedure><TIRHolderIdentificationNumber>TGX/001/1</TIRHolderIdentificationNumber>',
  )
    .replace(
      '<DepartureTransportMeans>',
      '<LocationOfGoods><typeOfLocation>D</typeOfLocation><qualifierOfIdentification>T</qualifierOfIdentification>' +
        '<GNSS><latitude>6.1000000</latitude><longitude>1.2000000</longitude></GNSS><PostcodeAddress><postcode>01</postcode><country>TG</country></PostcodeAddress></LocationOfGoods><DepartureTransportMeans>',
    )
    .replace('<goodsItemNumber>2<', '<goodsItemNumber>7<')
    .replace(
      '<grossMass>1001</grossMass>',
      '<countryOfDispatch>CN</countryOfDispatch><countryOfDestination>BF</countryOfDestination><grossMass>1100</grossMass>' +
        '<referenceNumberUCR>UCR-1</referenceNumberUCR><securityIndicatorFromExportDeclaration>0</securityIndicatorFromExportDeclaration>',
    )
    .replace('<Seal><sequenceNumber>1', '<Seal><sequenceNumber>7')
    .replace(
      'TGCNK001</referenceNumber>',
      'TGCNK001</referenceNumber><arrivalDateAndTimeEstimated>2026-03-03T14:00:00</arrivalDateAndTimeEstimated>',
    )
    .replace(
      '<ConsignmentItem>',
      numbered('AdditionalSupplyChainActor', '<role>FW</role><identificationNumber>TG1</identificationNumber>') +
        numbered('DepartureTransportMeans', '<typeOfIdentification>30</typeOfIdentification>') +
        documents(['PreviousDocument', 'SupportingDocument', 'TransportDocument', 'AdditionalReference']) +
        numbered('AdditionalInformation', '<code>X1</code>') +
        '<Consignee><name>One</name></Consignee><TransportCharges><methodOfPayment>A</methodOfPayment></TransportCharges>' +
        '<ConsignmentItem><Consignee><name>Another</name></Consignee><TransportDocument><type>N730</type></TransportDocument>' +
        '<TransportCharges><methodOfPayment>A</methodOfPayment></TransportCharges>',
    ),
  CC007C:
    `<TransitOperation><MRN>${MRN}</MRN><arrivalNotificationDateAndTime>2026-03-06T10:00:00</arrivalNotificationDateAndTime>` +
    '<simplifiedProcedure>0</simplifiedProcedure><incidentFlag>1</incidentFlag></TransitOperation>' +
    office('OfDestinationActual', 'BFOUA001') +
    '<TraderAtDestination><identificationNumber>BF00012345A</identificationNumber>' +
    '<communicationLanguageAtDestination>fr</communicationLanguageAtDestination></TraderAtDestination>' +
    `<Consignment>${numbered('Incident', '<code>1</code><text>detour</text>')}</Consignment>`,
  CC060C:
    `<TransitOperation><LRN>LRN-1</LRN><MRN>${MRN}</MRN>` +
    '<controlNotificationDateAndTime>2026-03-02T09:00:00</controlNotificationDateAndTime><notificationType>0</notificationType>' +
    '</TransitOperation>' +
    office('OfDeparture', 'TGLFW001') +
    '<HolderOfTheTransitProcedure></HolderOfTheTransitProcedure>' +
    numbered('TypeOfControls', '<type>X1</type><text>all papers</text>') +
    numbered('RequestedDocument', '<documentType>N380</documentType>'),
  CC025C:
    `<TransitOperation><MRN>${MRN}</MRN><releaseDate>2026-03-07</releaseDate><releaseIndicator>1</releaseIndicator></TransitOperation>` +
    office('OfDestinationActual', 'BFOUA001') +
    '<TraderAtDestination><identificationNumber>BF00012345A</identificationNumber></TraderAtDestination>' +
    `<Consignment>${numbered('HouseConsignment', '<releaseType>1</releaseType>')}</Consignment>`,
  CC044C:
    `<TransitOperation><MRN>${MRN}</MRN><otherThingsToReport>none</otherThingsToReport></TransitOperation>` +
    office('OfDestinationActual', 'BFOUA001') +
    '<TraderAtDestination><identificationNumber>BF00012345A</identificationNumber></TraderAtDestination>' +
    '<UnloadingRemark><conform>0</conform><unloadingCompletion>1</unloadingCompletion><unloadingDate>2026-03-07</unloadingDate></UnloadingRemark>' +
    '<Consignment><grossMass>1400</grossMass></Consignment>',
  CC045C:
    `<TransitOperation><MRN>${MRN}</MRN><writeOffDate>2026-03-08</writeOffDate></TransitOperation>` +
    office('OfDeparture', 'TGLFW001') +
    '<HolderOfTheTransitProcedure></HolderOfTheTransitProcedure><Guarantor><name>Fonds Exemple</name></Guarantor>',
  CC043C:
    `<TransitOperation><MRN>${MRN}</MRN><security>0</security><reducedDatasetIndicator>0</reducedDatasetIndicator></TransitOperation>` +
    office('OfDestinationActual', 'BFOUA001') +
    '<TraderAtDestination><identificationNumber>BF00012345A</identificationNumber></TraderAtDestination>' +
    '<CTLControl><continueUnloading>2</continueUnloading></CTLControl>' +
    `<Consignment><containerIndicator>0</containerIndicator><Consignee><identificationNumber>BF9</identificationNumber></Consignee>${numbered('CountryOfRoutingOfConsignment', '<country>TG</country>')}` +
    `${numbered('Incident', '<code>1</code><text>detour</text>')}</Consignment>`,
}
