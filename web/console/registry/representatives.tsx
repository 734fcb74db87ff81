import { LiveTable } from '../../ui/facts.tsx'
import { timeIn } from '../../ui/format.ts'
import { Notice } from '../../ui/parts.tsx'
import { LANGUAGES, NAMES } from '../../words/languages.ts'
import { useConsole, useRead } from '../context.ts'
import { ActForm, filled, type Question, type Values } from './form.tsx'

type Representative = {
  id: string
  party: string
  name: string
  pseudonym: string
  openid?: { issuer: string; subject: string }
  endedAt?: string
}

/** The roles whose people have an account to read (docs/decisions/0218). */
const REPRESENTED: ReadonlySet<string> = new Set(['principal', 'guarantor'])

export const hasAccount = (role: string | undefined): boolean => role !== undefined && REPRESENTED.has(role)

/**
 * People of a principal or guarantor who read its account, and registering, changing and ending them.
 * @param props without `party` those of everybody: an auditor reads them, and no list of participants
 */
export function Representatives({ party }: { party?: string }) {
  const { say, session, language, zone } = useConsole()
  const { data, trouble, again } = useRead<{ items: readonly Representative[] }>('/v1/representatives?limit=200', ['registry'])
  const { data: ways } = useRead<{ openid: boolean }>('/v1/session/ways', ['registry'])
  const own = (data?.items ?? []).filter((one) => party === undefined || one.party === party)
  return (
    <section class="stack" aria-labelledby="representatives-title">
      <h2 id="representatives-title">{say('representatives')}</h2>
      <p class="muted">{say('representativesHint')}</p>
      {ways?.openid === false && <Notice tone="info">{say('noOpenid')}</Notice>}
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data !== undefined && (
        <LiveTable
          caption={say('representatives')}
          rows={own}
          rowKey={({ id }) => id}
          empty={say('none')}
          columns={[
            ...(party === undefined ? [{ key: 'party', label: say('party'), cell: (one: Representative) => one.party }] : []),
            { key: 'name', label: say('name'), cell: ({ name }) => name },
            { key: 'pseudonym', label: say('representativePseudonym'), cell: ({ pseudonym }) => pseudonym },
            { key: 'subject', label: say('subject'), cell: ({ openid }) => openid?.subject ?? '' },
            {
              key: 'state',
              label: say('state'),
              cell: ({ endedAt }) => (endedAt === undefined ? say('active') : say('until', { time: timeIn(endedAt, language, zone) })),
            },
          ]}
        />
      )}
      {session.role === 'operator' && party !== undefined && <Acts party={party} own={own.filter(({ endedAt }) => endedAt === undefined)} again={again} />}
    </section>
  )
}

type ActsProps = { party: string; own: readonly Representative[]; again: () => void }

/** What an operator does about them; changing and ending only where there is somebody. */
function Acts({ party, own, again }: ActsProps) {
  const { say, language } = useConsole()
  const openid: readonly Question[] = [
    { name: 'issuer', label: say('issuer') },
    { name: 'subject', label: say('subject'), hint: say('subjectHint') },
  ]
  // Nobody is chosen beforehand: whoever was ended a moment ago must not stand there still.
  const whom: Question = {
    name: 'id',
    label: say('whom'),
    kind: 'one',
    options: [{ value: '', label: say('choose') }, ...own.map(({ id, name, pseudonym }) => ({ value: id, label: `${name} (${pseudonym})` }))],
  }
  const spoken: Question = {
    name: 'language',
    label: say('language'),
    kind: 'one',
    options: LANGUAGES.map((value) => ({ value, label: NAMES[value] })),
    initial: language,
  }
  return (
    <>
      <details>
        <summary>{say('addRepresentative')}</summary>
        <ActForm
          title={say('addRepresentative')}
          does={say('register')}
          questions={[
            { name: 'name', label: say('name') },
            { name: 'pseudonym', label: say('representativePseudonym'), hint: say('representativePseudonymHint') },
            ...openid,
            spoken,
          ]}
          call={(values) => ({ method: 'POST', path: '/v1/representatives', body: { party, ...bodyOf(values) } })}
          onDone={again}
        />
      </details>
      {own.length > 0 && (
        <>
          <details>
            <summary>{say('changeRepresentative')}</summary>
            <ActForm
              title={say('changeRepresentative')}
              does={say('change')}
              questions={[whom, { name: 'name', label: say('name'), hint: say('emptyStays') }, ...openid]}
              call={({ id = '', ...values }) => ({ method: 'PATCH', path: `/v1/representatives/${id}`, body: bodyOf(values) })}
              onDone={again}
            />
          </details>
          <details>
            <summary>{say('endRepresentative')}</summary>
            <p class="muted">{say('endRepresentativeHint')}</p>
            <ActForm
              title={say('endRepresentative')}
              does={say('end')}
              questions={[whom]}
              call={({ id = '', reason }) => ({ method: 'DELETE', path: `/v1/representatives/${id}`, body: { reason } })}
              onDone={again}
            />
          </details>
        </>
      )}
    </>
  )
}

/** Issuer and subject are one thing: half of it is sent too, so that the hub says what is missing. */
function bodyOf({ issuer = '', subject = '', ...values }: Values): object {
  const openid = filled({ issuer, subject })
  return { ...filled(values), ...(Object.keys(openid).length === 0 ? {} : { openid }) }
}
