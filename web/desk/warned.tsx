import { receiverIn } from '../ui/format.ts'
import type { WordKey } from '../words/desk-en.ts'
import { timeOf, useDesk } from './context.ts'
import type { Warned as Warning } from './db.ts'

/** The code list `receipt-warnings`. */
const WORDS: Readonly<Record<string, WordKey>> = {
  'implausible-time': 'warned-implausible-time',
  stop: 'warned-stop',
  'office-closed': 'warned-office-closed',
  'direction-closed': 'warned-direction-closed',
  outage: 'warned-outage',
  vehicle: 'warned-vehicle',
  seals: 'warned-seals',
  'limit-near': 'warned-limit-near',
  'limit-passed': 'warned-limit-passed',
  'guarantee-suspended': 'warned-guarantee-suspended',
  'guarantee-overdrawn': 'warned-guarantee-overdrawn',
  'agreement-suspended': 'warned-agreement-suspended',
  'vehicle-shared': 'warned-vehicle-shared',
  'used-twice': 'warned-used-twice',
  partial: 'warned-partial',
  'content-destroyed': 'warned-content-destroyed',
  double: 'warned-double',
}

/**
 * A receipt's warning in the officer's language, by its code: the receipt is signed in the language of the party. Its own text stays
 * with it, since it also says what no other place of the receipt does; of a code that this page does not know it is all there is.
 */
export function Warned({ warning: { code, text, by, since, mrn, contact } }: { warning: Warning }) {
  const { say, language } = useDesk()
  const word = WORDS[code]
  const known = [
    by === undefined ? '' : receiverIn(by, language),
    since === undefined ? '' : say('warnedSince', { time: timeOf(since, language) }),
    mrn ?? '',
    contact?.office ?? '',
  ].filter((one) => one !== '')
  return (
    <div class="notice bad">
      <p>
        {word === undefined ? text : say(word)}{' '}
        {contact?.phone !== undefined && <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a>}
      </p>
      {word !== undefined && (
        <>
          {known.length > 0 && <p>{known.join(' · ')}</p>}
          <details>
            <summary>{say('warnedText')}</summary>
            <p>{text}</p>
          </details>
        </>
      )}
    </div>
  )
}
