import type { GuaranteeRegistrationBody, DeclaredGuarantee } from '../../generated/types.ts'
import { guaranteeTypeRow, type TypeRow } from '../reference/guarantee-types.ts'
import { type Finding, ruleFinding } from '../values/finding.ts'
import { asGrn, countryOfGrn } from '../values/identifiers.ts'
import type { Rule } from './rule.ts'

const onEachUse =
  (check: (use: DeclaredGuarantee, row: TypeRow, pointer: string) => Finding[]): Rule =>
  ({ message }) =>
    message.type === 'transit-declaration'
      ? message.body.guarantees.flatMap((use, at) => {
          const row = guaranteeTypeRow(use.type)
          return row === undefined ? [] : check(use, row, `/body/guarantees/${at}`)
        })
      : []

/** C0085: which types need a guarantee reference number (NCTS). */
export const c0085 = onEachUse(({ grn }, row, at) =>
  row.grn === 'required' && grn === undefined ? [ruleFinding('C0085', `${at}/grn`, row.code)] : [],
)

/** C0086: which types need the access code (NCTS). */
export const c0086 = onEachUse(({ accessCode }, row, at) =>
  row.accessCode === 'required' && accessCode === undefined ? [ruleFinding('C0086', `${at}/accessCode`, row.code)] : [],
)

/** C0085-FORBIDDEN: and no other type has one: it would be a guarantee that nobody looks at (NCTS C0085, C0086). */
export const c0085Forbidden = onEachUse(({ grn }, row, at) =>
  row.grn === 'absent' && grn !== undefined ? [ruleFinding('C0085-FORBIDDEN', `${at}/grn`, grn, row.code)] : [],
)

/** C0086-FORBIDDEN: where there is no reference there is nothing an access code would open (NCTS C0086). */
export const c0086Forbidden = onEachUse(({ accessCode }, row, at) =>
  row.accessCode === 'absent' && accessCode !== undefined
    ? [ruleFinding('C0086-FORBIDDEN', `${at}/accessCode`, undefined, row.code)]
    : [],
)

/** C0130: type 8 needs another reference (NCTS). */
export const c0130 = onEachUse(({ otherReference }, row, at) =>
  row.otherReference === 'required' && otherReference === undefined
    ? [ruleFinding('C0130', `${at}/otherReference`)]
    : [],
)

/** C0130-FORBIDDEN: only types 3 and 8 may have another reference (NCTS C0130). */
export const c0130Forbidden = onEachUse(({ otherReference }, row, at) =>
  row.otherReference === 'absent' && otherReference !== undefined
    ? [ruleFinding('C0130-FORBIDDEN', `${at}/otherReference`, otherReference)]
    : [],
)

/** GUARANTEE-AMOUNT: what is not waived has an amount to be covered. */
export const guaranteeAmount = onEachUse(({ amount }, row, at) =>
  row.amount === 'required' && amount === undefined ? [ruleFinding('GUARANTEE-AMOUNT', `${at}/amount`, row.code)] : [],
)

/** DUTIES-AT-RISK: what has to be covered, unless every guarantee is a waiver (engine.md 8, "Cover"). */
export const dutiesAtRisk: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration' || message.body.dutiesAtRisk !== undefined) return []
  const waived = message.body.guarantees.every(({ type }) => guaranteeTypeRow(type)?.waiver === true)
  return waived ? [] : [ruleFinding('DUTIES-AT-RISK', '/body/dutiesAtRisk')]
}

/** GUARANTEE-TWICE: one line per guarantee, so that its amount stands in one place. */
export const guaranteeTwice: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const seen = new Set<string>()
  return message.body.guarantees.flatMap(({ grn }, at) => {
    if (grn === undefined) return []
    if (seen.has(grn)) return [ruleFinding('GUARANTEE-TWICE', `/body/guarantees/${at}/grn`, grn)]
    seen.add(grn)
    return []
  })
}

/** R0900: a TIR carnet secures a TIR declaration and nothing else (NCTS). */
export const r0900: Rule = ({ message }) => {
  if (message.type !== 'transit-declaration') return []
  const tir = message.body.declarationType === 'TIR'
  return message.body.guarantees.flatMap(({ type }, at) =>
    (type === 'B') === tir ? [] : [ruleFinding('R0900', `/body/guarantees/${at}/type`, type)],
  )
}

