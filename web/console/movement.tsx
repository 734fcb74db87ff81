import { FactNumber } from '../ui/facts.tsx'
import { amountOf, countryIn, dayOf, grouped, timeIn } from '../ui/format.ts'
import { Button, Notice, Tag } from '../ui/parts.tsx'
import type { Say } from '../words/console.ts'
import { useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'
import { Signals } from './signals.tsx'
import { Timeline } from './timeline.tsx'

type Passage = { office: string; occurredAt: string; sealState?: string; implied?: boolean }

export type Leg = {
  index: number
  country: string
  entryOffice?: string
  exitOffice?: string
  entered?: Passage
  exited?: Passage
  refused?: unknown
}

type Timer = { timer: string; number: number; dueAt?: string; paused?: boolean }

export type Movement = {
  mrn: string
  state: string
  procedures: readonly string[]
  flags: readonly string[]
  legs: readonly Leg[]
  guarantees: readonly { grn: string; amount: string; currency: string; state: string }[]
  timers: readonly Timer[]
  departure?: { country: string; office: string }
  destination?: { country: string; office: string }
  releasedAt?: string
  limitAt?: string
  arrivedAt?: string
  arrivedOffice?: string
  seals?: readonly string[]
  contentDestroyed?: { on: string; under: string }
}

/** Where the goods were seen last; undefined where nobody has seen them. */
function lastSeen({ legs, arrivedAt, arrivedOffice }: Movement): { office: string; at: string } | undefined {
  if (arrivedAt !== undefined) return { office: arrivedOffice ?? '', at: arrivedAt }
  const seen = legs.flatMap(({ entered, exited }) => [entered, exited]).filter((one) => one !== undefined)
  const last = seen[seen.length - 1]
  return last === undefined ? undefined : { office: last.office, at: last.occurredAt }
}

/** What is awaited first; timers that stand still have no time to come. */
function nextAwaited({ timers }: Movement): Timer | undefined {
  const due = timers.filter(({ dueAt }) => dueAt !== undefined)
  return due.sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1))[0]
}

/** One movement: where it is, what is awaited and until when, its way, what secures it, and what happened. */
export function MovementPage({ mrn }: { mrn: string }) {
  const { say, language, zone, labels } = useConsole()
  const { data: movement, trouble } = useRead<Movement>(`/v1/movements/${encodeURIComponent(mrn)}`, ['movements'])
  const time = (at: string): string => timeIn(at, language, zone)
  if (movement === undefined) {
    return trouble === undefined ? <p class="muted">{say('asking')}</p> : <Notice tone="warn">{trouble}</Notice>
  }
  const seen = lastSeen(movement)
  const awaited = nextAwaited(movement)
  const ended = movement.timers.length === 0
  return (
    <article class="wide">
      <div class="head">
        <p>
          <a href={placeOf(['movements'])}>{say('movements')}</a>
        </p>
        <h1 class="mrn-title">{grouped(movement.mrn)}</h1>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {movement.contentDestroyed !== undefined && (
        <Notice tone="info">
          {say('contentDestroyed', {
            day: dayOf(movement.contentDestroyed.on, language),
            country: countryIn(movement.contentDestroyed.under, language),
          })}
        </Notice>
      )}
      <section class="panel lead">
        <p class="row">
          <Tag tone="info">{labels.states[movement.state] ?? movement.state}</Tag>
          {movement.procedures.map((one) => (
            <Tag key={one} tone="awaiting">
              {labels.procedures[one] ?? one}
            </Tag>
          ))}
          {movement.flags.map((one) => (
            <Tag key={one} tone="warn">
              {labels.flags[one] ?? one}
            </Tag>
          ))}
        </p>
        <p class="sentence">
          {seen === undefined ? say('notSeenYet') : say('whereItWas', { office: seen.office, time: time(seen.at) })}{' '}
          {awaited === undefined
            ? say('nothingAwaited')
            : `${say('awaited')}: ${say('awaitedUntil', {
                what: labels.timers[awaited.timer] ?? awaited.timer,
                time: time(awaited.dueAt ?? ''),
              })}.`}{' '}
          {!ended && movement.limitAt !== undefined && say('limitIs', { time: time(movement.limitAt) })}
        </p>
        <p class="acts">
          <Button onPress={() => window.print()}>{say('print')}</Button>
        </p>
      </section>
      <Itinerary movement={movement} />
      <Secured movement={movement} />
      <Awaited timers={movement.timers} />
      <Signals about={movement.mrn} quiet />
      <Timeline mrn={movement.mrn} />
    </article>
  )
}

