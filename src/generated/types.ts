// generated from schemas/ by "npm run gen"; do not edit

/** Text of at most 10 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 10 characters */
export type Text10 = string

/** Text of at most 17 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 17 characters */
export type Text17 = string

/** Text of at most 22 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 22 characters */
export type Text22 = string

/** Text of at most 35 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 35 characters */
export type Text35 = string

/** Text of at most 70 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 70 characters */
export type Text70 = string

/** Text of at most 140 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 140 characters */
export type Text140 = string

/** Text of at most 350 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 350 characters */
export type Text350 = string

/** Text of at most 512 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 512 characters */
export type Text512 = string

/** Text of at most 1024 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids.; at most 1024 characters */
export type Text1024 = string

/** UUID (RFC 9562) in lower case. */
export type Uuid = string

/** Date and time with offset (RFC 3339) between -14:00 and +14:00, seconds required, years 1900 to 2099, a day that exists; no leap second. */
export type DateTime = string

/** Calendar date YYYY-MM-DD, years 1900 to 2099, a day that exists. */
export type Date = string

/** ISO 3166-1 alpha-2 country code; ZZ stands for the hub. */
export type Country = string

/** ISO 4217 currency code. */
export type Currency = string

/** Amount of money in major units, decimal point, no more decimals than the currency has. */
export type Amount = string

/** Mass in kilograms, up to six decimals. */
export type Mass = string

/** Quantity in the unit named beside it, up to six decimals. */
export type Quantity = string

/** Rate in per cent. */
export type Rate = string

/** Number of a document printed in advance: P, country, year, serial of six digits, check character (ISO 7064, mod 37,36). */
export type Provisional = string

/** Movement reference number: year, country of departure, twelve national characters, procedure letter J to M (or a thirteenth national character until 2024), check digit. */
export type Mrn = string

/** Local reference number: the declarant's own reference.; at most 22 characters */
export type Lrn = string

/** Guarantee reference number: year, country, twelve characters, check digit; a voucher (type 4) appends a letter and six digits. */
export type Grn = string

/** Access code of a guarantee. Kept as a hash only and never sent on. */
export type AccessCode = string

/** Customs office by its hub code. */
export type Office = string

/** UN/LOCODE: country and three characters. */
export type Unlocode = string

/** Number of a container (ISO 6346), of a swap body (ILU code, EN 13044) or another number painted on it: capital letters and digits, without blanks or dashes. */
export type Container = string

/** Registered id of a party other than a customs administration, unique in its country. */
export type PartyId = string

/** A sender or receiver in one string: CC for the customs of a country, CC/party for any other party. */
export type PartyKey = string

/** Scheme an identification number belongs to, for instance NIF, IFU, NCC, NINEA, TIN. */
export type Scheme = string

/** Pseudonym of the customs officer; the administration alone knows the person behind it. */
export type Officer = string

/** Telephone number. */
export type Phone = string

/** E-mail address.; at most 256 characters */
export type Email = string

/** Bytes in base64 (RFC 4648, with padding, without line breaks).; at most 65536 characters */
export type Base64 = string

/** Harmonised System subheading. */
export type HsCode = string

/** Number on a seal.; at most 20 characters */
export type SealId = string

/** Number of a goods item of the declaration. */
export type ItemNumber = number

/** Version, counted from 1. */
export type Version = number

/** Index in the hub's transparency log. */
export type LogIndex = number

/** Error code. */
export type ErrorCode = string

/** Id of a business rule. */
export type RuleId = string

/** JSON pointer (RFC 6901) to the place in the message; empty for the whole message. The same for XML.; at most 512 characters */
export type Pointer = string

/** Mode of transport (UN/ECE Recommendation 19): 1 sea, 2 rail, 3 road, 4 air, 5 post, 6 multimodal, 7 fixed installation, 8 inland water, 9 own propulsion or not applicable. */
export type Mode = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/** Legal regime the transit runs under. */
export type Regime = 'isrt' | 'ecowas2021' | 'aes' | 'uemoa' | 'cemac' | 'rail' | 'bilateral' | 'tir' | 'national'

/** How the country is connected: its own system, the border-office app of the hub, paper entered later, or not at all. For paper and none no record is sent and no gap is timed. */
export type Connection = 'full' | 'office-app' | 'paper' | 'none'

/** How exactly the time is known. */
export type Precision = 'second' | 'minute' | 'day'

/** automatic: recorded as it happened; manual: entered later from paper. */
export type Procedure = 'automatic' | 'manual'

/** Role of a sender. */
export type Role = 'customs' | 'guarantor' | 'principal' | 'consignee' | 'carrier' | 'rail' | 'tracking' | 'payment' | 'hub'

/** State in which the seals were found; none: no seals were affixed. */
export type SealState = 'intact' | 'broken' | 'replaced' | 'missing' | 'not-checked' | 'none'

/** Type of guarantee (NCTS CL251). */
export type GuaranteeType = '0' | '1' | '2' | '3' | '4' | '5' | '8' | '9' | 'A' | 'B'

/** Why a guarantee is not valid for this movement. */
export type GuaranteeRefusal = 'G00' | 'G01' | 'G02' | 'G03' | 'G04' | 'G05' | 'G06' | 'G07' | 'G08' | 'G09' | 'G10' | 'G11' | 'G12' | 'G13' | 'P99'

/** What identifies the means of transport (NCTS CL750): 10 IMO number, 11 ship name, 20 wagon, 21 train, 30 road vehicle, 31 trailer, 40 flight, 41 aircraft, 80 European vessel number, 81 inland vessel name. */
export type MeansType = '10' | '11' | '20' | '21' | '30' | '31' | '40' | '41' | '80' | '81'

/** Type of package (UN/ECE Recommendation 21). */
export type PackageType = string

/** Type of transit declaration. */
export type DeclarationType = 'T1' | 'T2' | 'T2F' | 'T' | 'TIR' | 'TRIE'

/** Who sends: an administration, or a registered party of a country. The hub is { ZZ, hub }. */
export type Sender = {
  /** Country of the sender; ZZ for the hub. */
  country: Country
  role: Role
  /** Office the message comes from, one of the sender's own. */
  office?: Office
  /** Registered id; required unless the role is customs or hub. */
  party?: PartyId
}

/** An amount with its currency. */
export type Money = {
  amount: Amount
  currency: Currency
}

/** Postal address. */
export type Address = {
  /** Street and number. */
  streetAndNumber?: Text70
  /** Postcode. */
  postcode?: Text17
  /** Town. */
  city: Text35
  /** Country. */
  country: Country
}

/** Person to ask. */
export type ContactPerson = {
  /** Name. */
  name: Text70
  phone?: Phone
  email?: Email
}

/** A party that must be identified. */
export type IdentifiedTrader = {
  scheme: Scheme
  /** Identification number in that scheme. */
  id: Text35
  /** Name. */
  name?: Text70
  address?: Address
  contactPerson?: ContactPerson
  /** The same party as registered with the hub, if it is: it then receives what concerns it. */
  party?: PartyKey
}

/** A party named in the declaration; scheme and id come together. Without id it has a name (NCTS C0250). */
export type Trader = {
  scheme?: Scheme
  /** Identification number in that scheme. */
  id?: Text35
  /** Name. */
  name?: Text70
  address?: Address
  contactPerson?: ContactPerson
  /** The same party as registered with the hub, if it is. */
  party?: PartyKey
}

/** Who acts for the principal. */
export type Representative = {
  scheme?: Scheme
  /** Identification number in that scheme. */
  id?: Text35
  /** Name. */
  name?: Text70
  address?: Address
  contactPerson?: ContactPerson
  /** Status: 2 direct, 3 indirect representation. */
  status: '2' | '3'
}

/** Another party of the supply chain. */
export type SupplyChainActor = {
  /** CS consolidator, FW freight forwarder, MF manufacturer, WH warehouse keeper. */
  role: 'CS' | 'FW' | 'MF' | 'WH'
  scheme: Scheme
  /** Identification number in that scheme. */
  id: Text35
}

/** Number of the declaration in a national system. */
export type NationalRef = {
  /** Country whose system gave the number. */
  country: Country
  /** The number, as that system writes it. */
  reference: Text35
}

/** Place of this movement in a lot: one national declaration for several vehicles is as many movements. */
export type Lot = {
  /** Id of the lot, the same for all its movements. */
  id: Text35
  /** Number of this movement in the lot, from 1. */
  index: number
  /** How many movements the lot has. */
  of: number
}

/** Transit carnet (ISRT/TRIE logbook or TIR carnet). */
export type Carnet = {
  /** Carnet number. */
  number: Text35
  /** Leaf (volet). */
  leaf?: Text10
}

/** Authorisation the declaration relies on. */
export type Authorisation = {
  /** Type of authorisation. */
  type: string
  /** Number of the authorisation. */
  reference: Text35
}

/** One country of the itinerary. */
export type Leg = {
  /** Country crossed. */
  country: Country
  /** Office of entry into the country; absent in the country of departure. */
  entryOffice?: Office
  /** Office of exit from the country; absent in the country of destination. */
  exitOffice?: Office
  mode: Mode
  /** Office where the mode of transport changes within the leg. */
  modeChangeOffice?: Office
  /** Prescribed route in that country. */
  routeCode?: Text17
  /** The goods must have left the country (in the last one: arrived) by then. */
  limitAt?: DateTime
  /** When the goods are expected at the entry office. */
  estimatedEntryAt?: DateTime
  connection: Connection
}

