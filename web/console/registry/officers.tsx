import { LiveTable } from '../../ui/facts.tsx'
import { timeIn } from '../../ui/format.ts'
import { useConsole, useRead } from '../context.ts'
import { OfficerForm } from './secrets.tsx'

type Officer = { id: string; party: string; name: string; pseudonym: string; offices: readonly string[]; rights: readonly string[]; endedAt?: string }

/** The officers of a country as the hub knows them, and inviting one more. */
export function Officers({ party }: { party: string }) {
  const { say, session, language, zone } = useConsole()
  const { data, again } = useRead<{ items: readonly Officer[] }>('/v1/officers?limit=200', ['registry'])
  const own = (data?.items ?? []).filter((one) => one.party === party)
  return (
    <section class="stack" aria-labelledby="officers-title">
      <h2 id="officers-title">{say('officers')}</h2>
      {data !== undefined && (
        <LiveTable
          caption={say('officers')}
          rows={own}
          rowKey={({ id }) => id}
          empty={say('none')}
          columns={[
            { key: 'name', label: say('name'), cell: ({ name }) => name },
            { key: 'pseudonym', label: say('pseudonym'), cell: ({ pseudonym }) => pseudonym },
            { key: 'offices', label: say('offices'), cell: ({ offices }) => offices.join(', ') },
            {
              key: 'state',
              label: say('state'),
              cell: ({ endedAt }) => (endedAt === undefined ? say('active') : say('until', { time: timeIn(endedAt, language, zone) })),
            },
          ]}
        />
      )}
      {session.role === 'operator' && (
        <details>
          <summary>{say('inviteOfficer')}</summary>
          <OfficerForm party={party} again={again} />
        </details>
      )}
    </section>
  )
}
