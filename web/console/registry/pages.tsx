import { LiveTable } from '../../ui/facts.tsx'
import { Notice, Tag } from '../../ui/parts.tsx'
import { useConsole, useRead } from '../context.ts'
import { placeOf } from '../place.ts'
import { type Participant, roleIn } from './participant.tsx'
import { AgreementForm, CountryForm, OfficeForm, ParticipantForm } from './reference-forms.tsx'
import { Representatives } from './representatives.tsx'

/** The registry, as far as whoever looks may read it. */
export const RegistryPage = () => (useConsole().session.role === 'operator' ? <ParticipantsPage /> : <AuditorsPage />)

/** What an auditor may read of the registry here. */
function AuditorsPage() {
  const { say } = useConsole()
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('registry')}</h1>
        <p class="muted">{say('registryOfAuditors')}</p>
      </div>
      <Representatives />
    </div>
  )
}

/** Everybody who takes part or has done so. */
function ParticipantsPage() {
  const { say, language } = useConsole()
  const { data, trouble } = useRead<{ items: readonly Participant[] }>('/v1/participants', ['registry'])
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('registry')}</h1>
        <p class="muted">{say('registryHint')}</p>
      </div>
      <nav class="row presets" aria-label={say('add')}>
        {ADDED.map(({ name, word }) => (
          <a key={name} href={placeOf(['registry', 'add', name])}>
            {say(word)}
          </a>
        ))}
      </nav>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data !== undefined && (
        <LiveTable
          caption={say('registry')}
          rows={data.items}
          rowKey={({ key }) => key}
          empty={say('none')}
          columns={[
            {
              key: 'name',
              label: say('party'),
              cell: ({ key, names }) => <a href={placeOf(['registry', key])}>{names[language]}</a>,
            },
            { key: 'key', label: say('partyKey'), cell: ({ key }) => key },
            {
              key: 'role',
              label: say('role'),
              cell: ({ role }) => roleIn(role, say),
            },
            { key: 'channel', label: say('channel'), cell: ({ channel }) => channel },
            {
              key: 'state',
              label: say('state'),
              cell: ({ suspended, active }) =>
                suspended ? (
                  <Tag tone="warn">{say('suspended')}</Tag>
                ) : (
                  <Tag tone={active ? 'ok' : 'idle'}>{say(active ? 'active' : 'inactive')}</Tag>
                ),
            },
          ]}
        />
      )}
    </div>
  )
}

/** What can be brought in, in the order in which a country comes on: itself, its offices, its agreements, its system. */
const ADDED = [
  { name: 'country', word: 'addCountry', Form: CountryForm },
  { name: 'office', word: 'addOffice', Form: OfficeForm },
  { name: 'agreement', word: 'addAgreement', Form: AgreementForm },
  { name: 'participant', word: 'addParticipant', Form: ParticipantForm },
] as const

/** One form, on a page of its own. @param country whose it is, where that is known */
export function AddPage({ what, country }: { what: string | undefined; country: string }) {
  const { say } = useConsole()
  const added = ADDED.find(({ name }) => name === what)
  if (added === undefined) return <h1>{say('notFound')}</h1>
  const { word, Form } = added
  return (
    <div class="wide">
      <div class="head">
        <p>
          <a href={placeOf(country === '' ? ['registry'] : ['registry', country])}>{country === '' ? say('registry') : country}</a>
        </p>
        <h1>{say(word)}</h1>
        <p class="muted">{say('everyActHint')}</p>
      </div>
      <Form country={country} />
    </div>
  )
}