/** A guarantee the movement rests on, and how much of it. */
export type DeclaredGuarantee = {
  type: GuaranteeType
  grn?: Grn
  /** Other reference: type 8 needs one, type 3 may have one. */
  otherReference?: Text35
  accessCode?: AccessCode
  /** Amount to be covered; a waiver has none. */
  amount?: Money
}

/** How an office is reached. */
export type ContactPoint = {
  office: Office
  /** Telephone number, as the registry has it. */
  phone?: Text140
  /** Electronic mail, as the registry has it. */
  email?: Text140
}

/** Amount secured for one country. */
export type SecuredAmount = {
  country: Country
  /** Amount secured. */
  amount: Amount
  currency: Currency
  /** Guarantor in that country. */
  guarantor?: PartyKey
}

/** Share of one country in the contribution. */
export type ContributionShare = {
  country: Country
  /** Who receives the share. */
  beneficiary?: Text70
  /** Amount of the share. */
  amount: Amount
  currency: Currency
}

/** Contribution to the guarantee fund; not the amount secured. */
export type Contribution = {
  /** Amount the rate applies to, as a rule the CIF value. */
  base: Money
  rate: Rate
  /** Amount due. */
  amount: Amount
  currency: Currency
  /** Who collects it. */
  collectedBy: Text70
  /** Who collects it, if registered, as a rule a payment system: he then sees the movement. */
  party?: PartyKey
  /** How it is shared.; at most 20 */
  shares?: Array<ContributionShare>
  /** Number of the receipt. */
  receipt?: Text35
}

/** One means of transport. */
export type Means = {
  typeOfIdentification: MeansType
  /** Registration, wagon or train number. */
  identification: Text35
  /** Country of registration. */
  nationality?: Country
  /** Type of means of transport (UN/ECE Recommendation 28). */
  typeOfMeans?: string
}

/** Means of transport at departure, as far as it is known: rule DEPARTURE-MEANS says where its identification may be missing. */
export type DepartureMeans = {
  typeOfIdentification?: MeansType
  /** Registration, wagon or train number; comes with its type. */
  identification?: Text35
  /** Country of registration. */
  nationality?: Country
  /** Type of means of transport (UN/ECE Recommendation 28). */
  typeOfMeans?: string
}

/** Railway wagon. */
export type Wagon = {
  /** Wagon number, as painted on it. */
  number: Text35
  /** Place in the train, from the engine. */
  position?: number
}

/** What carries the goods: by road a tractor with its trailers, by rail a train and the wagons of this movement. */
export type VehicleSet = {
  mode: Mode
  /** Motor vehicle, train or vessel at departure; absent by post, where there is none, and where it is not known yet. */
  means?: DepartureMeans
  /** Trailers and semi-trailers.; at most 9 */
  trailers?: Array<Means>
  /** Wagons of this movement.; at most 999 */
  wagons?: Array<Wagon>
}

/** Means of transport that crosses a border. */
export type ActiveBorderMeans = {
  /** Office at that border. */
  office: Office
  /** Mode of transport at that border. */
  mode?: Mode
  typeOfIdentification: MeansType
  /** Registration, wagon or train number. */
  identification: Text35
  /** Country of registration. */
  nationality?: Country
  /** Voyage, flight or trip number. */
  conveyanceReference?: Text17
}

/** Driver of the vehicle. */
export type Driver = {
  /** Name. */
  name: Text70
  /** Number of the passport or licence. */
  document: Text35
  phone?: Phone
  /** Nationality. */
  nationality: Country
}

/** Vehicle that is itself the goods and moves on its own wheels. */
export type VehicleGoods = {
  /** Vehicle identification number. */
  vin: string
  /** Make. */
  make: Text35
  /** Model. */
  model: Text35
  /** Year of manufacture. */
  year?: string
  itemNumber?: ItemNumber
}

/** A seal. */
export type Seal = {
  id: SealId
  /** Kind of seal. */
  kind?: 'mechanical' | 'electronic'
  /** Who affixed it. */
  affixedBy?: 'customs' | 'carrier' | 'shipper' | 'tracker'
}

/** Container, or the loading space of the vehicle when no container is named, with its seals. */
export type Equipment = {
  container?: Container
  /** What the number is: of a container (ISO 6346), of a swap body or semi-trailer (ILU code, EN 13044), or any other one. As its form says when absent, which is enough for the first two. */
  containerKind?: 'iso6346' | 'en13044' | 'other'
  /** Size and type (ISO 6346). */
  sizeAndType?: string
  /** How full it is. */
  fullness?: 'full' | 'part' | 'empty'
  /** How many seals it bears. */
  numberOfSeals: number
  /** Its seals; as many as numberOfSeals.; at most 99 */
  seals?: Array<Seal>
  /** Numbers of the goods items in it.; at most 1999 */
  goodsReferences?: Array<ItemNumber>
}

/** What keeps the goods under control besides, or instead of, the seals on the equipment. */
export type Safeguard = {
  /** Kind of safeguard. */
  kind: 'seal' | 'escort' | 'convoy' | 'tracker' | 'description'
  /** Its number: of the seal, of the escort order. */
  reference?: Text35
  /** Office that ordered it. */
  office?: Office
  /** Tracking device. */
  deviceId?: Text35
  /** Convoy. */
  convoyId?: Text35
  /** Who provides it, for instance the tracking provider, if he is registered: he then sees the movement. */
  party?: PartyKey
  /** Description of the goods that takes the place of seals. */
  text?: Text512
}

/** Position (WGS 84). */
export type Position = {
  /** Degrees north, with or without plus sign, negative for south. */
  latitude: string
  /** Degrees east, with or without plus sign, negative for west. */
  longitude: string
}

/** Where the goods can be examined. */
export type LocationOfGoods = {
  /** A designated, B authorised, C approved, D other place. */
  type: 'A' | 'B' | 'C' | 'D'
  /** T postcode, U UN/LOCODE, V customs office, W position, X operator, Y authorisation, Z free text. */
  qualifier: 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z'
  unlocode?: Unlocode
  office?: Office
  position?: Position
  /** Identification number of the economic operator. */
  operator?: Text35
  /** Number of the authorisation. */
  authorisation?: Text35
  address?: Address
  /** Which part of the place. */
  additionalIdentifier?: Text35
  contactPerson?: ContactPerson
}

/** Place of loading or unloading. */
export type Place = {
  unlocode?: Unlocode
  country?: Country
  /** Name of the place. */
  location?: Text35
}

/** Document the goods come under so far. */
export type PreviousDocument = {
  /** Type. */
  type: string
  /** Number. */
  reference: Text70
  /** Item of that document. */
  itemNumber?: number
  /** Type of the packages that are taken from that document. */
  typeOfPackages?: PackageType
  /** How many packages are taken from that document. */
  numberOfPackages?: number
  /** Quantity taken from that document, in its unit. */
  quantity?: Quantity
  /** Unit of the quantity. */
  unit?: string
  /** Complement. */
  complement?: Text35
}

/** Document that supports the declaration. */
export type SupportingDocument = {
  /** Type. */
  type: string
  /** Number. */
  reference: Text70
  /** Line of that document. */
  lineNumber?: number
  /** Complement. */
  complement?: Text35
}

/** Transport document: bill of lading, consignment note, cargo tracking note. */
export type TransportDocument = {
  /** Type: N705 bill of lading, N730 road and N720 rail consignment note, CTN cargo tracking note. */
  type: string
  /** Number. */
  reference: Text70
}

/** Additional reference. */
export type AdditionalReference = {
  /** Type. */
  type: string
  /** Number. */
  reference?: Text70
}

/** Additional statement. */
export type AdditionalInformation = {
  /** Code. */
  code: string
  /** Text. */
  text?: Text512
}

/** Dangerous goods. */
export type DangerousGoods = {
  /** UN number. */
  unNumber: string
}

/** What the goods are. */
export type Commodity = {
  /** Description in trade terms. */
  description: Text512
  hsCode?: HsCode
  /** National digits after the sixth. */
  nationalDigits?: string
  /** Customs union and statistics number of a chemical (ECICS), with or without its hyphen. */
  cusCode?: string
  /** at most 99 */
  dangerousGoods?: Array<DangerousGoods>
}

/** Quantity in the supplementary unit. */
export type SupplementaryUnits = {
  quantity: Quantity
  /** Unit (UN/ECE Recommendation 20). */
  unit: string
}

/** How much there is. */
export type GoodsMeasure = {
  /** Gross mass in kilograms. */
  grossMass: Mass
  /** Net mass in kilograms. */
  netMass?: Mass
  supplementaryUnits?: SupplementaryUnits
}

/** Packages of one type with the same marks. */
export type Packaging = {
  type: PackageType
  /** Number of packages; 0 when they are counted with another item that has the same marks. */
  count?: number
  /** Marks and numbers. */
  marks?: Text512
}

