import { useState } from 'preact/hooks'
import { Age, FactNumber, LiveTable } from '../ui/facts.tsx'
import { countOf, grouped, receiverIn, spanOf } from '../ui/format.ts'
import { Button, Notice, Tag } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { type Queue, reasonOf, shownOf } from './countries.tsx'
import { useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'
import { QueueHistory } from './queue-history.tsx'
import { type Parked, ParkedDialog, type Asked } from './replay.tsx'

type Waiting = {
  id: string
  state: keyof typeof STATES
  type: string
  mrn?: string
  sender: string
  since: string
  behind: number
  awaits?: { type: string }
}

const STATES = {
  ready: 'stateReady',
  'in-flight': 'stateInFlight',
  waiting: 'stateWaiting',
  parked: 'stateParked',
} as const satisfies Readonly<Record<string, WordKey>>

/** Why messages are set aside, by the hub's own names. */
const CAUSES: Readonly<Record<string, WordKey | undefined>> = {
  refused: 'causeRefused',
  erased: 'causeErased',
  'rejected-by-receiver': 'causeRefused',
  'too-large': 'causeTooLarge',
  delivery_limit: 'causeTried',
}

/** One queue: how it is, what is set aside and why, what waits and in which order. */
export function QueuePage({ receiver }: { receiver: string }) {
  const { say, language, zone, live } = useConsole()
  const at = encodeURIComponent(receiver)
  const { data: queue, trouble } = useRead<Queue>(`/v1/queues/${at}`, ['queues'])
  const name = receiverIn(receiver, language)
  const figure = (key: 'depth' | 'inFlight' | 'parked' | 'held' | 'consumers' | 'perMinute') => (
    <FactNumber fact={`queue.${key}:${receiver}`} value={queue?.[key]} language={language} unknown={say('unknown')} />
  )
  return (
    <div class="wide">
      <div class="head">
        <p>
          <a href={placeOf(['countries'])}>{say('countries')}</a>
        </p>
        <h1>{say('queueOf', { name })}</h1>
        {queue !== undefined && (
          <p class="row">
            <Tag tone={shownOf(queue).tone}>{say(shownOf(queue).word)}</Tag>
            <span>{say(shownOf(queue).says)}</span>
            {reasonOf(queue, say) !== undefined && <span class="muted">({reasonOf(queue, say)})</span>}
          </p>
        )}
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      <dl class="figures">
        <Figure label={say('oldest')}>
          {queue === undefined ? (
            <span class="unknown">{say('unknown')}</span>
          ) : queue.depth === 0 ? (
            '–'
          ) : (
            <span class="fact">{spanOf(queue.oldestAgeSeconds, language)}</span>
          )}
        </Figure>
        <Figure label={say('waiting')}>{figure('depth')}</Figure>
        <Figure label={say('inFlight')}>{figure('inFlight')}</Figure>
        <Figure label={say('parked')}>{figure('parked')}</Figure>
        <Figure label={say('held')}>{figure('held')}</Figure>
        <Figure label={say('connected')}>{figure('consumers')}</Figure>
        <Figure label={say('perMinute')}>{figure('perMinute')}</Figure>
      </dl>
      {queue !== undefined && (
        <p class="muted">
          {say('lastDelivery')}:{' '}
          {queue.lastDeliveryAt === null ? (
            say('never')
          ) : (
            <Age at={queue.lastDeliveryAt} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
          )}
        </p>
      )}
      <QueueHistory receiver={receiver} />
      <ParkedByCause receiver={receiver} />
      <WhatWaits receiver={receiver} />
    </div>
  )
}

const Figure = ({ label, children }: { label: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** What is set aside, grouped by why: one cause is one conversation with the receiver. */
function ParkedByCause({ receiver }: { receiver: string }) {
  const { say, language, session } = useConsole()
  const path = `/v1/parked?receiver=${encodeURIComponent(receiver)}&limit=200`
  const { data, again } = useRead<{ items: readonly Parked[] }>(path, ['queues', 'parked'])
  const [asked, setAsked] = useState<Asked>()
  const items = data?.items ?? []
  const causes = [...new Set(items.map(({ reason, lastError }) => `${reason}\n${lastError}`))]
  const operator = session.role === 'operator'
  return (
    <section class="stack" aria-labelledby="parked-title">
      <h2 id="parked-title">{say('setAside')}</h2>
      {data !== undefined && items.length === 0 && <p class="muted">{say('nothingParked')}</p>}
      {causes.map((cause) => {
        const group = items.filter(({ reason, lastError }) => `${reason}\n${lastError}` === cause)
        const [reason = '', lastError = ''] = cause.split('\n')
        return (
          <section key={cause} class="panel stack">
            <p class="row spread">
              <span>
                <strong>{CAUSES[reason] === undefined ? reason : say(CAUSES[reason])}</strong>
                {lastError !== '' && (
                  <>
                    {' '}
                    · {say('lastError')}: <q>{lastError}</q>
                  </>
                )}
              </span>
              {operator && (
                <Button main onPress={() => setAsked({ act: 'replay', items: group })}>
                  {group.length === 1 ? say('sendAgain') : say('sendAllAgain', { n: countOf(group.length, language) })}
                </Button>
              )}
            </p>
            <ul class="rows">
              {group.map((one) => (
                <ParkedRow key={one.id} one={one} onGiveUp={() => setAsked({ act: 'discard', items: [one] })} />
              ))}
            </ul>
          </section>
        )
      })}
      {asked !== undefined && (
        <ParkedDialog
          asked={asked}
          receiver={receiver}
          onClose={() => {
            setAsked(undefined)
            again()
          }}
        />
      )}
    </section>
  )
}

/** One message that is set aside; whoever has asked to give it up is not asked again. */
function ParkedRow({ one, onGiveUp }: { one: Parked; onGiveUp: () => void }) {
  const { say, language, zone, live, labels, session } = useConsole()
  return (
    <li class="row spread">
      <span>
        {labels.types[one.type] ?? one.type}{' '}
        {one.mrn !== undefined && (
          <a class="mrn" href={placeOf(['movements', one.mrn])}>
            {grouped(one.mrn)}
          </a>
        )}
        <span class="block small muted">
          <Age at={one.since} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />{' '}
          · {say('attempts', { n: one.attempts })}
          {one.followers > 0 && ` · ${say('followers', { n: one.followers })}`}
        </span>
        {one.discardAskedBy !== undefined && (
          <span class="block">
            <Tag tone="awaiting">{say('giveUpAsked', { name: one.discardAskedBy })}</Tag>
          </span>
        )}
      </span>
      {session.role === 'operator' && one.discardAskedBy !== session.name && (
        <Button onPress={onGiveUp}>
          {say(one.discardAskedBy === undefined ? 'giveUp' : 'giveUpSecond')}
        </Button>
      )}
    </li>
  )
}

/** The messages that wait, first to go first; read from the log's tables, never from the broker. */
function WhatWaits({ receiver }: { receiver: string }) {
  const { say, language, zone, live, labels } = useConsole()
  const [limit, setLimit] = useState(50)
  const path = `/v1/queues/${encodeURIComponent(receiver)}/messages?limit=${limit}`
  const { data } = useRead<{ items: readonly Waiting[]; next?: string }>(path, ['queues', 'movements'])
  return (
    <section class="stack" aria-labelledby="waits-title">
      <h2 id="waits-title">{say('whatWaits')}</h2>
      {data !== undefined && (
        <LiveTable
          caption={say('whatWaits')}
          rows={data.items}
          rowKey={({ id }) => id}
          empty={say('nothingWaits')}
          columns={[
            { key: 'type', label: say('message'), cell: ({ type }) => labels.types[type] ?? type },
            {
              key: 'mrn',
              label: say('movement'),
              cell: ({ mrn }) =>
                mrn === undefined ? '–' : (
                  <a class="mrn" href={placeOf(['movements', mrn])}>
                    {grouped(mrn)}
                  </a>
                ),
            },
            { key: 'from', label: say('from'), cell: ({ sender }) => sender },
            {
              key: 'since',
              label: say('since'),
              cell: ({ since }) => (
                <Age at={since} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
              ),
            },
            {
              key: 'state',
              label: say('state'),
              cell: ({ state, behind, awaits }) => (
                <>
                  {say(STATES[state])}
                  {behind > 0 && awaits !== undefined && (
                    <span class="block small muted">
                      {say('behind', { n: behind })}: {labels.types[awaits.type] ?? awaits.type}
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {data?.next !== undefined && limit < 200 && <Button onPress={() => setLimit(200)}>{say('more')}</Button>}
    </section>
  )
}
