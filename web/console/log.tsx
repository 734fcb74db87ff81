import { Age, FactNumber, LiveTable } from '../ui/facts.tsx'
import { countOf, receiverIn, timeIn } from '../ui/format.ts'
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
      <Witnesses />
      <Audits />
      {health !== undefined && (
        <>
          <Dependencies dependencies={health.dependencies} />
          <Revocation lists={[...health.revocation, ...health.responders]} />
        </>
      )}
    </div>
  )
}

type Witness = { party: string; since: string; lastSize?: number; lastAt?: string }

/** Who co-signs states of the log, and how far: whoever rewrites it has to explain these away. */
function Witnesses() {
  const { say, language, zone, live } = useConsole()
  const { data } = useRead<{ witnesses: readonly Witness[] }>('/v1/log/keys', ['registry'])
  if (data === undefined) return null
  return (
    <section class="stack" aria-labelledby="witnesses-title">
      <h2 id="witnesses-title">{say('witnesses')}</h2>
      <p class="muted">{say('witnessesHint')}</p>
      <LiveTable
        caption={say('witnesses')}
        rows={data.witnesses}
        rowKey={({ party }) => party}
        empty={say('noWitnesses')}
        columns={[
          { key: 'party', label: say('party'), cell: ({ party }) => receiverIn(party, language) },
          {
            key: 'size',
            label: say('coSigned'),
            figure: true,
            cell: ({ party, lastSize }) => (
              <FactNumber fact={`log.cosigned:${party}`} value={lastSize} language={language} unknown={say('never')} />
            ),
          },
          {
            key: 'at',
            label: say('when'),
            cell: ({ lastAt }) =>
              lastAt === undefined ? (
                '–'
              ) : (
                <Age at={lastAt} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
              ),
          },
        ]}
      />
    </section>
  )
}

type Audit = {
  takenAt: string
  size: number
  findings: number
  firstFindings: readonly string[]
  notCompared: number
  decidedAgain: number
}

/** When somebody last looked whether everything is as the log says, and what was found. */
function Audits() {
  const { say, language, zone, live } = useConsole()
  const { data } = useRead<{ items: readonly Audit[] }>('/v1/audits', [])
  if (data === undefined) return null
  return (
    <section class="stack" aria-labelledby="audits-title">
      <h2 id="audits-title">{say('audits')}</h2>
      <p class="muted">{say('auditsHint')}</p>
      <LiveTable
        caption={say('audits')}
        rows={data.items}
        rowKey={({ takenAt }) => takenAt}
        empty={say('noAudits')}
        columns={[
          {
            key: 'at',
            label: say('when'),
            cell: ({ takenAt }) => (
              <Age at={takenAt} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
            ),
          },
          {
            key: 'found',
            label: say('auditFound'),
            cell: ({ findings, firstFindings }) => (
              <>
                <Tag tone={findings === 0 ? 'ok' : 'bad'}>
                  {findings === 0 ? say('nothingWrong') : say('thingsWrong', { n: countOf(findings, language) })}
                </Tag>
                {firstFindings.map((one) => (
                  <span key={one} class="block small" lang="en">
                    {one}
                  </span>
                ))}
              </>
            ),
          },
          {
            key: 'size',
            label: say('size'),
            figure: true,
            cell: ({ takenAt, size }) => (
              <FactNumber fact={`audit.size:${takenAt}`} value={size} language={language} unknown={say('unknown')} />
            ),
          },
          {
            key: 'again',
            label: say('decidedAgain'),
            figure: true,
            cell: ({ takenAt, decidedAgain }) => (
              <FactNumber fact={`audit.decidedAgain:${takenAt}`} value={decidedAgain} language={language} unknown={say('unknown')} />
            ),
          },
          {
            key: 'not',
            label: say('notCompared'),
            figure: true,
            cell: ({ takenAt, notCompared }) => (
              <FactNumber fact={`audit.notCompared:${takenAt}`} value={notCompared} language={language} unknown={say('unknown')} />
            ),
          },
        ]}
      />
    </section>
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