/** Goods item. */
export type Item = {
  number: ItemNumber
  /** Number of the house consignment the item belongs to, where the declaration has several; the items of one have the same. Its parties, documents and references stand at each of them. */
  house?: number
  declarationType?: DeclarationType
  commodity: Commodity
  goodsMeasure?: GoodsMeasure
  /** Packages.; at most 99 */
  packaging: Array<Packaging>
  /** Country of origin. */
  countryOfOrigin?: Country
  /** Country of dispatch, where it differs by item. */
  countryOfDispatch?: Country
  /** Country of destination, where it differs by item. */
  countryOfDestination?: Country
  /** Unique consignment reference of the item. */
  ucr?: Text35
  /** Consignor, where it differs by item. */
  consignor?: Trader
  /** Consignee, where it differs by item. */
  consignee?: Trader
  /** Value of the item. */
  value?: Money
  /** Duties and taxes at risk on the item. */
  dutiesAtRisk?: Money
  /** Previous documents.; at most 999 */
  previousDocuments?: Array<PreviousDocument>
  /** Supporting documents.; at most 99 */
  supportingDocuments?: Array<SupportingDocument>
  /** Transport documents.; at most 99 */
  transportDocuments?: Array<TransportDocument>
  /** Additional references.; at most 99 */
  additionalReferences?: Array<AdditionalReference>
  /** Additional statements.; at most 99 */
  additionalInformation?: Array<AdditionalInformation>
  /** Excise or other duty on the goods is suspended already when they come under transit, for instance out of a warehouse; a guarantee may exclude such goods. */
  dutySuspended?: boolean
}

/** Result of the control at departure. */
export type ControlResult = {
  /** A1 satisfactory, A2 considered satisfactory, A3 simplified procedure. */
  code: 'A1' | 'A2' | 'A3'
  /** Day of the control. */
  date?: Date
  /** Remarks. */
  text?: Text512
  /** Pseudonym of the officer who controlled. */
  controlledBy?: Officer
}

/** One seal as found. */
export type SealFinding = {
  id: SealId
  state: SealState
  /** Seal that replaces it. */
  newId?: SealId
}

/** Seals as found. */
export type SealCheck = {
  state: SealState
  /** Seal by seal, where they were checked one by one.; at most 999 */
  seals?: Array<SealFinding>
  /** Remarks. */
  text?: Text512
}

/** Something that was seen and is not as declared or in force. */
export type Difference = {
  /** What differs. */
  kind: 'vehicle' | 'trailer' | 'wagon' | 'container' | 'vin' | 'seal' | 'seal-state' | 'mass' | 'packages' | 'stop' | 'used-twice' | 'partial' | 'no-entry'
  /** As declared or in force. */
  declared?: Text140
  /** As seen. */
  seen?: Text140
  /** Place in the message that reported it. */
  pointer?: Pointer
  /** The flag it gives the movement; none where it is for attention only. */
  flag?: 'vehicleDiffers' | 'sealsDiffer' | 'entryMissing' | 'passedStop' | 'usedTwice' | 'partial'
  /** When it was seen. */
  since: DateTime
}

/** One discrepancy. */
export type Discrepancy = {
  /** What differs. */
  kind: 'goods' | 'packages' | 'mass' | 'seals' | 'equipment' | 'means' | 'documents' | 'other'
  itemNumber?: ItemNumber
  /** Container concerned. */
  container?: Container
  /** Place in the declaration. */
  pointer?: Pointer
  /** As declared. */
  declared?: Text140
  /** As found. */
  found?: Text140
  /** Packages missing. */
  packagesMissing?: number
  /** Gross mass missing in kilograms. */
  massMissing?: Mass
  /** Description. */
  text?: Text512
}

/** The message this one is about. */
export type Cause = {
  /** Its sender. */
  sender: PartyKey
  /** Its id. */
  id: Uuid
  /** Its type. */
  type: string
  /** Office it reported from. */
  office?: Office
  /** When what it reported happened. */
  occurredAt?: DateTime
}

/** One finding. */
export type Error = {
  code: ErrorCode
  rule?: RuleId
  pointer: Pointer
  /** The same place as an XPath into a message in XML, its elements without prefix in the namespace of messages. */
  xpath?: Text512
  /** The value found, cut short, what is not seen and blanks at its edges written as escapes, as in \u202e. */
  value?: Text140
  /** What would be right: a list of values, a form with an example, a limit. */
  expected?: Text512
  /** Line of the XML or JSON text. */
  line?: number
  /** Column. */
  column?: number
  /** What is wrong, in the language asked for. */
  message: Text1024
}

/** Content of a transit declaration. */
export type Declaration = {
  lrn: Lrn
  /** Number of the document printed in advance under which the goods have travelled so far. */
  provisional?: Provisional
  declarationType: DeclarationType
  /** A standard, D lodged before the goods are presented. */
  additionalDeclarationType: 'A' | 'D'
  regime: Regime
  /** Procedure code of the country of departure. */
  nationalProcedure?: string
  /** Harmonised procedure code of the region. */
  harmonisedProcedure?: string
  lot?: Lot
  /** Numbers of the declaration in the national systems; the first is the one of departure. Required when the hub is asked for the MRN.; at most 9 */
  nationalRefs?: Array<NationalRef>
  carnet?: Carnet
  /** Authorisations.; at most 9 */
  authorisations?: Array<Authorisation>
  /** Security data: 0 none, 1 entry, 2 exit, 3 both. */
  security?: '0' | '1' | '2' | '3'
  /** Declared with a reduced set of data. */
  reducedDataset?: boolean
  /** Specific circumstance. */
  specificCircumstance?: string
  /** Language at departure (ISO 639-1). */
  language?: string
  /** When the national system accepted the declaration. */
  acceptedAt?: DateTime
  /** When the goods were or will be presented. */
  presentedAt?: DateTime
  /** Office of departure. */
  departureOffice: Office
  /** Office of destination. */
  destinationOffice: Office
  /** Time limit proposed; the office of departure sets it with the release. */
  limitAt?: DateTime
  /** The itinerary is prescribed. */
  bindingItinerary?: boolean
  /** The countries in the order they are crossed, first the country of departure, last the country of destination.; at most 20 */
  itinerary: Array<Leg>
  /** Countries of routing before and after the transit.; at most 99 */
  countriesOfRouting?: Array<Country>
  /** Holder of the transit procedure (principal obligee), liable for it. */
  principal: IdentifiedTrader
  /** Declarant, where he is not the principal. */
  declarant?: Trader
  /** Representative of the principal. */
  representative?: Representative
  /** Exporter, where he is not the consignor. */
  exporter?: Trader
  /** Consignor. */
  consignor?: Trader
  /** Consignee. */
  consignee?: Trader
  /** Carrier. */
  carrier?: Trader
  /** Other parties of the supply chain.; at most 99 */
  supplyChainActors?: Array<SupplyChainActor>
  /** Guarantees the movement rests on.; at most 99 */
  guarantees: Array<DeclaredGuarantee>
  /** Amounts secured country by country, beside the total.; at most 20 */
  secured?: Array<SecuredAmount>
  /** Duties and taxes at risk: what the guarantees have to cover; may be absent only where every guarantee is a waiver. */
  dutiesAtRisk?: Money
  /** CIF value of the goods. */
  cifValue: Money
  contribution?: Contribution
  vehicleSet: VehicleSet
  /** Means of transport at the borders, where they differ.; at most 9 */
  activeBorderMeans?: Array<ActiveBorderMeans>
  driver?: Driver
  /** Vehicles that are the goods and move on their own wheels.; at most 999 */
  vehicles?: Array<VehicleGoods>
  /** The goods travel in containers. */
  containerIndicator?: boolean
  /** Containers and loading spaces with their seals.; at most 999 */
  equipment?: Array<Equipment>
  /** Seals or other safeguards ordered.; at most 99 */
  safeguards?: Array<Safeguard>
  locationOfGoods?: LocationOfGoods
  /** Place of loading. */
  placeOfLoading?: Place
  /** Place of unloading. */
  placeOfUnloading?: Place
  /** Country of dispatch. */
  countryOfDispatch?: Country
  /** Country of destination of the goods. */
  countryOfDestination?: Country
  /** Unique consignment reference. */
  ucr?: Text35
  /** Delivery terms. */
  incoterms?: string
  /** Nature of transaction. */
  natureOfTransaction?: string
  /** How the transport charges are paid. */
  paymentOfCharges?: string
  /** Total gross mass in kilograms. */
  grossMass: Mass
  /** Total net mass in kilograms. */
  netMass?: Mass
  /** Number of goods items. */
  totalItems?: ItemNumber
  /** Total number of packages. */
  totalPackages?: number
  /** Previous documents.; at most 999 */
  previousDocuments?: Array<PreviousDocument>
  /** Supporting documents.; at most 99 */
  supportingDocuments?: Array<SupportingDocument>
  /** Transport documents.; at most 99 */
  transportDocuments?: Array<TransportDocument>
  /** Additional references.; at most 99 */
  additionalReferences?: Array<AdditionalReference>
  /** Additional statements.; at most 99 */
  additionalInformation?: Array<AdditionalInformation>
  /** Goods items.; at most 1999 */
  items: Array<Item>
}

/** The declaration. */
export type TransitDeclarationBody = Declaration

/** The office of departure declares a movement to the hub. Without MRN the hub allocates one; sender.office and body.nationalRefs are then required. */
export type TransitDeclaration = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'transit-declaration'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement, if there is one. */
  mrn?: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: TransitDeclarationBody
}

/** The amendment. */
export type DeclarationAmendmentBody = {
  /** The version this amendment makes: one more than the one it rests on, so that two that cross are told apart. */
  contentVersion: Version
  /** Why. */
  reason: Text512
  /** The new content, whole. */
  declaration: Declaration
  officer?: Officer
}

/** Departure replaces the content of the declaration, before or after release. */
export type DeclarationAmendment = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'declaration-amendment'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: DeclarationAmendmentBody
}

