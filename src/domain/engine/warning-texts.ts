import { fill } from '../values/fill.ts'
import { codelists } from '../../generated/codelists.ts'
import type { Warning } from '../model/decision.ts'
import type { Reference } from '../model/reference.ts'
import { contactIn, type OfficeContact } from '../reference/registry.ts'
import { legibleText } from '../values/legible.ts'
import type { Language } from '../values/texts.ts'
import { timeInWords } from '../values/time.ts'

/** A warning as a receipt carries it (interface.md 3). */
export type ToldWarning = Pick<Warning, 'code' | 'pointer' | 'by' | 'since' | 'mrn'> & {
  text: string
  contact?: OfficeContact
}

type Known = Pick<Reference, 'offices' | 'parties'>

/** A warning in words (schemas/codelists/receipt-warnings.json), with whom to call. */
export function tellWarning(warning: Warning, language: Language, reference: Known): ToldWarning {
  const { code, pointer, by, since, mrn, office } = warning
  const contact = office === undefined ? undefined : contactIn(office, reference.offices.get(office)?.contacts)
  return {
    code,
    text: textOf(warning, contact, language, reference),
    ...(by === undefined ? {} : { by }),
    ...(since === undefined ? {} : { since }),
    ...(contact === undefined ? {} : { contact }),
    ...(mrn === undefined ? {} : { mrn }),
    ...(pointer === undefined ? {} : { pointer }),
  }
}

function textOf(warning: Warning, contact: OfficeContact | undefined, language: Language, { parties }: Known): string {
  const { code, value, received, by, since, reason, mrn } = warning
  const words: Readonly<Record<string, string | undefined>> = {
    value,
    received,
    since: since === undefined ? undefined : timeInWords(since),
    mrn,
    by: by === undefined ? undefined : (parties.get(by)?.name ?? by),
    reason: reason === undefined ? undefined : labelOf('alert-reasons', reason, language),
    contact: contact === undefined ? '' : [contact.office, contact.phone, contact.email].filter(Boolean).join(', '),
  }
  const text = labelOf('receipt-warnings', code, language)
  return legibleText(fill(text, words, '-').trim(), LONGEST)
}

/** A receipt is one line of a log and one screen of a phone. */
const LONGEST = 1_000

const labelOf = (list: 'receipt-warnings' | 'alert-reasons', code: string, language: Language): string =>
  codelists[list].find((row) => row.code === code)?.labels[language] ?? code
