import { languageOf } from '../reference/receivers.ts'
import { codelists } from '../../generated/codelists.ts'
import type { GuaranteeNotValidBody, GuaranteeReleaseBody, GuaranteeUseBody } from '../../generated/types.ts'
import { guaranteeTable } from '../../generated/guarantee-table.ts'
import { change, type Draft, make, receiversFor } from '../draft/draft.ts'
import type { GuaranteeLine, ReferencedCheck, ReferencedLine, Refusal } from '../model/guarantee.ts'
import { carnetNumber } from '../reference/guarantee-types.ts'
import { formatMoney } from '../values/money.ts'
import { declaredOf } from '../model/declared.ts'
import type { Movement } from '../model/movement.ts'
import { HUB } from '../values/party.ts'
import type { Language } from '../values/texts.ts'
import { utcDateTime } from '../values/time.ts'

type RefusedUse = Pick<ReferencedCheck, 'grn' | 'type'> & { refusal: Refusal & { text?: string } }

/**
 * Records which guarantees were refused, and why, and tells departure and principal, each in its language (engine.md 4: the
 * declaration itself is accepted).
 */
export function tellNotValid(draft: Draft, refused: readonly RefusedUse[]): void {
  change(draft, { notValid: refused.map(({ grn, type, refusal: { reason } }) => ({ grn, type, reason })) })
  for (const receiver of receiversFor(draft, 'guarantee-not-valid', HUB)) {
    const language = languageOf(draft.input.reference, receiver)
    const guarantees = refused.map((one) => notValidOf(one, language))
    make(draft, 'guarantee-not-valid', receiver, { guarantees })
  }
}

function notValidOf(
  { grn, type, refusal }: RefusedUse,
  language: Language,
): GuaranteeNotValidBody['guarantees'][number] {
  const carnet = carnetNumber(grn)
  return {
    ...(carnet === undefined ? { grn } : { carnet }),
    type: type as NonNullable<GuaranteeNotValidBody['guarantees'][number]['type']>,
    reason: refusal.reason,
    text: refusal.text ?? textOf(refusal, language),
  }
}

/** A refusal in words: the meaning of the reason, and the particular detail. */
export function textOf({ reason, detail }: Refusal, language: Language): string {
  const labels = codelists['guarantee-refusals'].find(({ code }) => code === reason)?.labels
  const meaning = labels?.[language] ?? reason
  const row = codelists['guarantee-refusal-details'].find(({ code }) => code === detail?.code)
  if (detail === undefined || row === undefined) return meaning
  return `${meaning}: ${row.labels[language].replace('{value}', () => valueOf(detail, language))}`
}

/** A state is named in the reader's language, everything else is a number or a code. */
function valueOf({ code, value }: NonNullable<Refusal['detail']>, language: Language): string {
  const state = code === 'state' ? guaranteeTable.states.find(({ name }) => name === value) : undefined
  return state?.labels[language] ?? value
}

type Amount = Pick<GuaranteeLine, 'minor' | 'currency'>

const amountOf = ({ minor, currency }: Amount): Pick<GuaranteeReleaseBody, 'amount'> =>
  minor === 0n || currency === undefined ? {} : { amount: formatMoney({ minor, currency }) }

/**
 * The body of a guarantee use for its guarantor: how much, by whom, where. `now` is milliseconds UTC; a waiver has no
 * amount.
 */
export function makeGuaranteeUseBody(
  movement: Movement,
  line: Pick<ReferencedLine, 'grn' | 'type'> & Amount,
  now: number,
): GuaranteeUseBody {
  const { principal, departure, destination } = declaredOf(movement)
  return {
    grn: line.grn,
    type: line.type as GuaranteeUseBody['type'],
    ...amountOf(line),
    holder: { scheme: principal.scheme, id: principal.id } as GuaranteeUseBody['holder'],
    countries: [...new Set(movement.legs.map(({ country }) => country))],
    departureOffice: departure.office,
    destinationOffice: destination.office,
    acceptedAt: utcDateTime(now),
  }
}

/** The body of a guarantee release. `now` is milliseconds UTC; a waiver has no amount. */
export function makeGuaranteeReleaseBody(
  line: Pick<ReferencedLine, 'grn'> & Amount,
  cause: GuaranteeReleaseBody['cause'],
  now: number,
): GuaranteeReleaseBody {
  return { grn: line.grn, ...amountOf(line), cause, releasedAt: utcDateTime(now) }
}