/** The cancellation. */
export type CancellationBody = {
  /** authority: customs of its own accord; request: the principal asked for it. */
  basis: 'authority' | 'request'
  /** Why. */
  reason: Text512
  /** When the principal asked for it. */
  requestedAt?: DateTime
  /** Day of the decision. */
  decidedOn?: Date
  officer?: Officer
}

/** Departure cancels the movement, by its own authority or on request of the principal. */
export type Cancellation = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'cancellation'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: CancellationBody
}

/** The decision. */
export type ControlDecisionBody = {
  /** control: the goods are held for control; cleared: nothing stands in the way of release. */
  decision: 'control' | 'cleared'
  /** green: no control; yellow: documents; red: goods. */
  channel?: 'green' | 'yellow' | 'red'
  /** Controls ordered.; at most 9 */
  controls?: Array<'documents' | 'goods' | 'seals' | 'scan'>
  /** Why. */
  reason?: Text512
  /** When the control is intended. */
  intendedAt?: DateTime
  /** Office that controls. */
  office?: Office
  officer?: Officer
}

/** Departure decides to control the goods before release, or clears them. */
export type ControlDecision = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'control-decision'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: ControlDecisionBody
}

/** The use asked for. */
export type GuaranteeUseBody = {
  grn: Grn
  type: GuaranteeType
  /** Access code as declared; for the guarantor alone. */
  accessCode?: AccessCode
  /** Amount to be reserved; a waiver has none. */
  amount?: Money
  /** Holder of the procedure. */
  holder: {
    scheme: Scheme
    /** Number of the holder. */
    id: Text35
  }
  /** Countries involved, in the order of the itinerary.; at most 20 */
  countries: Array<Country>
  /** Office of departure. */
  departureOffice?: Office
  /** Office of destination. */
  destinationOffice?: Office
  /** Subheadings of the goods, each once; absent when more is asked for without a new declaration.; at most 1999 */
  commodities?: Array<HsCode>
  /** When the declaration was accepted. */
  acceptedAt: DateTime
  /** Without an answer by then the use counts as refused (P99). */
  replyBy?: DateTime
}

/** The hub asks the system of a guarantor who monitors his guarantees himself to reserve an amount. */
export type GuaranteeUse = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'guarantee-use'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: GuaranteeUseBody
}

/** The answer. */
export type GuaranteeUseResultBody = {
  /** The guarantees asked for.; at most 99 */
  guarantees: Array<{
    grn: Grn
    /** Whether the amount is reserved. */
    valid: boolean
    /** Office of guarantee. */
    guaranteeOffice?: Office
    /** Countries it does not cover.; at most 20 */
    notValidIn?: Array<Country>
    /** Why not. */
    reason?: GuaranteeRefusal
    /** Explanation. */
    text?: Text512
  }>
}

/** The guarantor answers a use of his guarantee. */
export type GuaranteeUseResult = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'guarantee-use-result'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: GuaranteeUseResultBody
}

/** What is wrong. */
export type GuaranteeNotValidBody = {
  /** The guarantees that are not valid.; at most 99 */
  guarantees: Array<{
    /** The guarantee; absent for one without reference. */
    grn?: Grn
    type?: GuaranteeType
    /** Number of the TIR carnet, where that is the guarantee. */
    carnet?: Text35
    reason: GuaranteeRefusal
    /** Explanation. */
    text?: Text512
  }>
  /** Without a valid guarantee by then the movement ends as not released. */
  amendBy?: DateTime
}

/** The hub tells the office of departure and the principal that a guarantee does not carry the movement. */
export type GuaranteeNotValid = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'guarantee-not-valid'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: GuaranteeNotValidBody
}

/** The refusal. */
export type NoReleaseBody = {
  /** Why. */
  reason: 'guarantee' | 'control' | 'documents' | 'prohibited-goods' | 'not-presented' | 'time-limit' | 'other'
  /** Explanation; required when the reason is other. */
  text?: Text512
  officer?: Officer
}

/** The goods are not released for transit; the movement ends. */
export type NoRelease = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'no-release'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: NoReleaseBody
}

/** The release. */
export type ReleaseForTransitBody = {
  /** When the goods were released. */
  releasedAt: DateTime
  /** The goods must be presented at destination by then. */
  limitAt: DateTime
  controlResult: ControlResult
  /** Containers and loading spaces with the seals as affixed; takes the place of what was declared.; at most 999 */
  equipment?: Array<Equipment>
  /** Safeguards as ordered; take the place of what was declared.; at most 99 */
  safeguards?: Array<Safeguard>
  officer: Officer
  /** Remarks. */
  text?: Text512
}

/** The office of departure releases the goods for transit. */
export type ReleaseForTransit = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'release-for-transit'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: ReleaseForTransitBody
}

/** The record: the latest data of the movement. */
export type AnticipatedTransitRecordBody = {
  /** Version of the movement's content. */
  recordVersion: Version
  /** Version of the itinerary. */
  itineraryVersion: Version
  /** Which leg of the itinerary is the receiver's, from 0. */
  legIndex: number
  /** The receiver's leg. */
  leg: Leg
  /** When the goods are expected at the entry office. */
  estimatedEntryAt?: DateTime
  /** When the goods were released. */
  releasedAt: DateTime
  /** Time limit at destination. */
  limitAt: DateTime
  controlResult: ControlResult
  /** Seals the vehicle bears now.; at most 9999 */
  seals?: Array<SealId>
  /** Procedures open at this moment.; at most 4 */
  procedures?: Array<'enquiry' | 'diversion' | 'recovery' | 'stop'>
  /** The declaration with all amendments, safeguards and seals as they now are. Access codes are never in it. */
  declaration: Declaration
}

/** The hub announces a movement to each country it enters: one record per country. */
export type AnticipatedTransitRecord = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'anticipated-transit-record'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: AnticipatedTransitRecordBody
}

/** The record: the latest data of the movement. */
export type AnticipatedArrivalRecordBody = {
  /** Version of the movement's content. */
  recordVersion: Version
  /** Version of the itinerary. */
  itineraryVersion: Version
  /** Which leg of the itinerary is the receiver's, from 0. */
  legIndex: number
  /** The receiver's leg. */
  leg: Leg
  /** When the goods are expected at the office of destination. */
  estimatedArrivalAt?: DateTime
  /** When the goods were released. */
  releasedAt: DateTime
  /** Time limit at destination. */
  limitAt: DateTime
  controlResult: ControlResult
  /** Seals the vehicle bears now.; at most 9999 */
  seals?: Array<SealId>
  /** Procedures open at this moment.; at most 4 */
  procedures?: Array<'enquiry' | 'diversion' | 'recovery' | 'stop'>
  /** The declaration with all amendments, safeguards and seals as they now are. Access codes are never in it. */
  declaration: Declaration
}

/** The hub announces a movement to the office of destination. */
export type AnticipatedArrivalRecord = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'anticipated-arrival-record'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: AnticipatedArrivalRecordBody
}

/** The passage. */
export type BorderExitNoticeBody = {
  /** Office of exit. */
  office: Office
  /** exit: left the country; return: came back, for instance refused on the other side. */
  kind: 'exit' | 'return'
  sealCheck: SealCheck
  /** The vehicle seen. */
  vehicle?: Means
  /** The trailers seen.; at most 9 */
  trailers?: Array<Means>
  /** Numbers of the wagons seen.; at most 999 */
  wagons?: Array<Text35>
  /** Numbers of the containers seen.; at most 999 */
  containers?: Array<Text35>
  /** Identification numbers of the vehicles seen that are themselves the goods.; at most 999 */
  vins?: Array<Text35>
  /** Packages counted. */
  packages?: number
  /** Gross mass found, in kilograms. */
  grossMass?: Mass
  /** Seals put on here, in force from now on.; at most 99 */
  sealsAdded?: Array<SealId>
  /** All is as declared: nothing that is not said is taken as seen. */
  agrees?: boolean
  /** Leaf of the carnet. */
  carnetLeaf?: Text10
  /** Last exit from the connected countries: counts as arrival. */
  final?: boolean
  /** Remarks. */
  remarks?: Text512
  officer?: Officer
  /** Id of a message of this office that was mistyped, within 24 hours of it: this one says what was seen. */
  corrects?: Uuid
  /** Pseudonym of the second officer who confirms the correction, where the office has a system of its own. */
  confirmedBy?: Officer
}

/** The exit office reports that the goods have left the country, or have come back. */
export type BorderExitNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'border-exit-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: BorderExitNoticeBody
}

/** The passage. */
export type BorderEntryNoticeBody = {
  /** Office of entry. */
  office: Office
  sealCheck: SealCheck
  /** The vehicle seen. */
  vehicle?: Means
  /** The trailers seen.; at most 9 */
  trailers?: Array<Means>
  /** Numbers of the wagons seen.; at most 999 */
  wagons?: Array<Text35>
  /** Numbers of the containers seen.; at most 999 */
  containers?: Array<Text35>
  /** Identification numbers of the vehicles seen that are themselves the goods.; at most 999 */
  vins?: Array<Text35>
  /** Packages counted. */
  packages?: number
  /** Gross mass found, in kilograms. */
  grossMass?: Mass
  /** Seals put on here, in force from now on.; at most 99 */
  sealsAdded?: Array<SealId>
  /** All is as declared: nothing that is not said is taken as seen. */
  agrees?: boolean
  /** Leaf of the carnet. */
  carnetLeaf?: Text10
  /** same: goes on under the MRN; national-under-mrn: a national declaration runs beside it, under the same MRN; new-movement: a movement of its own takes over. */
  continuation: 'same' | 'national-under-mrn' | 'new-movement'
  /** Number of the national declaration; required unless continuation is same. */
  nationalReference?: NationalRef
  /** Remarks. */
  remarks?: Text512
  officer?: Officer
  /** Id of a message of this office that was mistyped, within 24 hours of it: this one says what was seen. */
  corrects?: Uuid
  /** Pseudonym of the second officer who confirms the correction, where the office has a system of its own. */
  confirmedBy?: Officer
}