/** GUARANTEE-CONTENT: what a registration has to say; an update says everything again but the access code. */
export const guaranteeContent: Rule = ({ message }) => {
  if (message.type !== 'guarantee-registration') return []
  const { body } = message
  if (body.action !== 'register' && body.action !== 'update') return []
  return neededContent(body)
    .filter((field) => body[field] === undefined)
    .map((field) => ruleFinding('GUARANTEE-CONTENT', `/body/${field}`, undefined, field))
}

function neededContent({ action, type }: GuaranteeRegistrationBody): (keyof GuaranteeRegistrationBody)[] {
  const row = guaranteeTypeRow(type)
  const limit = row?.waiver === true ? [] : (['limit'] as const)
  const accessCode = action === 'register' && row?.accessCode === 'required' ? (['accessCode'] as const) : []
  return ['type', 'holder', ...limit, 'territories', 'validFrom', 'monitoring', ...accessCode]
}

const PERCENTAGES = [100, 50, 30, 0]

/** COVERAGE-PERCENT: the levels of a reduced guarantee (engine.md 8, "Cover"; NCTS comprehensive guarantee). */
export const coveragePercent: Rule = ({ message }) => {
  if (message.type !== 'guarantee-registration') return []
  const { coverage } = message.body
  if (coverage === undefined || PERCENTAGES.includes(coverage)) return []
  return [ruleFinding('COVERAGE-PERCENT', '/body/coverage', String(coverage), PERCENTAGES.join(', '))]
}

/** COVERAGE-AUTHORISATION: less than all of the duties is secured only where customs has allowed it. */
export const coverageAuthorisation: Rule = ({ message }) => {
  if (message.type !== 'guarantee-registration') return []
  const { coverage = 100, authorisation } = message.body
  if (coverage >= 100 || authorisation !== undefined) return []
  return [ruleFinding('COVERAGE-AUTHORISATION', '/body/authorisation', String(coverage))]
}

/** GUARANTEE-REASON: whoever takes a guarantee away or gives it back says why. */
export const guaranteeReason: Rule = ({ message }) => {
  if (message.type !== 'guarantee-registration') return []
  const { action, reason } = message.body
  const needed = action === 'suspend' || action === 'revoke' || action === 'reinstate'
  return needed && reason === undefined ? [ruleFinding('GUARANTEE-REASON', '/body/reason', action)] : []
}

/** GUARANTEE-VALIDITY: the last day is not before the first. */
export const guaranteeValidity: Rule = ({ message }) => {
  if (message.type !== 'guarantee-registration') return []
  const { validFrom, validTo } = message.body
  if (validFrom === undefined || validTo === undefined || validTo >= validFrom) return []
  return [ruleFinding('GUARANTEE-VALIDITY', '/body/validTo', validTo, validFrom)]
}

/** GUARANTEE-OWNER: a GRN carries the country of its guarantor (domain.md 2.4). */
export const guaranteeOwner: Rule = ({ message, caller }) => {
  if (message.type !== 'guarantee-registration') return []
  const { grn } = message.body
  return countryOfGrn(asGrn(grn)) === caller.country
    ? []
    : [ruleFinding('GUARANTEE-OWNER', '/body/grn', grn, caller.country)]
}

/** REIMBURSEMENT-CONTENT: a reimbursement says on which guarantee, and to whom (engine.md 5). */
export const reimbursementContent: Rule = ({ message }) => {
  if (message.type !== 'payment-notice' || message.body.purpose !== 'reimbursement') return []
  const { body } = message
  return (['grn', 'payee'] as const)
    .filter((field) => body[field] === undefined)
    .map((field) => ruleFinding('REIMBURSEMENT-CONTENT', `/body/${field}`, undefined, field))
}

/** REFUND-CONTENT: a refund says under which reference, and of which receipt. */
export const refundContent: Rule = ({ message }) => {
  if (message.type !== 'payment-notice' || message.body.purpose !== 'refund') return []
  const { body } = message
  return (['reference', 'refundOf'] as const)
    .filter((field) => body[field] === undefined)
    .map((field) => ruleFinding('REFUND-CONTENT', `/body/${field}`, undefined, field))
}
