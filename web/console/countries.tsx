import { useState } from 'preact/hooks'
import { Age, FactNumber } from '../ui/facts.tsx'
import { countryIn, spanOf } from '../ui/format.ts'
import { Notice, Tag, type Tone } from '../ui/parts.tsx'
import type { Say, WordKey } from '../words/console.ts'
import { useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'

/** A queue as the hub tells it (interface.md 3). */
export type Queue = {
  receiver: string
  state: 'healthy' | 'slow' | 'stalled' | 'down'
  reason?: keyof typeof REASONS
  depth: number
  oldestAgeSeconds: number
  inFlight: number
  waiting: number
  held: number
  parked: number
  consumers: number
  lastDeliveryAt: string | null
  perMinute: number
}

const REASONS = {
  'no-consumer': 'reasonNoConsumer',
  'broker-unreachable': 'reasonBrokerUnreachable',
  'queue-missing': 'reasonQueueMissing',
  parked: 'reasonParked',
  'no-report': 'reasonNoReport',
  late: 'reasonLate',
} as const satisfies Readonly<Record<string, WordKey>>

type Shown = { word: WordKey; says: WordKey; tone: Tone | 'idle' }

/** What a queue looks like: red only where somebody must act, grey where nothing waits. */
export function shownOf({ state, depth, parked, lastDeliveryAt, perMinute }: Queue): Shown {
  const nothing = depth === 0 && parked === 0
  if (state === 'down') {
    return nothing
      ? { word: 'notConnected', says: 'idleSays', tone: 'idle' }
      : { word: 'down', says: 'downSays', tone: 'bad' }
  }
  if (state === 'stalled') return { word: 'stalled', says: 'stalledSays', tone: 'bad' }
  if (state === 'slow') return { word: 'slow', says: 'slowSays', tone: 'warn' }
  if (nothing && (lastDeliveryAt === null || perMinute === 0)) return { word: 'idle', says: 'idleSays', tone: 'idle' }
  return { word: 'healthy', says: 'healthySays', tone: 'ok' }
}

/** Why it is so, in words; nothing where it is well or idle. */
export const reasonOf = (queue: Queue, say: Say): string | undefined =>
  queue.reason === undefined || shownOf(queue).tone === 'idle' ? undefined : say(REASONS[queue.reason])

const GRAVITY: Readonly<Record<Shown['tone'], number>> = { bad: 0, warn: 1, awaiting: 2, info: 2, ok: 3, idle: 4 }
const gravityOf = (queue: Queue): number => GRAVITY[shownOf(queue).tone]

type Country = { code: string; own: Queue | undefined; parties: readonly Queue[] }

/** The countries, those that need somebody first, then by name; the parties of each under it. */
function byCountry(queues: readonly Queue[], name: (code: string) => string): Country[] {
  const codes = [...new Set(queues.map(({ receiver }) => receiver.slice(0, 2)))]
  const countries = codes.map((code): Country => {
    const parties = queues.filter(({ receiver }) => receiver.startsWith(`${code}/`))
    return { code, own: queues.find(({ receiver }) => receiver === code), parties }
  })
  const gravity = ({ own, parties }: Country): number => Math.min(...[...(own ? [own] : []), ...parties].map(gravityOf))
  return countries.sort((one, other) => {
    const idle = Math.min(gravity(one), 3) - Math.min(gravity(other), 3)
    return idle || name(one.code).localeCompare(name(other.code))
  })
}

/** How each country's system takes its messages. */
export function CountriesPage() {
  const { say, language } = useConsole()
  const { data, trouble } = useRead<{ items: readonly Queue[] }>('/v1/queues', ['queues'])
  const name = (code: string): string => countryIn(code, language)
  const countries = byCountry(data?.items ?? [], name)
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('countries')}</h1>
        <p class="muted">{say('countriesHint')}</p>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data === undefined ? (
        <p class="muted">{say('asking')}</p>
      ) : (
        <table class="live">
          <caption class="hidden">{say('countries')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('country')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">{say('oldest')}</th>
              <th scope="col" class="figure">
                {say('waiting')}
              </th>
              <th scope="col" class="figure">
                {say('inFlight')}
              </th>
              <th scope="col" class="figure">
                {say('parked')}
              </th>
              <th scope="col">{say('lastDelivery')}</th>
            </tr>
          </thead>
          {countries.map((country) => (
            <CountryRows key={country.code} country={country} name={name(country.code)} />
          ))}
        </table>
      )}
    </div>
  )
}

function CountryRows({ country: { code, own, parties }, name }: { country: Country; name: string }) {
  const { say } = useConsole()
  // A party that needs somebody is never folded away.
  const grave = parties.some((party) => gravityOf(party) <= 1)
  const [asked, setAsked] = useState(false)
  const open = asked || grave || own === undefined
  return (
    <tbody>
      {own !== undefined && (
        <QueueRow queue={own} name={name}>
          {parties.length > 0 && !grave && (
            <button
              type="button"
              class="fold"
              aria-expanded={open}
              onClick={() => setAsked(!asked)}
            >
              {open ? '−' : '+'} {parties.length}
              <span class="hidden"> {`${say(open ? 'hideParties' : 'showParties')}: ${name}`}</span>
            </button>
          )}
        </QueueRow>
      )}
      {open &&
        parties.map((party) => (
          <QueueRow key={party.receiver} queue={party} name={party.receiver.slice(code.length + 1)} party />
        ))}
    </tbody>
  )
}

type RowProps = { queue: Queue; name: string; party?: boolean; children?: preact.ComponentChildren }

function QueueRow({ queue, name, party, children }: RowProps) {
  const { say, language, zone, live } = useConsole()
  const { receiver, depth, oldestAgeSeconds, inFlight, parked, lastDeliveryAt } = queue
  const { word, tone } = shownOf(queue)
  const reason = reasonOf(queue, say)
  const figure = (key: string, value: number) => (
    <FactNumber fact={`queue.${key}:${receiver}`} value={value} language={language} unknown={say('unknown')} />
  )
  return (
    <tr class={party === true ? 'party' : ''}>
      <th scope="row">
        <span class="row tight">
          <a href={placeOf(['queues', receiver])}>{name}</a>
          {children}
        </span>
      </th>
      <td data-label={say('state')}>
        <Tag tone={tone}>{say(word)}</Tag>
        {reason !== undefined && <span class="block small muted">{reason}</span>}
      </td>
      <td data-label={say('oldest')}>
        {depth === 0 ? <span class="muted">–</span> : <span class="fact">{spanOf(oldestAgeSeconds, language)}</span>}
      </td>
      <td data-label={say('waiting')} class="figure">
        {figure('depth', depth)}
      </td>
      <td data-label={say('inFlight')} class="figure">
        {figure('inFlight', inFlight)}
      </td>
      <td data-label={say('parked')} class="figure">
        {figure('parked', parked)}
      </td>
      <td data-label={say('lastDelivery')}>
        {lastDeliveryAt === null ? (
          <span class="muted">{say('never')}</span>
        ) : (
          <Age at={lastDeliveryAt} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
        )}
      </td>
    </tr>
  )
}