/** The entry office reports that the goods have entered the country. */
export type BorderEntryNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'border-entry-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: BorderEntryNoticeBody
}

/** The refusal. */
export type BorderEntryRefusalBody = {
  /** Office of entry. */
  office: Office
  /** Why. */
  reason: 'documents' | 'seals' | 'goods' | 'prohibited-goods' | 'vehicle' | 'security' | 'closed' | 'other'
  /** Explanation; required when the reason is other. */
  text?: Text512
  sealCheck?: SealCheck
  /** The vehicle seen. */
  vehicle?: Means
  /** Office of exit the goods are sent back to. */
  backTo?: Office
  officer?: Officer
}

/** The entry office does not let the goods in. */
export type BorderEntryRefusal = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'border-entry-refusal'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: BorderEntryRefusalBody
}

/** The notification. */
export type ArrivalNotificationBody = {
  /** When the goods came. */
  arrivedAt: DateTime
  /** Office of destination in charge. */
  office: Office
  /** Simplified procedure: the goods are at the premises of the authorised consignee. */
  simplified?: boolean
  /** Authorisation of the consignee. */
  authorisation?: Authorisation
  /** The consignee on whose behalf customs sends it. */
  consignee?: IdentifiedTrader
  /** State of the seals. */
  sealState?: SealState
  locationOfGoods?: LocationOfGoods
  /** Remarks. */
  remarks?: Text512
  officer?: Officer
}

/** The authorised consignee, or destination on his behalf, says that the goods have come to his premises. */
export type ArrivalNotification = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'arrival-notification'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: ArrivalNotificationBody
}

/** The arrival. */
export type ArrivalAdviceBody = {
  /** When the office accepted the arrival. */
  arrivedAt: DateTime
  /** When the goods came to the park, where that was before the arrival was accepted. */
  presentedAt?: DateTime
  /** Actual office of destination. */
  office: Office
  sealCheck: SealCheck
  /** The vehicle seen. */
  vehicle?: Means
  /** The trailers seen.; at most 9 */
  trailers?: Array<Means>
  /** Numbers of the wagons seen.; at most 999 */
  wagons?: Array<Text35>
  /** Numbers of the containers seen.; at most 999 */
  containers?: Array<Text35>
  /** Identification numbers of the vehicles seen that are themselves the goods.; at most 999 */
  vins?: Array<Text35>
  /** Packages counted. */
  packages?: number
  /** Gross mass found, in kilograms. */
  grossMass?: Mass
  /** Seals put on here, in force from now on.; at most 99 */
  sealsAdded?: Array<SealId>
  /** All is as declared: nothing that is not said is taken as seen. */
  agrees?: boolean
  /** Leaf of the carnet. */
  carnetLeaf?: Text10
  locationOfGoods?: LocationOfGoods
  /** Remarks. */
  remarks?: Text512
  officer?: Officer
  /** Id of a message of this office that was mistyped, within 24 hours of it: this one says what was seen. */
  corrects?: Uuid
  /** Pseudonym of the second officer who confirms the correction, where the office has a system of its own. */
  confirmedBy?: Officer
}

/** The office of destination reports that the goods have arrived. */
export type ArrivalAdvice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'arrival-advice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: ArrivalAdviceBody
}

/** The permission. */
export type UnloadingPermissionBody = {
  /** Office of destination. */
  office: Office
  /** From when on. */
  permittedAt: DateTime
  /** Unloading may go on after remarks that it was not complete. */
  continued?: boolean
  /** When the control results are due. */
  resultsBy?: DateTime
  /** Conditions. */
  text?: Text512
  officer?: Officer
}

/** Destination allows the authorised consignee to unload. */
export type UnloadingPermission = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'unloading-permission'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: UnloadingPermissionBody
}

/** The remarks. */
export type UnloadingRemarksBody = {
  /** Day of unloading. */
  unloadedOn: Date
  /** The goods agree with the declaration. */
  conform: boolean
  /** Everything is unloaded. */
  complete: boolean
  /** State of the seals. */
  sealState?: SealState
  /** Discrepancies found.; at most 999 */
  discrepancies?: Array<Discrepancy>
  /** Remarks. */
  text?: Text512
}

/** The authorised consignee reports what he unloaded. */
export type UnloadingRemarks = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'unloading-remarks'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: UnloadingRemarksBody
}

/** The results. */
export type ControlResultsBody = {
  /** A1 satisfactory, A2 considered satisfactory, A3 simplified procedure, A4 minor discrepancies, A5 discrepancies awaiting resolution, B1 not satisfactory. */
  code: 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'B1'
  /** Day of the control. */
  date: Date
  /** State of the seals; required when the movement had seals. */
  sealState?: SealState
  /** Seal by seal, where they were checked one by one.; at most 999 */
  seals?: Array<SealFinding>
  /** The vehicle seen. */
  vehicle?: Means
  /** The trailers seen.; at most 9 */
  trailers?: Array<Means>
  /** Numbers of the wagons seen.; at most 999 */
  wagons?: Array<Text35>
  /** Numbers of the containers seen.; at most 999 */
  containers?: Array<Text35>
  /** Identification numbers of the vehicles seen that are themselves the goods.; at most 999 */
  vins?: Array<Text35>
  /** Packages counted. */
  packages?: number
  /** Gross mass found, in kilograms. */
  grossMass?: Mass
  /** All is as declared: nothing that is not said is taken as seen. */
  agrees?: boolean
  /** Description. */
  text?: Text512
  /** Other things to report. */
  otherThingsToReport?: Text512
  /** Discrepancies; A5 and B1 need at least one, or a text.; at most 999 */
  discrepancies?: Array<Discrepancy>
  /** Procedure the goods were put under next; for information. */
  nextProcedure?: string
  officer?: Officer
}

/** The office of destination reports the result of its control. */
export type ControlResults = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'control-results'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: ControlResultsBody
}

/** The resolution. */
export type DiscrepancyResolutionBody = {
  /** solved: nothing is owed; unsolved: recovery is expected. */
  outcome: 'solved' | 'unsolved'
  /** Day of the decision. */
  decidedOn: Date
  /** Differences that it resolves; all that are open where none is named. unsolved closes none.; at most 9 */
  flags?: Array<'vehicleDiffers' | 'sealsDiffer' | 'entryMissing' | 'passedStop' | 'usedTwice' | 'partial'>
  /** Day from which the movement may be discharged. */
  writeOffOn?: Date
  /** Explanation. */
  text?: Text512
  /** Documents it rests on.; at most 99 */
  evidence?: Array<SupportingDocument>
  officer?: Officer
}

/** Departure says how the discrepancies reported with the results were resolved. */
export type DiscrepancyResolution = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'discrepancy-resolution'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: DiscrepancyResolutionBody
}

/** The discharge. */
export type DischargeBody = {
  /** What it rests on. */
  basis: 'results' | 'alternative-proof' | 'en-route' | 'recovered' | 'authority'
  /** Day of the discharge. */
  date: Date
  /** Reason; required for alternative-proof, en-route and authority. */
  text?: Text512
  /** Documents it rests on.; at most 99 */
  evidence?: Array<SupportingDocument>
  officer?: Officer
}

/** The movement is discharged (written off): the principal and the guarantee are free. */
export type Discharge = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'discharge'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: DischargeBody
}

/** The closure. */
export type RecordClosureBody = {
  /** Why. */
  reason: 'diverted' | 'cancelled' | 'arrived-elsewhere'
  /** Since when. */
  closedAt: DateTime
  /** Version of the itinerary without this country. */
  itineraryVersion?: Version
  /** Office the goods went to, if known. */
  office?: Office
}

/** A country that had a record of the movement will not see the goods any more. */
export type RecordClosure = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'record-closure'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: RecordClosureBody
}

/** The request. */
export type DiversionRequestBody = {
  /** Office where the goods are or will be. */
  office: Office
  /** Office of the itinerary that it stands in for; when absent, the one of its country that is next on the way. */
  instead?: Office
  /** transit: the goods enter here and go on; destination: they end here. */
  purpose: 'transit' | 'destination'
  /** Why. */
  reason: 'border-closed' | 'road-closed' | 'carrier-request' | 'security' | 'error' | 'other'
  /** Explanation; required when the reason is other. */
  text?: Text512
  /** The vehicle seen. */
  vehicle?: Means
  officer?: Officer
}

/** An office that is not on the itinerary asks to take the movement over. */
export type DiversionRequest = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'diversion-request'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: DiversionRequestBody
}

/** The answer. */
export type DiversionResponseBody = {
  /** The answer. */
  outcome: 'accepted' | 'rejected'
  /** Office that asked. */
  office: Office
  /** Why not: 1 arrived elsewhere, 2 ended or cancelled, 3 unknown, 4 other. */
  reason?: '1' | '2' | '3' | '4'
  /** Explanation. */
  text?: Text512
  /** Version of the itinerary as it now is. */
  itineraryVersion?: Version
  /** The itinerary as it now is.; at most 20 */
  itinerary?: Array<Leg>
  /** Time limit at destination. */
  limitAt?: DateTime
  /** Seals the vehicle bears now.; at most 9999 */
  seals?: Array<SealId>
  /** The declaration with all amendments; without access codes. */
  declaration?: Declaration
  officer?: Officer
}

