import { type Finding, FINDINGS_MAX } from '../values/finding.ts'
import * as agreements from './agreements.ts'
import * as authorisations from './authorisations.ts'
import * as choices from './choices.ts'
import * as codes from './codes.ts'
import { contributionAmount } from './contribution.ts'
import * as datasets from './datasets.ts'
import * as datedCodes from './dated-codes.ts'
import * as goods from './goods.ts'
import * as guarantees from './guarantees.ts'
import * as identifiers from './identifiers.ts'
import * as itinerary from './itinerary.ts'
import * as means from './means.ts'
import * as offices from './offices.ts'
import * as outcomes from './outcomes.ts'
import * as parties from './parties.ts'
import * as procedures from './procedures.ts'
import * as restrictions from './restrictions.ts'
import type { Checked, Rule, RuleInput } from './rule.ts'
import * as seals from './seals.ts'
import * as times from './times.ts'
import * as trains from './trains.ts'
import * as vehicles from './vehicles.ts'
import * as versions from './versions.ts'
import { codedValues } from './walk.ts'

/** All rules by id, in the order of their findings. The MRN's check digit is last: it has a code of its own (93). */
export const ruleFunctions: Readonly<Record<string, Rule>> = {
  'VERSION-RECEIVER': versions.versionReceiver,
  'SENDER-PARTY': offices.senderParty,
  'SENDER-OFFICE': offices.senderOffice,
  'SENDER-COMPETENCE': choices.senderCompetence,
  'FUTURE-TIME': times.futureTime,
  'MRN-MISSING': identifiers.mrnMissing,
  'MRN-OR-PROVISIONAL': identifiers.mrnOrProvisional,
  'PROVISIONAL-CHECK': identifiers.provisionalCheck,
  'NATIONAL-REFS': identifiers.nationalRefs,
  'MRN-COUNTRY': identifiers.mrnCountry,
  'ALERT-SUBJECT': outcomes.alertSubject,
  'OFFICE-UNKNOWN': offices.officeUnknown,
  'OFFICE-ROLE': offices.officeRole,
  'OFFICE-COUNTRY': offices.officeCountry,
  'LOT-INDEX': identifiers.lotIndex,
  'LIMIT-DATE': times.limitDate,
  'LIMIT-LEG': times.limitLeg,
  'PRESENTED-AT': times.presentedAt,
  'CORRECTION-SECOND': outcomes.correctionSecond,
  C0839: choices.c0839,
  C0101: datasets.c0101,
  R0859: datasets.r0859,
  R0849: datasets.r0849,
  C0542: datasets.c0542,
  'TIR-CARNET': choices.tirCarnet,
  'C0411-FORBIDDEN': choices.c0411Forbidden,
  R0990: choices.r0990,
  'REGIME-TIR': choices.regimeTir,
  'ITINERARY-START': itinerary.itineraryStart,
  'ITINERARY-END': itinerary.itineraryEnd,
  'ITINERARY-OFFICE': itinerary.itineraryOffice,
  'ITINERARY-PAIR': itinerary.itineraryPair,
  'ORIGIN-DOCUMENT': itinerary.originDocument,
  AGREEMENT: agreements.agreement,
  'AGREEMENT-SUSPENDED': agreements.agreementSuspended,
  'AGREEMENT-REGIME': agreements.agreementRegime,
  'AGREEMENT-MODE': agreements.agreementMode,
  'AGREEMENT-GUARANTEE': agreements.agreementGuarantee,
  'AGREEMENT-CORRIDOR': agreements.agreementCorridor,
  'RESTRICTION-PROHIBITED': restrictions.restrictionProhibited,
  'RESTRICTION-DOCUMENT': restrictions.restrictionDocument,
  'RESTRICTION-OFFICE': restrictions.restrictionOffice,
  R0003: itinerary.r0003,
  R0789: itinerary.r0789,
  C0806: datasets.c0806,
  'C0806-FORBIDDEN': datasets.c0806Forbidden,
  C0599: datasets.c0599,
  C0531: datasets.c0531,
  C0250: parties.c0250,
  'PARTY-ID': parties.partyId,
  R0850: parties.r0850,
  'PARTY-UNKNOWN': parties.partyUnknown,
  'DEPARTURE-MEANS': means.departureMeans,
  C0826: means.c0826,
  'VEHICLE-MODE': parties.vehicleMode,
  R0474: means.r0474,
  R0476: means.r0476,
  R0855: means.r0855,
  'VEHICLE-NATIONALITY': parties.vehicleNationality,
  'RAIL-WAGONS': vehicles.railWagons,
  'RAIL-WAGONS-FORBIDDEN': vehicles.railWagonsForbidden,
  'LOCATION-QUALIFIER': choices.locationQualifier,
  C0394: choices.c0394,
  'C0394-FORBIDDEN': choices.c0394Forbidden,
  C0387: choices.c0387,
  'SAFEGUARD-CONTENT': choices.safeguardContent,
  'GRN-CHECK-DIGIT': identifiers.grnCheckDigit,
  R0318: identifiers.r0318,
  C0085: guarantees.c0085,
  'C0085-FORBIDDEN': guarantees.c0085Forbidden,
  C0086: guarantees.c0086,
  'C0086-FORBIDDEN': guarantees.c0086Forbidden,
  C0130: guarantees.c0130,
  'C0130-FORBIDDEN': guarantees.c0130Forbidden,
  'GUARANTEE-AMOUNT': guarantees.guaranteeAmount,
  'DUTIES-AT-RISK': guarantees.dutiesAtRisk,
  'GUARANTEE-TWICE': guarantees.guaranteeTwice,
  R0900: guarantees.r0900,
  'CONTRIBUTION-AMOUNT': contributionAmount,
  'REFUND-CONTENT': guarantees.refundContent,
  'REIMBURSEMENT-CONTENT': guarantees.reimbursementContent,
  'GUARANTEE-OWNER': guarantees.guaranteeOwner,
  'GUARANTEE-CONTENT': guarantees.guaranteeContent,
  'GUARANTEE-REASON': guarantees.guaranteeReason,
  'GUARANTEE-VALIDITY': guarantees.guaranteeValidity,
  'COVERAGE-PERCENT': guarantees.coveragePercent,
  'COVERAGE-AUTHORISATION': guarantees.coverageAuthorisation,
  'CURRENCY-UNKNOWN': codes.currencyUnknown,
  'CURRENCY-SCALE': codes.currencyScale,
  'COUNTRY-UNKNOWN': codes.countryUnknown,
  'CODE-UNKNOWN': codes.codeUnknown,
  'CODE-NOT-VALID': datedCodes.codeNotValid,
  C0569: seals.c0569,
  'SEAL-COUNT': seals.sealCount,
  R0448: seals.r0448,
  'SEALS-MOST': seals.sealsMost,
  'SEAL-UNIQUE': seals.sealUnique,
  'CONTAINER-KIND': identifiers.containerKind,
  'CONTAINER-TWICE': identifiers.containerTwice,
  'CONTAINER-CHECK-DIGIT': identifiers.containerCheckDigit,
  'CONTAINER-INDICATOR': goods.containerIndicator,
  'ITEM-NUMBER-UNIQUE': goods.itemNumberUnique,
  'GOODS-REFERENCE': goods.goodsReference,
  C0670: goods.c0670,
  C0045: goods.c0045,
  'C0045-FORBIDDEN': goods.c0045Forbidden,
  C0298: choices.c0298,
  C0153: goods.c0153,
  'HS-CODE': goods.hsCode,
  'PACKAGE-TYPE': goods.packageType,
  'PACKAGES-COUNT': goods.packagesCount,
  R0220: goods.r0220,
  C0060: goods.c0060,
  'C0060-FORBIDDEN': goods.c0060Forbidden,
  R0219: goods.r0219,
  R0364: goods.r0364,
  R0221: goods.r0221,
  C0837: goods.c0837,
  'C0837-FORBIDDEN': goods.c0837Forbidden,
  'ITEMS-TOTAL': goods.itemsTotal,
  'PACKAGES-TOTAL': goods.packagesTotal,
  'MASS-SUM': goods.massSum,
  'MASS-NET': goods.massNet,
  C0930: outcomes.c0930,
  'DISCHARGE-REASON': outcomes.dischargeReason,
  'CONTINUATION-REFERENCE': outcomes.continuationReference,
  'CONTINUATION-REFERENCE-FORBIDDEN': outcomes.continuationReferenceForbidden,
  ...procedures.procedureRules,
  'WAGON-TWICE': vehicles.wagonTwice,
  'MANIFEST-WAGONS': trains.manifestWagons,
  'MANIFEST-MRNS': trains.manifestMrns,
  'ENQUIRY-OFFICE': choices.enquiryOffice,
  'TRACKING-POSITION': choices.trackingPosition,
  'AUTHORISATION-UNKNOWN': authorisations.authorisationUnknown,
  'AUTHORISATION-VALIDITY': authorisations.authorisationValidity,
  'AUTHORISATION-SUSPENDED': authorisations.authorisationSuspended,
  'AUTHORISATION-HOLDER': authorisations.authorisationHolder,
  'AUTHORISATION-OFFICE': authorisations.authorisationOffice,
  'AUTHORISATION-SCOPE': authorisations.authorisationScope,
  'AUTHORISATION-PLACE': authorisations.authorisationPlace,
  'C0102-FORBIDDEN': authorisations.c0102Forbidden,
  'ARRIVAL-AUTHORISATION': authorisations.arrivalAuthorisation,
  'MRN-CHECK-DIGIT': identifiers.mrnCheckDigit,
}

