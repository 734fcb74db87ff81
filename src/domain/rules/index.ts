import { type Finding, FINDINGS_MAX } from '../values/finding.ts'
import * as agreements from './agreements.ts'
import * as authorisations from './authorisations.ts'
import * as choices from './choices.ts'
import * as codes from './codes.ts'
import { contributionAmount } from './contribution.ts'
import * as datedCodes from './dated-codes.ts'
import * as goods from './goods.ts'
import * as guarantees from './guarantees.ts'
import * as identifiers from './identifiers.ts'
import * as itinerary from './itinerary.ts'
import * as offices from './offices.ts'
import * as outcomes from './outcomes.ts'
import * as parties from './parties.ts'
import * as procedures from './procedures.ts'
import * as restrictions from './restrictions.ts'
import type { Rule, RuleInput } from './rule.ts'
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
  C0839: choices.c0839,
  'TIR-CARNET': choices.tirCarnet,
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
  R0789: itinerary.r0789,
  'PARTY-ID': parties.partyId,
  R0850: parties.r0850,
  'PARTY-UNKNOWN': parties.partyUnknown,
  'VEHICLE-MODE': parties.vehicleMode,
  'VEHICLE-NATIONALITY': parties.vehicleNationality,
  'RAIL-WAGONS': vehicles.railWagons,
  'RAIL-WAGONS-FORBIDDEN': vehicles.railWagonsForbidden,
  'LOCATION-QUALIFIER': choices.locationQualifier,
  'SAFEGUARD-CONTENT': choices.safeguardContent,
  'GRN-CHECK-DIGIT': identifiers.grnCheckDigit,
  R0318: identifiers.r0318,
  C0085: guarantees.c0085,
  C0086: guarantees.c0086,
  C0130: guarantees.c0130,
  'C0130-FORBIDDEN': guarantees.c0130Forbidden,
  'GUARANTEE-AMOUNT': guarantees.guaranteeAmount,
  'GUARANTEE-TWICE': guarantees.guaranteeTwice,
  R0900: guarantees.r0900,
  'CONTRIBUTION-AMOUNT': contributionAmount,
  'REIMBURSEMENT-CONTENT': guarantees.reimbursementContent,
  'GUARANTEE-OWNER': guarantees.guaranteeOwner,
  'GUARANTEE-CONTENT': guarantees.guaranteeContent,
  'GUARANTEE-REASON': guarantees.guaranteeReason,
  'GUARANTEE-VALIDITY': guarantees.guaranteeValidity,
  'CURRENCY-UNKNOWN': codes.currencyUnknown,
  'CURRENCY-SCALE': codes.currencyScale,
  'COUNTRY-UNKNOWN': codes.countryUnknown,
  'CODE-UNKNOWN': codes.codeUnknown,
  'CODE-NOT-VALID': datedCodes.codeNotValid,
  C0569: seals.c0569,
  'SEAL-COUNT': seals.sealCount,
  'SEAL-UNIQUE': seals.sealUnique,
  'CONTAINER-CHECK-DIGIT': identifiers.containerCheckDigit,
  'CONTAINER-INDICATOR': goods.containerIndicator,
  'ITEM-NUMBER-UNIQUE': goods.itemNumberUnique,
  'GOODS-REFERENCE': goods.goodsReference,
  'HS-CODE': goods.hsCode,
  'PACKAGE-TYPE': goods.packageType,
  'PACKAGES-COUNT': goods.packagesCount,
  R0220: goods.r0220,
  R0364: goods.r0364,
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
  const judged = { ...input, coded: codedValues(input.message.body, '/body') }
  const amended = asDeclaration(input)
  for (const rule of RULES) {
    const known = new Set<string>()
    for (const finding of rule(judged)) {
      known.add(finding.pointer)
      yield finding
    }
    if (amended === undefined) continue
    for (const finding of rule(amended)) {
      const there = inAmendment(finding)
      if (there !== undefined && !known.has(there.pointer)) yield there
    }
  }
}

/** The content of an amendment is held to the same rules as that of a declaration. */
function asDeclaration(input: RuleInput): Parameters<Rule>[0] | undefined {
  const { message } = input
  if (message.type !== 'declaration-amendment') return undefined
  const body = message.body.declaration
  const declared = { ...message, type: 'transit-declaration' as const, body }
  return { ...input, message: declared, amends: true, coded: codedValues(body, '/body') }
}

/** A finding on the declaration's content where it stands in the amendment; those on the header were found already. */
const inAmendment = (finding: Finding): Finding | undefined =>
  finding.pointer.startsWith('/body/') || finding.rule === 'MRN-COUNTRY'
    ? { ...finding, pointer: finding.pointer.replace('/body/', '/body/declaration/') }
    : undefined