/** The answer to a request for diversion: by the rules of the hub, or by departure. */
export type DiversionResponse = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'diversion-response'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: DiversionResponseBody
}

/** The extension. */
export type TimeLimitExtensionBody = {
  /** What is extended. */
  scope: 'movement' | 'leg'
  /** The leg, from 0; with scope leg. */
  legIndex?: number
  /** The new limit. */
  limitAt: DateTime
  /** Why. */
  reason: 'breakdown' | 'accident' | 'weather' | 'border-closed' | 'security' | 'health' | 'administrative' | 'other'
  /** Explanation; required when the reason is other. */
  text?: Text512
  /** Office that decides. */
  office?: Office
  officer?: Officer
}

/** Departure, or the country where the vehicle stands, sets a later time limit. */
export type TimeLimitExtension = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'time-limit-extension'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: TimeLimitExtensionBody
}

/** The change. */
export type TranshipmentBody = {
  /** Office where the change is made. */
  office: Office
  /** What changes. */
  kind: 'mode' | 'vehicle'
  /** The vehicle set that now carries the goods. */
  vehicleSet: VehicleSet
  /** The driver who goes on. */
  driver?: Driver
  /** Containers and loading spaces with the seals as they now are; takes the place of what was declared.; at most 999 */
  equipment?: Array<Equipment>
  sealCheck?: SealCheck
  /** The goods go on in containers. */
  containerIndicator?: boolean
  /** Remarks. */
  text?: Text512
  officer?: Officer
}

/** A planned change of mode or vehicle at a declared office. */
export type Transhipment = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'transhipment'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: TranshipmentBody
}

/** The incident. */
export type IncidentNoticeBody = {
  /** 1 deviation, 2 seals broken, 3 goods transferred, 4 goods unloaded, 5 carrier cannot comply, 6 means of transport changed. */
  code: '1' | '2' | '3' | '4' | '5' | '6'
  /** What happened. */
  text: Text512
  /** Where. */
  place: {
    /** Country. */
    country: Country
    unlocode?: Unlocode
    position?: Position
    /** Description of the place. */
    location?: Text140
  }
  /** Office that reports. */
  office?: Office
  /** Endorsement by the authority of the place. */
  endorsement?: {
    /** Day. */
    date: Date
    /** Authority. */
    authority: Text70
    /** Place. */
    place: Text70
    /** Country. */
    country: Country
  }
  /** Containers and loading spaces with the seals as they now are; takes the place of what was declared.; at most 999 */
  equipment?: Array<Equipment>
  /** The new means of transport; with codes 3 and 6. */
  transhipment?: {
    /** The vehicle set that now carries the goods. */
    vehicleSet: VehicleSet
    /** The goods go on in containers. */
    containerIndicator?: boolean
  }
  /** Wagons that stay behind.; at most 999 */
  leftBehind?: Array<Text35>
  /** Goods items concerned.; at most 1999 */
  items?: Array<ItemNumber>
  officer?: Officer
}

/** Something happened to the goods, the seals or the vehicle on the way. */
export type IncidentNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'incident-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: IncidentNoticeBody
}

/** The change. */
export type SealChangeBody = {
  /** Office that changed them. */
  office: Office
  /** Container concerned. */
  container?: Container
  /** Seals taken off.; at most 99 */
  removed?: Array<SealId>
  /** Seals put on.; at most 99 */
  affixed?: Array<Seal>
  /** Why. */
  reason: 'control' | 'broken' | 'tampered' | 'transhipment' | 'tracker' | 'other'
  /** Explanation; required when the reason is other. */
  text?: Text512
  officer?: Officer
}

/** Customs replaces, removes or adds seals. */
export type SealChange = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'seal-change'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: SealChangeBody
}

/** The end. */
export type EnRouteEndBody = {
  /** Office in whose district it happened. */
  office: Office
  /** What became of the goods. */
  outcome: 'seized' | 'cleared-in-transit' | 'destroyed' | 'stolen' | 'abandoned' | 'returned'
  /** All the goods, or some items. */
  extent: 'all' | 'items'
  /** The items; with extent items.; at most 1999 */
  items?: Array<{
    number: ItemNumber
    /** Packages concerned. */
    packages?: number
    /** Gross mass concerned in kilograms. */
    grossMass?: Mass
  }>
  /** Duties and taxes paid there. */
  dutyPaid?: Money
  /** Number of the national declaration or record of seizure. */
  nationalReference?: NationalRef
  /** Explanation. */
  text?: Text512
  /** Documents it rests on.; at most 99 */
  evidence?: Array<SupportingDocument>
  officer?: Officer
}

/** The transit ends on the way, for all or some of the goods. */
export type EnRouteEnd = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'en-route-end'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn?: Mrn
  /** In place of the MRN: the number of a document printed in advance, while nobody knows the MRN. */
  provisional?: Provisional
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: EnRouteEndBody
}

/** The enquiry. */
export type EnquiryRequestBody = {
  /** Who is asked. */
  stage: 'holder' | 'office'
  /** The principal, or the customs administration of the office. */
  asked: PartyKey
  /** The office asked. */
  office?: Office
  /** What is asked. */
  question: Text512
  /** When the answer is due. */
  respondBy: DateTime
  officer?: Officer
}

/** Departure asks where the goods are: first the principal, then an office. */
export type EnquiryRequest = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'enquiry-request'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: EnquiryRequestBody
}

/** The answer. */
export type EnquiryResponseBody = {
  /** The answer. */
  answer: 'not-known' | 'arrived' | 'results-sent' | 'duplicate' | 'ended-en-route' | 'delivered-elsewhere' | 'no-information'
  /** Office the goods came to, if known. */
  office?: Office
  /** Day of arrival, if known. */
  arrivedOn?: Date
  /** Explanation. */
  text?: Text512
  /** Documents it rests on.; at most 99 */
  evidence?: Array<SupportingDocument>
  officer?: Officer
}

/** The answer to an enquiry. */
export type EnquiryResponse = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'enquiry-response'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: EnquiryResponseBody
}

/** The claim. */
export type RecoveryNoticeBody = {
  /** The guarantee claimed. */
  grn: Grn
  /** The amount claimed; may be a part of the line. */
  amount: Money
  /** Country where the debt arose. */
  country: Country
  /** The provision the claim rests on. */
  legalBasis: Text512
  /** Last day to pay. */
  payBy: Date
  /** Office of recovery. */
  office?: Office
  /** Explanation. */
  text?: Text512
  /** Documents it rests on.; at most 99 */
  evidence?: Array<SupportingDocument>
  officer?: Officer
}

/** Departure, or the country competent for the debt, claims the duties from the guarantors. */
export type RecoveryNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'recovery-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: RecoveryNoticeBody
}

/** The transfer. */
export type RecoveryTransferBody = {
  /** Country held to be competent. */
  country: Country
  /** Office of recovery held to be competent. */
  office?: Office
  /** Why. */
  reason: Text512
  /** Guarantees concerned.; at most 99 */
  grns?: Array<Grn>
  /** Documents it rests on.; at most 99 */
  evidence?: Array<SupportingDocument>
  officer?: Officer
}

/** Departure asks the country where the debt arose to recover it. */
export type RecoveryTransfer = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'recovery-transfer'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: RecoveryTransferBody
}

/** The answer. */
export type RecoveryTransferResponseBody = {
  /** Whether it takes over. */
  accepted: boolean
  /** Why not. */
  reason?: Text512
  officer?: Officer
}

/** The country asked takes over the recovery, or does not. */
export type RecoveryTransferResponse = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'recovery-transfer-response'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: RecoveryTransferResponseBody
}

/** The payment. */
export type RecoverySettlementBody = {
  /** The guarantee claimed. */
  grn: Grn
  /** The amount paid. */
  amount: Money
  /** Day of the payment. */
  paidOn: Date
  /** Who paid. */
  payer: Text70
  /** Receipt of the treasury. */
  receipt?: Text35
  /** The guarantor that paid; absent it is the sender, or, from customs, the one that issued the guarantee. */
  paidBy?: PartyKey
  /** The principal has paid it himself, which only customs says: no guarantor has paid, and the amount is available again. */
  byPrincipal?: boolean
  /** Remarks. */
  text?: Text512
}

/** A claim is paid. */
export type RecoverySettlement = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'recovery-settlement'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: RecoverySettlementBody
}

/** The withdrawal. */
export type ClaimWithdrawalBody = {
  /** The guarantee claimed. */
  grn: Grn
  /** Why. */
  reason: Text512
  officer?: Officer
}

/** A claim is no longer made. */
export type ClaimWithdrawal = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'claim-withdrawal'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: ClaimWithdrawalBody
}