/** The offices in their order, each as it was planned and as it was seen. */
function stopsOf(movement: Movement, say: Say): Stop[] {
  const { legs, departure, destination, releasedAt, arrivedAt, arrivedOffice } = movement
  const seen = (passage: Passage | undefined): Partial<Stop> =>
    passage === undefined
      ? {}
      : { at: passage.occurredAt, seenAt: passage.office, seals: passage.sealState, implied: passage.implied }
  const stops: Stop[] = departure === undefined ? [] : [{ ...departure, key: 'departure', what: say('departure'), at: releasedAt }]
  for (const { index, country, entryOffice, exitOffice, entered, exited, refused } of legs) {
    if (entryOffice !== undefined) {
      const stop = { key: `${index} in`, country, office: entryOffice, what: say('entry') }
      stops.push({ ...stop, ...seen(entered), refused: refused !== undefined })
    }
    if (exitOffice !== undefined) {
      stops.push({ key: `${index} out`, country, office: exitOffice, what: say('exit'), ...seen(exited) })
    }
  }
  if (destination !== undefined) {
    stops.push({ ...destination, key: 'destination', what: say('arrival'), at: arrivedAt, seenAt: arrivedOffice })
  }
  return stops
}

/** The line of offices: what was planned above, what was seen below; a gap stays a gap. */
function Itinerary({ movement }: { movement: Movement }) {
  const { say, language } = useConsole()
  return (
    <section class="stack" aria-labelledby="line-title">
      <h2 id="line-title">{say('theLine')}</h2>
      <ol class="itinerary">
        {stopsOf(movement, say).map((stop) => (
          <li key={stop.key} class={stop.at === undefined ? 'ahead' : 'seen'}>
            <span class="planned">
              <span class="small muted">
                {stop.what}, {countryIn(stop.country, language)}
              </span>
              <strong>{stop.office}</strong>
            </span>
            <span class="dot" aria-hidden="true" />
            <span class="actual small">
              <Seen stop={stop} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was seen at an office, where anything was. */
function Seen({ stop: { office, at, seenAt, seals, implied, refused } }: { stop: Stop }) {
  const { say, language, zone } = useConsole()
  if (refused === true) return <Tag tone="bad">{say('refusedEntry')}</Tag>
  if (at === undefined) return <span class="muted">{say('notYet')}</span>
  return (
    <>
      <span class="fact">{timeIn(at, language, zone)}</span>
      {seenAt !== undefined && seenAt !== office && <strong class="block">{seenAt}</strong>}
      {implied === true && <span class="block muted">{say('passageImplied')}</span>}
      {seals !== undefined && (
        <span class={seals === 'intact' ? 'block muted' : 'block broken'}>
          {say(seals === 'intact' ? 'sealsIntact' : 'sealsBroken')}
        </span>
      )}
    </>
  )
}

type Stop = {
  key: string
  country: string
  office: string
  what: string
  at?: string | undefined
  seenAt?: string | undefined
  seals?: string | undefined
  implied?: boolean | undefined
  refused?: boolean
}

/** What secures it; numbers of seals only where the reader is told them. */
function Secured({ movement: { guarantees, seals } }: { movement: Movement }) {
  const { say, language, labels } = useConsole()
  return (
    <section class="stack" aria-labelledby="secured-title">
      <h2 id="secured-title">{say('guarantee')}</h2>
      <ul class="rows">
        {guarantees.map(({ grn, amount, currency, state }) => (
          <li key={grn} class="row spread">
            <span class="mrn">{grouped(grn)}</span>
            <span>
              <span class="fact">{amountOf(amount, currency, language)}</span> · {labels.lineStates[state] ?? state}
            </span>
          </li>
        ))}
      </ul>
      <p class="muted small">
        {seals === undefined ? say('notShown') : `${say('seals')}: ${seals.map(grouped).join(', ')}`}
      </p>
    </section>
  )
}

function Awaited({ timers }: { timers: readonly Timer[] }) {
  const { say, language, zone, labels } = useConsole()
  if (timers.length === 0) return null
  return (
    <section class="stack" aria-labelledby="awaited-title">
      <h2 id="awaited-title">
        {say('timers')} (<FactNumber fact="movement.timers" value={timers.length} language={language} unknown={say('unknown')} />)
      </h2>
      <ul class="rows">
        {timers.map(({ timer, number, dueAt, paused }) => (
          <li key={number} class="row spread">
            <span>{labels.timers[timer] ?? timer}</span>
            <span class="fact">{paused === true || dueAt === undefined ? say('pausedTimer') : timeIn(dueAt, language, zone)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