const RULES: readonly Rule[] = Object.values(ruleFunctions)

/**
 * Checks a message that fits its schema against all business rules that need neither movement nor ledger, all findings
 * at once up to `FINDINGS_MAX`, in a stable order (interface.md 3). What needs them is checked by `decide`: C0810, MRN-EXISTS and the rules on
 * a guarantee's standing.
 */
export function checkRules(input: RuleInput): Finding[] {
  const found: Finding[] = []
  for (const finding of findingsOf(input)) {
    found.push(finding)
    if (found.length === FINDINGS_MAX) break
  }
  return found
}

function* findingsOf(input: RuleInput): Generator<Finding> {
  const judged = asChecked(input)
  const amended = asDeclaration(input)
  for (const rule of RULES) {
    const found = rule(judged)
    // As a rule there is nothing: no set, and no iterator either.
    const none = Array.isArray(found) && found.length === 0
    if (amended === undefined) {
      if (!none) yield* found
      continue
    }
    const known = new Set<string>()
    for (const finding of found) {
      known.add(finding.pointer)
      yield finding
    }
    for (const finding of rule(amended)) {
      const there = inAmendment(finding)
      if (there !== undefined && !known.has(there.pointer)) yield there
    }
  }
}

/** The content of an amendment is held to the same rules as that of a declaration. */
function asDeclaration(input: RuleInput): Checked | undefined {
  const { message } = input
  if (message.type !== 'declaration-amendment') return undefined
  const body = message.body.declaration
  const declared = { ...message, type: 'transit-declaration' as const, body }
  return asChecked({ ...input, message: declared, amends: true })
}

/** Nothing of it has been found yet. */
const asChecked = (input: RuleInput): Checked => ({
  ...input,
  coded: codedValues(input.message.body, '/body'),
  found: new Map(),
})

/** A finding on the declaration's content where it stands in the amendment; those on the header were found already. */
const inAmendment = (finding: Finding): Finding | undefined =>
  finding.pointer.startsWith('/body/') || finding.rule === 'MRN-COUNTRY'
    ? { ...finding, pointer: finding.pointer.replace('/body/', '/body/declaration/') }
    : undefined
