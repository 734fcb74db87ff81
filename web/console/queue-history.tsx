import { useState } from 'preact/hooks'
import { type Point, TimeLines } from '../ui/charts.tsx'
import { FactNumber, LiveTable } from '../ui/facts.tsx'
import { spanOf, timeIn } from '../ui/format.ts'
import { Button, Notice } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { useConsole, useRead } from './context.ts'

type Measured = { at: string; measured: true; depth: number; oldestSeconds: number; in: number; out: number; parked: number }
type HistoryPoint = Measured | { at: string; measured: false }
type History = { points: readonly HistoryPoint[] }

const HOUR_MS = 3_600_000

/** How far one looks back, and how long a step is then. */
const SPANS = [
  { name: 'lastHour', backMs: HOUR_MS, step: 'PT1M' },
  { name: 'lastDay', backMs: 24 * HOUR_MS, step: 'PT5M' },
  { name: 'lastWeek', backMs: 7 * 24 * HOUR_MS, step: 'PT1H' },
] as const satisfies readonly { name: WordKey; backMs: number; step: string }[]

type Span = { of: (typeof SPANS)[number]; from: string }

/** Whether a queue drains: how many wait, and below how old the oldest is, over one axis of time. */
export function QueueHistory({ receiver }: { receiver: string }) {
  const { say, live } = useConsole()
  const since = (of: Span['of']): Span => ({ of, from: new Date(live.now - of.backMs).toISOString() })
  const [span, setSpan] = useState<Span>(() => since(SPANS[1]))
  const path = `/v1/queues/${encodeURIComponent(receiver)}/history?from=${span.from}&step=${span.of.step}`
  const { data, trouble } = useRead<History>(path, ['queues'])
  return (
    <section class="stack" aria-labelledby="history-title">
      <h2 id="history-title">{say('history')}</h2>
      <p class="row">
        {SPANS.map((of) => (
          <Button key={of.name} pressed={of === span.of} onPress={() => setSpan(since(of))}>
            {say(of.name)}
          </Button>
        ))}
      </p>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data !== undefined && <Lines receiver={receiver} points={data.points} />}
    </section>
  )
}

function Lines({ receiver, points }: { receiver: string; points: readonly HistoryPoint[] }) {
  const { say, language, zone } = useConsole()
  const [shown, setShown] = useState(false)
  const of = (value: (point: Measured) => number): Point[] =>
    points.map((point) => ({ at: Date.parse(point.at), value: point.measured ? value(point) : undefined }))
  const from = Date.parse(points[0]?.at ?? '')
  const to = Date.parse(points[points.length - 1]?.at ?? '')
  const axis = { from, to, language, zone } as const
  const measured = points.filter((point) => point.measured).reverse()
  if (measured.length === 0) return <p class="muted">{say('notMeasured')}</p>
  return (
    <>
      <p class="row small legend">
        <span class="key first">{say('waiting')}</span>
        <span class="key second">{say('parked')}</span>
      </p>
      <TimeLines
        {...axis}
        unit="count"
        lines={[
          { name: 'depth', look: 'first', points: of(({ depth }) => depth) },
          { name: 'parked', look: 'second', points: of(({ parked }) => parked) },
        ]}
      />
      <p class="row small legend">
        <span class="key first">{say('oldest')}</span>
      </p>
      <TimeLines
        {...axis}
        unit="seconds"
        atLeast={60}
        lines={[{ name: 'oldest', look: 'first', points: of(({ oldestSeconds }) => oldestSeconds) }]}
      />
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{say('asTable')}</summary>
        {shown && (
          <LiveTable
            caption={say('history')}
            rows={measured}
            rowKey={({ at }) => at}
            empty={say('notMeasured')}
            columns={[
              { key: 'at', label: say('since'), cell: ({ at }) => timeIn(at, language, zone) },
              ...(['depth', 'parked', 'in', 'out'] as const).map((name) => ({
                key: name,
                label: say(COLUMNS[name]),
                figure: true,
                cell: (point: Measured) => (
                  <FactNumber
                    fact={`queue-history.${name}:${receiver}:${point.at}`}
                    value={point[name]}
                    language={language}
                    unknown={say('unknown')}
                  />
                ),
              })),
              { key: 'oldest', label: say('oldest'), figure: true, cell: ({ oldestSeconds }) => spanOf(oldestSeconds, language) },
            ]}
          />
        )}
      </details>
    </>
  )
}

const COLUMNS = {
  depth: 'waiting',
  parked: 'parked',
  in: 'cameIn',
  out: 'wentOut',
} as const satisfies Readonly<Record<string, WordKey>>
