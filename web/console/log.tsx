import { Age, FactNumber, LiveTable } from '../ui/facts.tsx'
import { timeIn } from '../ui/format.ts'
import { Tag, type Tone } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { useConsole, useRead } from './context.ts'

type Dependency = { name: string; state: keyof typeof STATES; since: string; consequence: string }
/** A list of revoked certificates, or who is asked about each: a `responder`. */
type List = { authority: string; responder?: string; state: string; nextUpdate?: string; consequence: string }
type Health = { dependencies: readonly Dependency[]; revocation: readonly List[]; responders: readonly List[] }

const STATES = {
  ok: { word: 'stateOk', tone: 'ok' },
  degraded: { word: 'stateDegraded', tone: 'warn' },
  down: { word: 'stateDown', tone: 'bad' },
  unknown: { word: 'stateUnknown', tone: 'awaiting' },
} as const satisfies Readonly<Record<string, { word: WordKey; tone: Tone }>>

const NAMES: Readonly<Record<string, WordKey>> = {
  database: 'onDatabase',
  migrations: 'onMigrations',
  'reference-data': 'onReferenceData',
  broker: 'onBroker',
  'database-clock': 'onDatabaseClock',
  'broker-clock': 'onBrokerClock',
  'set-aside': 'onSetAside',
  timers: 'onTimers',
  'revocation-lists': 'onRevocationLists',
  responders: 'onResponders',
  timestamps: 'onTimestamps',
}

/** The log's head, and what the hub rests on; the latter operators are told only. */
export function LogPage() {
  const { say, language, session } = useConsole()
  const { data: head } = useRead<{ size: number; root: string }>('/v1/log/checkpoint', ['movements'])
  const { data: health } = useRead<Health>(
    session.role === 'operator' ? '/v1/health' : undefined,
    ['queues'],
  )
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('log')}</h1>
        <p class="muted">{say('logHint')}</p>
      </div>
      <section class="stack" aria-labelledby="head-title">
        <h2 id="head-title">{say('checkpoint')}</h2>
        <p>
          {say('size')}: <FactNumber fact="log.size" value={head?.size} language={language} unknown={say('unknown')} />
        </p>
        <p>
          {say('root')}: <code class="root">{head?.root ?? say('unknown')}</code>
        </p>
        <p class="muted">{say('verifyHint')}</p>
      </section>
      {health !== undefined && (
        <>
          <Dependencies dependencies={health.dependencies} />
          <Revocation lists={[...health.revocation, ...health.responders]} />
        </>
      )}
    </div>
  )
}

/** What the hub needs to do its work, and how that is. */
function Dependencies({ dependencies }: { dependencies: readonly Dependency[] }) {
  const { say, language, zone, live } = useConsole()
  return (
    <section class="stack" aria-labelledby="health-title">
      <h2 id="health-title">{say('health')}</h2>
      <LiveTable
        caption={say('health')}
        rows={dependencies}
        rowKey={({ name }) => name}
        empty={say('none')}
        columns={[
          {
            key: 'name',
            label: say('restsOn'),
            cell: ({ name }) => {
              const word = NAMES[name]
              return word === undefined ? name : say(word)
            },
          },
          {
            key: 'state',
            label: say('state'),
            cell: ({ state }) => <Tag tone={STATES[state].tone}>{say(STATES[state].word)}</Tag>,
          },
          {
            key: 'since',
            label: say('since'),
            cell: ({ since }) => (
              <Age at={since} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
            ),
          },
          { key: 'means', label: say('means'), cell: ({ consequence }) => consequence },
        ]}
      />
    </section>
  )
}

/** How far each authority’s list of revoked certificates, and each responder, can be relied on. */
function Revocation({ lists }: { lists: readonly List[] }) {
  const { say, language, zone } = useConsole()
  return (
    <section class="stack" aria-labelledby="revocation-title">
      <h2 id="revocation-title">{say('revocation')}</h2>
      <LiveTable
        caption={say('revocation')}
        rows={lists}
        rowKey={({ authority, responder = '' }) => `${authority} ${responder}`}
        empty={say('none')}
        columns={[
          { key: 'authority', label: say('authority'), cell: ({ authority, responder = '' }) => `${authority} ${responder}` },
          {
            key: 'next',
            label: say('nextList'),
            cell: ({ nextUpdate }) => (nextUpdate === undefined ? '–' : timeIn(nextUpdate, language, zone)),
          },
          { key: 'means', label: say('means'), cell: ({ consequence }) => consequence },
        ]}
      />
    </section>
  )
}
