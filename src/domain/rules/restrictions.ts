import type { RuleId } from '../../generated/rules.ts'
import { type RestrictedItem, type Restriction, restrictedGoods } from '../reference/restrictions.ts'
import { ruleFinding } from '../values/finding.ts'
import { contentDay, oncePerCheck, type Rule } from './rule.ts'

const brokenBy = oncePerCheck((input: Parameters<Rule>[0]): readonly RestrictedItem[] =>
  input.message.type === 'transit-declaration'
    ? restrictedGoods(input.message.body, input.reference, contentDay(input))
    : [],
)

const onRestriction =
  (rule: RuleId, effect: Restriction['effect'], right: (restriction: Restriction) => readonly string[]): Rule =>
  (input) =>
    brokenBy(input)
      .filter(({ restriction }) => restriction.effect === effect)
      .map(({ item, hsCode, restriction }) => {
        const allowed = right(restriction).join(', ')
        const basis = `${restriction.code}: ${restriction.legalBasis}`
        const expected = allowed === '' ? basis : `${allowed} (${basis})`
        return ruleFinding(rule, `/body/items/${item}/commodity/hsCode`, hsCode, expected)
      })

/** RESTRICTION-PROHIBITED: goods that a country on the way lets pass under no condition. */
export const restrictionProhibited = onRestriction('RESTRICTION-PROHIBITED', 'prohibited', () => [])

/** RESTRICTION-DOCUMENT: goods that a country on the way lets pass with a permit only. */
export const restrictionDocument = onRestriction('RESTRICTION-DOCUMENT', 'document', ({ documents = [] }) => documents)

/** RESTRICTION-OFFICE: goods that a country on the way lets pass through some of its offices only. */
export const restrictionOffice = onRestriction('RESTRICTION-OFFICE', 'offices', ({ only = [] }) => only)