/** The guarantee. */
export type GuaranteeRegistrationBody = {
  /** What is done. Register and update need the whole content; the others only the GRN and a reason. */
  action: 'register' | 'update' | 'suspend' | 'revoke' | 'reinstate'
  grn: Grn
  type?: GuaranteeType
  /** The principal who may use it. */
  holder?: IdentifiedTrader
  /** Reference amount: the most that may be out at one time. A waiver has none. */
  limit?: Money
  /** Countries it is valid in.; at most 60 */
  territories?: Array<Country>
  /** Harmonised System codes, by their first digits, it does not cover; an update without them lifts them.; at most 99 */
  exclusions?: Array<string>
  /** Kinds of goods it does not cover; an update without them lifts them.; at most 9 */
  notFor?: Array<'suspended-goods' | 'sensitive-goods'>
  /** Offices of departure it may be used at; every one when absent.; at most 99 */
  departureOffices?: Array<Office>
  /** First day of validity. */
  validFrom?: Date
  /** Last day of validity; open when absent. */
  validTo?: Date
  /** Who keeps the account: the hub's ledger, or the guarantor's own system that is asked for each use. */
  monitoring?: 'ledger' | 'guarantor'
  accessCode?: AccessCode
  /** How many per cent of the duties at risk its amounts have to reach: 100, 50, 30 or 0; 100 when absent. */
  coverage?: number
  /** Authorisation by customs (C505) that allows a coverage below 100; an update without it takes it away. */
  authorisation?: Text35
  /** Office of guarantee. */
  guaranteeOffice?: Office
  /** Why it is suspended, revoked or reinstated. */
  reason?: Text512
}

/** A guarantor registers a guarantee, or changes the standing of one. */
export type GuaranteeRegistration = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'guarantee-registration'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: GuaranteeRegistrationBody
}

/** The release. */
export type GuaranteeReleaseBody = {
  grn: Grn
  /** Amount freed; a waiver has none. */
  amount?: Money
  /** Why. */
  cause: 'discharged' | 'cancelled' | 'not-released' | 'lapsed' | 'amended' | 'withdrawn' | 'paid' | 'answered-too-late'
  /** When it was freed. */
  releasedAt: DateTime
}

/** The hub tells the guarantor that an amount is free again. */
export type GuaranteeRelease = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'guarantee-release'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: GuaranteeReleaseBody
}

/** What is to be paid. */
export type PaymentRequestBody = {
  /** Under which it is paid, confirmed and refunded; unique for ever. */
  reference: Text35
  /** What for. */
  purpose: 'contribution' | 'claim'
  /** What is to be paid; of a request that is withdrawn, what of it is no longer to be paid. */
  amount: Money
  /** The same in minor units of the currency, as payment systems count. */
  minorUnits: number
  /** The guarantee claimed. */
  grn?: Grn
  /** Last day of payment. */
  payBy?: Date
  /** Reference of the request that no longer holds, since another amount is due. */
  replaces?: Text35
  /** The request of this reference holds no longer: nothing more is to be collected on it. Absent: it is to be paid. */
  status?: 'withdrawn'
}

/** The hub asks a payment system to collect what a movement owes, or withdraws what it has asked. */
export type PaymentRequest = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'payment-request'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: PaymentRequestBody
}

/** The payment. */
export type PaymentNoticeBody = {
  /** What for; a reimbursement gives back to another guarantor what he has paid of a claim, a refund gives back to a payer. */
  purpose: 'contribution' | 'claim' | 'reimbursement' | 'refund'
  /** Amount paid. */
  amount: Money
  /** Receipt. */
  receipt: Text35
  /** Day of the payment. */
  paidOn: Date
  /** Who paid. */
  payer?: Text70
  /** The guarantee concerned; required of a reimbursement. */
  grn?: Grn
  /** The guarantor that is reimbursed; required of a reimbursement. */
  payee?: PartyKey
  /** Reference of the hub's request; required of a refund. */
  reference?: Text35
  /** The receipt that is given back, in whole or in part; required of a refund. */
  refundOf?: Text35
}

/** A payment made for the movement: the contribution to the guarantee fund, or a claim. */
export type PaymentNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'payment-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: PaymentNoticeBody
}

/** What is overdue. */
export type OverdueNoticeBody = {
  /** Type of the message awaited. */
  awaited: string
  /** Since when. */
  since: DateTime
  /** Office it is awaited from. */
  office?: Office
  /** Party it is awaited from. */
  party?: PartyKey
  /** When the time ends that the law gives for it. */
  deadline?: DateTime
  /** The time limit itself has passed, and the time of grace begins; absent for everything else. */
  stage?: 'limit'
  /** Number of the reminder; absent when it is told for the first time. */
  reminder?: number
  /** Whom a reminder has come to: the office awaited, the administration, the operator of the hub. */
  level?: 'office' | 'customs' | 'operator'
  /** Office to be called. */
  contact?: ContactPoint
  /** Explanation. */
  text?: Text512
}

/** Something that is awaited has not come. */
export type OverdueNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'overdue-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: OverdueNoticeBody
}

/** What has to be done by when. */
export type LimitNoticeBody = {
  /** Until when the goods must be presented. */
  limitAt: DateTime
  /** Office they must be presented at. */
  office: Office
  /** Office to be called. */
  contact?: ContactPoint
  /** What is to be done, in the language of the receiver. */
  text?: Text512
}

/** The time limit of a movement is near. */
export type LimitNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'limit-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: LimitNoticeBody
}

/** What is awaited, from whom and until when. */
export type NonDischargeNoticeBody = {
  /** Type of the message awaited. */
  awaited: string
  /** Since when. */
  since: DateTime
  /** Office it is awaited from. */
  office?: Office
  /** Party it is awaited from. */
  party?: PartyKey
  /** Until when an answer is awaited. */
  deadline?: DateTime
  /** Number of the reminder; absent when it is told for the first time. */
  reminder?: number
  /** Office to be called. */
  contact?: ContactPoint
  /** What is to be done, in the language of the receiver. */
  text?: Text512
}

/** A movement is not discharged, and those who are liable for it are told; information by the hub, not the notification that the law asks of customs. */
export type NonDischargeNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'non-discharge-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: NonDischargeNoticeBody
}

/** The alert. */
export type AlertBody = {
  /** stop: hold the goods; control: examine them; attention: for information; lift: a stop is over. */
  action: 'stop' | 'control' | 'attention' | 'lift'
  /** Reason code. */
  reason: string
  /** Explanation. */
  text?: Text512
  /** Vehicle meant. */
  vehicle?: Means
  /** Container meant. */
  container?: Container
  /** Number of the document printed in advance that is meant; only in alerts of the hub. */
  provisional?: Provisional
  /** Tracking device that gave the alarm. */
  deviceId?: Text35
  /** Kind of alarm of the device. */
  alarm?: 'route-left' | 'stop' | 'unlocked' | 'tampered' | 'low-battery' | 'geofence'
  /** Office that should act, or where it was seen. */
  office?: Office
  cause?: Cause
  /** What was seen and is not as declared.; at most 99 */
  differences?: Array<Difference>
  officer?: Officer
}

/** A warning about a movement, a vehicle or a container to those who have a record of it. */
export type Alert = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'alert'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement, if there is one. */
  mrn?: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: AlertBody
}

/** The train. */
export type TrainManifestBody = {
  /** Number of the train. */
  train: Text35
  /** depart: the train sets out, made up of the wagons listed; pass, arrive: the train or the wagons listed do; cut: the wagons listed were left behind. */
  operation: 'depart' | 'pass' | 'cut' | 'arrive'
  /** Office it reports from or nearest to it. */
  office: Office
  /** The wagons; all that run in the train as last reported when absent, which only pass and arrive allow.; at most 999 */
  wagons?: Array<{
    /** Number of the wagon. */
    number: Text35
    /** Position in the train, from 1. */
    position?: number
    /** Movements on the wagon; as last reported when absent.; at most 20 */
    mrns?: Array<Mrn>
    /** Containers on the wagon.; at most 9 */
    containers?: Array<Container>
    /** State of the seals. */
    sealState?: SealState
    /** Seals on the wagon.; at most 99 */
    seals?: Array<SealId>
  }>
  /** Station. */
  station?: Text70
  /** Remarks. */
  remarks?: Text512
}

/** The composition of a train at one point of its way, wagon by wagon, with the movements on each. */
export type TrainManifest = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'train-manifest'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: TrainManifestBody
}

/** The event. */
export type TrackingEventBody = {
  /** Number of the device. */
  deviceId: Text35
  /** What is reported. */
  event: 'position' | 'alarm' | 'armed' | 'disarmed' | 'silent'
  /** Kind of alarm. */
  alarm?: 'route-left' | 'stop' | 'unlocked' | 'tampered' | 'low-battery' | 'geofence'
  position?: Position
  /** Place in words. */
  place?: Text140
  /** Country it stands in. */
  country?: Country
  /** State of the seals. */
  sealState?: SealState
  /** Vehicle the device is on. */
  vehicle?: Means
  /** Remarks. */
  text?: Text512
}

/** What a tracking device reports. */
export type TrackingEvent = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'tracking-event'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: TrackingEventBody
}

/** The question. */
export type StatusRequestBody = {
  /** state: how it stands; events: with what happened on the way. */
  detail: 'state' | 'events'
}

/** A party asks how a movement stands. */
export type StatusRequest = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'status-request'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: StatusRequestBody
}

/** The state. */
export type StatusResponseBody = {
  /** Whether the hub knows the movement and the asker is a party to it. */
  known: boolean
  /** Main state. */
  state?: string
  /** Version of the content. */
  version?: Version
  /** Version of the itinerary. */
  itineraryVersion?: Version
  /** Procedures open.; at most 4 */
  procedures?: Array<'enquiry' | 'diversion' | 'recovery' | 'stop'>
  /** Time limit at destination. */
  limitAt?: DateTime
  /** What happened, in the order of the road.; at most 99 */
  events?: Array<{
    /** What happened. */
    event: 'declared' | 'released' | 'exited' | 'entered' | 'returned' | 'arrived' | 'results' | 'ended'
    /** Where. */
    office?: Office
    /** When. */
    occurredAt: DateTime
  }>
}

