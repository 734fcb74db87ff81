import { useConsole } from '../context.ts'
import { placeOf } from '../place.ts'
import { ActForm, filled, listOf, type Question } from './form.tsx'

/** The first day from which something that is brought in now holds. */
const today = (now: number): string => new Date(now).toISOString().slice(0, 10)

const reasonPath = (path: string, reason = ''): string => `${path}?reason=${encodeURIComponent(reason)}`

/** Brings one country in, or changes it from a day on. */
export function CountryForm() {
  const { say, live } = useConsole()
  return (
    <ActForm
      title={say('addCountry')}
      does={say('add')}
      questions={[
        { name: 'code', label: say('countryCode') },
        { name: 'name', label: say('name') },
        { name: 'currency', label: say('currency'), initial: 'XOF' },
        { name: 'timeZone', label: say('timeZone'), hint: say('timeZoneHint') },
        { name: 'validFrom', label: say('validFrom'), kind: 'date', initial: today(live.now) },
      ]}
      call={({ reason, ...values }) => ({
        method: 'PUT',
        path: reasonPath('/v1/countries', reason),
        body: { items: [{ ...filled(values), code: (values['code'] ?? '').trim().toUpperCase() }] },
      })}
    />
  )
}

const KINDS = ['border', 'inland', 'port', 'rail', 'joint-border-post'] as const

/** Brings one office in, or changes it from a day on. */
export function OfficeForm({ country }: { country: string }) {
  const { say, live, labels } = useConsole()
  const roles = Object.entries(labels.codes['office-roles'] ?? {}).map(([value, label]) => ({ value, label }))
  return (
    <ActForm
      title={say('addOffice')}
      does={say('add')}
      questions={[
        { name: 'code', label: say('officeCode'), initial: country, hint: say('officeCodeHint') },
        { name: 'name', label: say('name') },
        { name: 'kind', label: say('officeKind'), kind: 'one', options: KINDS.map((value) => ({ value, label: say(`office-${value}`) })), initial: 'border' },
        { name: 'roles', label: say('officeRoles'), kind: 'several', options: roles, initial: 'transit' },
        { name: 'timeZone', label: say('timeZone'), hint: say('timeZoneHint') },
        { name: 'pairs', label: say('officePairs'), hint: say('listHint') },
        { name: 'phone', label: say('dutyPhone') },
        { name: 'validFrom', label: say('validFrom'), kind: 'date', initial: today(live.now) },
      ]}
      call={({ reason, pairs, roles: chosen, phone = '', ...values }) => {
        const code = (values['code'] ?? '').trim().toUpperCase()
        const contacts = phone.trim() === '' ? {} : { contacts: [{ kind: 'phone', value: phone.trim(), duty: true }] }
        const office = { ...filled(values), code, country: code.slice(0, 2), roles: listOf(chosen), pairs: listOf(pairs), ...contacts }
        return { method: 'PUT', path: reasonPath('/v1/offices', reason), body: { items: [office] } }
      }}
    />
  )
}

/** Brings in an agreement between countries, or changes it from a day on. */
export function AgreementForm({ country }: { country: string }) {
  const { say, live, labels } = useConsole()
  const from = (list: string): Question & { kind: 'several' } => ({
    name: list,
    label: say(`list-${list as 'regimes' | 'transport-modes' | 'guarantee-types'}`),
    kind: 'several',
    options: Object.entries(labels.codes[list] ?? {}).map(([value, label]) => ({ value, label })),
  })
  return (
    <ActForm
      title={say('addAgreement')}
      does={say('add')}
      questions={[
        { name: 'id', label: say('agreementId'), hint: say('agreementIdHint') },
        { name: 'countries', label: say('agreementCountries'), initial: country, hint: say('listHint') },
        { ...from('regimes'), initial: 'isrt' },
        { ...from('transport-modes'), initial: '3' },
        { ...from('guarantee-types'), initial: '1' },
        {
          name: 'dischargeMode',
          label: say('dischargeMode'),
          kind: 'one',
          options: [
            { value: 'by-departure', label: say('byDeparture') },
            { value: 'automatic', label: say('automaticDischarge') },
          ],
          initial: 'by-departure',
        },
        { name: 'validFrom', label: say('validFrom'), kind: 'date', initial: today(live.now) },
      ]}
      call={({ reason, countries = '', regimes, 'transport-modes': modes, 'guarantee-types': types, ...values }) => ({
        method: 'PUT',
        path: reasonPath('/v1/agreements', reason),
        body: {
          items: [
            {
              ...filled(values),
              countries: listOf(countries.toUpperCase()),
              regimes: listOf(regimes),
              modes: listOf(modes),
              guaranteeTypes: listOf(types),
            },
          ],
        },
      })}
    />
  )
}

const ROLES = ['customs', 'guarantor', 'principal', 'consignee', 'carrier', 'rail', 'tracking', 'payment', 'partner'] as const
const CHANNELS = ['amqp', 'inbox', 'webhook', 'none'] as const
const LANGUAGES = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
  { value: 'pt', label: 'Português' },
]

/** Registers a participant, and leads to what it still has to do. */
export function ParticipantForm() {
  const { say } = useConsole()
  return (
    <ActForm
      title={say('addParticipant')}
      does={say('add')}
      questions={[
        { name: 'key', label: say('partyKey'), hint: say('partyKeyHint') },
        { name: 'role', label: say('role'), kind: 'one', options: ROLES.map((value) => ({ value, label: say(`role-${value}`) })), initial: 'customs' },
        { name: 'en', label: say('nameIn', { language: 'English' }) },
        { name: 'fr', label: say('nameIn', { language: 'Français' }) },
        { name: 'pt', label: say('nameIn', { language: 'Português' }) },
        { name: 'language', label: say('language'), kind: 'one', options: LANGUAGES, initial: 'fr' },
        {
          name: 'format',
          label: say('format'),
          kind: 'one',
          options: [
            { value: 'json', label: 'JSON' },
            { value: 'xml', label: 'XML' },
          ],
          initial: 'json',
        },
        { name: 'channel', label: say('channel'), kind: 'one', options: CHANNELS.map((value) => ({ value, label: say(`channel-${value}`) })), initial: 'inbox' },
        { name: 'contact', label: say('contactName') },
        { name: 'phone', label: say('dutyPhone') },
      ]}
      call={({ en = '', fr = '', pt = '', contact = '', phone = '', ...values }) => ({
        method: 'POST',
        path: '/v1/participants',
        body: {
          ...filled(values),
          names: { en: en.trim(), fr: fr.trim(), pt: pt.trim() },
          ...(contact.trim() === '' ? {} : { contacts: [filled({ name: contact, phone })] }),
        },
      })}
      onDone={(body) => {
        location.hash = placeOf(['registry', (body as { key: string }).key])
      }}
    />
  )
}