/** How a movement stands. */
export type StatusResponse = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'status-response'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement. */
  mrn: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId: Uuid
  body: StatusResponseBody
}

/** What is not available. */
export type AvailabilityNoticeBody = {
  /** country: the customs system of the country; office: one office. */
  scope: 'country' | 'office'
  /** The office; with scope office. */
  office?: Office
  /** outage: the system does not answer; closed: nothing passes; limited: some things do; available: it is over. */
  state: 'outage' | 'closed' | 'limited' | 'available'
  /** For goods that come in, go out, or both. */
  direction?: 'in' | 'out' | 'both'
  /** Modes of transport concerned; all when absent.; at most 9 */
  modes?: Array<Mode>
  /** From when on. */
  from: DateTime
  /** Until when, if known. */
  to?: DateTime
  /** Goods go on with paper, to be entered later. */
  manualProcedure: boolean
  /** Another office that takes over meanwhile. Movements heading for what is closed are diverted to one of the same country where the rule allows; all else, and another country's office, is referred to departure. */
  alternativeOffice?: Office
  /** Explanation. */
  text?: Text512
}

/** A system or an office is out of service, closed or limited, and what is done meanwhile. */
export type AvailabilityNotice = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'availability-notice'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: AvailabilityNoticeBody
}

/** The report. */
export type DeliveryReportBody = {
  /** The messages.; at most 256 */
  entries: Array<{
    /** Sender of the message. */
    sender: PartyKey
    /** Id of the message. */
    id: Uuid
    logIndex: LogIndex
    /** What became of it. */
    outcome: 'accepted' | 'refused'
    /** Why it was refused; of what was accepted, a remark: unmapped says that it was stored, but that the receiver's system has no form for it. */
    reason?: Text512
  }>
}

/** A receiver reports which messages his system has taken. It gets no acknowledgement. */
export type DeliveryReport = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'delivery-report'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: DeliveryReportBody
}

/** The receipt. */
export type AcknowledgementBody = {
  /** The receipt's bytes. */
  receipt: Base64
  /** Detached CMS signature over exactly these bytes. */
  receiptSignature: Base64
}

/** The hub's answer to a message accepted over AMQP. */
export type Acknowledgement = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'acknowledgement'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement, if there is one. */
  mrn?: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId: Uuid
  body: AcknowledgementBody
}

/** The refusal. */
export type FunctionalErrorBody = {
  /** HTTP status that says the same. */
  status: number
  code: ErrorCode
  /** Title, in the language asked for. */
  title?: Text1024
  /** Explanation. */
  detail?: Text1024
  /** All findings: up to 100 of the schema, up to 999 of rules. A list as long as that may have been cut.; at most 999 */
  errors?: Array<Error>
  /** SHA-256 of the bytes that were refused, to know them again where their header could not be read. */
  digest?: string
}

/** The hub refuses a message: it breaks the schema, a rule or the sequence. */
export type FunctionalError = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'functional-error'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement, if there is one. */
  mrn?: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId: Uuid
  body: FunctionalErrorBody
}

/** The refusal. */
export type TechnicalErrorBody = {
  /** HTTP status that says the same. */
  status: number
  code: ErrorCode
  /** Title, in the language asked for. */
  title?: Text1024
  /** Explanation. */
  detail?: Text1024
  /** All findings.; at most 999 */
  errors?: Array<Error>
  /** SHA-256 of the bytes that were refused, to know them again where their header could not be read. */
  digest?: string
  /** Seconds after which to try again. */
  retryAfter?: number
}

/** The hub could not take a message: its caller, its signature, its form, or the hub itself at this moment. */
export type TechnicalError = {
  /** Chosen by the sender, unique per sender for ever. */
  id: Uuid
  /** Type of the message; in XML the name of the root element. */
  type: 'technical-error'
  /** Version of the schema; in XML an attribute of the root element. */
  version: '1'
  /** Who sends. */
  sender: Sender
  /** The movement, if there is one. */
  mrn?: Mrn
  /** When it happened, by the clock of the place. */
  occurredAt: DateTime
  /** How exactly occurredAt is known; second when absent. */
  occurredPrecision?: Precision
  /** When the message was made. */
  preparedAt: DateTime
  procedure: Procedure
  /** Id of the message this one answers or follows from. */
  correlationId?: Uuid
  body: TechnicalErrorBody
}

/** Every type of message the hub knows. */
export type MessageType = 'transit-declaration' | 'declaration-amendment' | 'cancellation' | 'control-decision' | 'guarantee-use' | 'guarantee-use-result' | 'guarantee-not-valid' | 'no-release' | 'release-for-transit' | 'anticipated-transit-record' | 'anticipated-arrival-record' | 'border-exit-notice' | 'border-entry-notice' | 'border-entry-refusal' | 'arrival-notification' | 'arrival-advice' | 'unloading-permission' | 'unloading-remarks' | 'control-results' | 'discrepancy-resolution' | 'discharge' | 'record-closure' | 'diversion-request' | 'diversion-response' | 'time-limit-extension' | 'transhipment' | 'incident-notice' | 'seal-change' | 'en-route-end' | 'enquiry-request' | 'enquiry-response' | 'recovery-notice' | 'recovery-transfer' | 'recovery-transfer-response' | 'recovery-settlement' | 'claim-withdrawal' | 'guarantee-registration' | 'guarantee-release' | 'payment-request' | 'payment-notice' | 'overdue-notice' | 'limit-notice' | 'non-discharge-notice' | 'alert' | 'train-manifest' | 'tracking-event' | 'status-request' | 'status-response' | 'availability-notice' | 'delivery-report' | 'acknowledgement' | 'functional-error' | 'technical-error'

export const messageTypes = ['transit-declaration', 'declaration-amendment', 'cancellation', 'control-decision', 'guarantee-use', 'guarantee-use-result', 'guarantee-not-valid', 'no-release', 'release-for-transit', 'anticipated-transit-record', 'anticipated-arrival-record', 'border-exit-notice', 'border-entry-notice', 'border-entry-refusal', 'arrival-notification', 'arrival-advice', 'unloading-permission', 'unloading-remarks', 'control-results', 'discrepancy-resolution', 'discharge', 'record-closure', 'diversion-request', 'diversion-response', 'time-limit-extension', 'transhipment', 'incident-notice', 'seal-change', 'en-route-end', 'enquiry-request', 'enquiry-response', 'recovery-notice', 'recovery-transfer', 'recovery-transfer-response', 'recovery-settlement', 'claim-withdrawal', 'guarantee-registration', 'guarantee-release', 'payment-request', 'payment-notice', 'overdue-notice', 'limit-notice', 'non-discharge-notice', 'alert', 'train-manifest', 'tracking-event', 'status-request', 'status-response', 'availability-notice', 'delivery-report', 'acknowledgement', 'functional-error', 'technical-error'] as const satisfies readonly MessageType[]

export type MessageByType = {
  'transit-declaration': TransitDeclaration
  'declaration-amendment': DeclarationAmendment
  'cancellation': Cancellation
  'control-decision': ControlDecision
  'guarantee-use': GuaranteeUse
  'guarantee-use-result': GuaranteeUseResult
  'guarantee-not-valid': GuaranteeNotValid
  'no-release': NoRelease
  'release-for-transit': ReleaseForTransit
  'anticipated-transit-record': AnticipatedTransitRecord
  'anticipated-arrival-record': AnticipatedArrivalRecord
  'border-exit-notice': BorderExitNotice
  'border-entry-notice': BorderEntryNotice
  'border-entry-refusal': BorderEntryRefusal
  'arrival-notification': ArrivalNotification
  'arrival-advice': ArrivalAdvice
  'unloading-permission': UnloadingPermission
  'unloading-remarks': UnloadingRemarks
  'control-results': ControlResults
  'discrepancy-resolution': DiscrepancyResolution
  'discharge': Discharge
  'record-closure': RecordClosure
  'diversion-request': DiversionRequest
  'diversion-response': DiversionResponse
  'time-limit-extension': TimeLimitExtension
  'transhipment': Transhipment
  'incident-notice': IncidentNotice
  'seal-change': SealChange
  'en-route-end': EnRouteEnd
  'enquiry-request': EnquiryRequest
  'enquiry-response': EnquiryResponse
  'recovery-notice': RecoveryNotice
  'recovery-transfer': RecoveryTransfer
  'recovery-transfer-response': RecoveryTransferResponse
  'recovery-settlement': RecoverySettlement
  'claim-withdrawal': ClaimWithdrawal
  'guarantee-registration': GuaranteeRegistration
  'guarantee-release': GuaranteeRelease
  'payment-request': PaymentRequest
  'payment-notice': PaymentNotice
  'overdue-notice': OverdueNotice
  'limit-notice': LimitNotice
  'non-discharge-notice': NonDischargeNotice
  'alert': Alert
  'train-manifest': TrainManifest
  'tracking-event': TrackingEvent
  'status-request': StatusRequest
  'status-response': StatusResponse
  'availability-notice': AvailabilityNotice
  'delivery-report': DeliveryReport
  'acknowledgement': Acknowledgement
  'functional-error': FunctionalError
  'technical-error': TechnicalError
}

/** Any message; `type` tells which. */
export type Message = MessageByType[MessageType]
