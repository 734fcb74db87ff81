import { useState } from 'preact/hooks'
import { type Point, RangeBar, TimeLines } from '../ui/charts.tsx'
import { FactNumber, LiveTable } from '../ui/facts.tsx'
import { amountOf, countryIn, spanOf, timeIn } from '../ui/format.ts'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { type Console, type Labels, useConsole, useRead } from './context.ts'
import { saveFile } from './files.ts'
import { placeOf } from './place.ts'

const TOPICS = [
  'transit-times',
  'border-times',
  'overdue',
  'discharge-delay',
  'differences',
  'seals',
  'diversions',
  'outliers',
  'exposure',
  'contributions',
  'data-quality',
  'service',
] as const
type Topic = (typeof TOPICS)[number]

const BY = ['country', 'office', 'corridor', 'leg', 'week', 'month'] as const
type By = (typeof BY)[number]

/** What the hub knows no rows for. */
const offers = (topic: Topic, by: By): boolean =>
  by === 'leg' ? topic === 'transit-times' || topic === 'border-times' : topic !== 'service' || !['office', 'corridor'].includes(by)

const EXCLUDED = ['implied', 'outage', 'missing'] as const

type Row = Partial<Readonly<Record<By, string>>> & {
  n: number
  p25?: number
  p50?: number
  p75?: number
  p95?: number
  excluded: Readonly<Record<(typeof EXCLUDED)[number], number>>
  open: number
  kinds?: readonly { kind: string; n: number }[]
  amounts?: readonly { currency: string; kind?: string; amount: string }[]
  availability?: number
  movements?: string
}
type Table = { by: By; from?: string; to?: string; items: readonly Row[]; leftOut: number; position: number; asOf: string }

/** What is asked of the hub beside the topic; each stands in the address, so that a figure can be sent to a colleague. */
const FILTERS = ['by', 'from', 'to', 'corridor', 'country'] as const
type Filters = Partial<Record<(typeof FILTERS)[number], string>>

/** What a kind of case is called, from whichever list its name is of. */
export const kindIn = ({ statistics, codes, types, lineStates }: Labels, kind: string): string =>
  statistics[`kind ${kind}`] ??
  codes['kind']?.[kind] ??
  codes['sealState']?.[kind] ??
  lineStates[kind] ??
  types[kind] ??
  codes['basis']?.[kind] ??
  kind

/** Where the cases of a row are listed in the console: the hub's own address of them, as a place. */
export function casesPlace(movements: string, cases = 'counted'): string {
  const [path = '', query = ''] = movements.replace('/v1/statistics/', '').split('?')
  return placeOf(['figures', ...path.split('/')], { ...Object.fromEntries(new URLSearchParams(query)), cases })
}

/** Figures of one topic as the hub counts them from the log, each leading to the movements it counts. */
export function FiguresPage({ query, topic: asked }: { query: URLSearchParams; topic: string | undefined }) {
  const console = useConsole()
  const { say, language, zone, labels } = console
  const topic = TOPICS.find((one) => one === asked) ?? 'transit-times'
  const filters = Object.fromEntries(FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))) as Filters
  const address = `/v1/statistics/${topic}?${new URLSearchParams(filters).toString()}`
  const { data, trouble } = useRead<Table>(address, [])
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('figures')}</h1>
        <p class="muted">{say('figuresHint')}</p>
      </div>
      <AskFigures key={address} topic={topic} filters={filters} />
      {trouble !== undefined && (
        <Notice tone="warn" loud>
          {trouble}
        </Notice>
      )}
      {data === undefined ? (
        trouble === undefined && <p class="muted">{say('asking')}</p>
      ) : (
        <section class="stack" aria-labelledby="figures-title">
          <h2 id="figures-title">{labels.statistics[topic]}</h2>
          <p class="muted small">
            {data.from !== undefined && say('figuresPeriod', { from: data.from, to: data.to ?? '' })}{' '}
            {say('figuresAsOf', { time: timeIn(data.asOf, language, zone), n: data.position })}
          </p>
          <FiguresTable topic={topic} table={data} />
          {data.leftOut > 0 && <p class="muted">{say('leftOut', { n: data.leftOut })}</p>}
          <p class="row">
            <CsvButton address={address} name={`${topic}.csv`} />
          </p>
        </section>
      )}
      <Weeks topic={topic} filters={filters} />
      <Report />
      <p>
        <a href={placeOf(['figures', 'signals'])}>{say('signals')}</a>
      </p>
    </div>
  )
}

/** What is asked for. It is asked when somebody says so: a page that jumps while one chooses loses whoever listens to it. */
function AskFigures({ topic: topicNow, filters }: { topic: Topic; filters: Filters }) {
  const { say, labels } = useConsole()
  const [topic, setTopic] = useState<Topic>(topicNow)
  const [wanted, setWanted] = useState<Filters>(filters)
  const set = (name: (typeof FILTERS)[number]) => (value: string) => setWanted({ ...wanted, [name]: value })
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault()
        const by = BY.find((one) => one === wanted.by && offers(topic, one)) ?? ''
        const corridor = topic === 'service' ? '' : (wanted.corridor ?? '').trim().toUpperCase()
        location.hash = placeOf(['figures', topic], { ...wanted, by, corridor })
      }}
    >
      <label class="field">
        <span>{say('topic')}</span>
        <select value={topic} onChange={(event) => setTopic(event.currentTarget.value as Topic)}>
          {TOPICS.map((one) => (
            <option key={one} value={one}>
              {labels.statistics[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say('figuresBy')}</span>
        <select value={wanted.by ?? ''} onChange={(event) => set('by')(event.currentTarget.value)}>
          <option value="">{say('figuresByFirst')}</option>
          {BY.filter((one) => offers(topic, one)).map((one) => (
            <option key={one} value={one}>
              {labels.statistics[one]}
            </option>
          ))}
        </select>
      </label>
      <Field label={say('fromDay')} type="date" value={wanted.from ?? ''} onInput={set('from')} />
      <Field label={say('toDay')} type="date" value={wanted.to ?? ''} onInput={set('to')} />
      {topic !== 'service' && <Field label={say('corridorExample')} value={wanted.corridor ?? ''} onInput={set('corridor')} />}
      <button type="submit" class="button main">
        {say('show')}
      </button>
    </form>
  )
}

const valueOf = (row: Row, by: By, { language }: Pick<Console, 'language'>): string => {
  const value = row[by]
  if (value === undefined) return '–'
  return by === 'country' ? countryIn(value, language) : value
}

/** The rows: how many, how long, what was left out and why, each number a link to exactly these movements. */
function FiguresTable({ topic, table: { by, items } }: { topic: Topic; table: Table }) {
  const console = useConsole()
  const { say, language, labels } = console
  const timed = items.some(({ p50 }) => p50 !== undefined)
  const whole = Math.max(0, ...items.map(({ p95 = 0 }) => p95))
  const counted = (row: Row, of: string, value: number, cases: string) => {
    const figure = (
      <FactNumber fact={`statistics.${of}:${topic}:${by}=${row[by] ?? ''}`} value={value} language={language} unknown={say('unknown')} />
    )
    return row.movements === undefined || value === 0 ? figure : <a href={casesPlace(row.movements, cases)}>{figure}</a>
  }
  const times = ({ p25 = 0, p50, p75 = 0, p95 = 0 }: Row) =>
    p50 === undefined ? (
      '–'
    ) : (
      <>
        <RangeBar range={{ p25, p50, p75, p95 }} whole={whole} />
        <span class="small">{say('ranges', { half: spanOf(p50, language), most: spanOf(p95, language) })}</span>
      </>
    )
  return (
    <LiveTable
      caption={labels.statistics[topic] ?? topic}
      rows={items}
      rowKey={(row) => row[by] ?? ''}
      empty={say('noFigures')}
      columns={[
        { key: 'of', label: labels.statistics[by] ?? by, cell: (row) => valueOf(row, by, console) },
        { key: 'n', label: labels.statistics['n'] ?? 'n', figure: true, cell: (row) => counted(row, 'n', row.n, 'counted') },
        ...(timed ? [{ key: 'times', label: say('howLong'), cell: times }] : []),
        ...(items.some(({ kinds }) => kinds !== undefined)
          ? [{ key: 'kinds', label: labels.statistics['kinds'] ?? '', cell: (row: Row) => <Kinds row={row} /> }]
          : []),
        ...(items.some(({ availability }) => availability !== undefined)
          ? [{ key: 'availability', label: labels.statistics['availability'] ?? '', figure: true, cell: availability(language) }]
          : []),
        ...EXCLUDED.filter((why) => items.some(({ excluded }) => excluded[why] > 0)).map((why) => ({
          key: why,
          label: labels.statistics[why] ?? why,
          figure: true,
          cell: (row: Row) => counted(row, why, row.excluded[why], why),
        })),
        { key: 'open', label: labels.statistics['open'] ?? '', figure: true, cell: (row) => counted(row, 'open', row.open, 'open') },
      ]}
    />
  )
}

const availability =
  (language: Console['language']) =>
  ({ availability: part }: Row) =>
    part === undefined ? '–' : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(part)

/** Cases by kind, and what they amount to. */
function Kinds({ row: { kinds = [], amounts = [] } }: { row: Row }) {
  const { labels, language } = useConsole()
  return (
    <ul>
      {kinds.map(({ kind, n }) => (
        <li key={kind}>
          {kindIn(labels, kind)}: <span class="fact">{n}</span>
        </li>
      ))}
      {amounts.map(({ currency, kind, amount }) => (
        <li key={`${currency} ${kind ?? ''}`} class="muted">
          {kind === undefined ? '' : `${kindIn(labels, kind)}: `}
          <span class="fact">{amountOf(amount, currency, language)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whether it gets better: half and 95 of 100 cases of each week, or how many where nothing is timed; the same as a table below. */
function Weeks({ topic, filters }: { topic: Topic; filters: Filters }) {
  const { say, language, labels } = useConsole()
  const address = `/v1/statistics/${topic}?${new URLSearchParams({ ...filters, by: 'week' }).toString()}`
  const { data } = useRead<Table>(address, [])
  const rows = (data?.items ?? []).filter(({ week }) => week !== undefined)
  if (data === undefined || rows.length < 2) return null
  const first = mondayOf(rows[0]?.week ?? '')
  const last = mondayOf(rows[rows.length - 1]?.week ?? '')
  const timed = rows.some(({ p50 }) => p50 !== undefined)
  const byWeek = new Map(rows.map((row) => [mondayOf(row.week ?? ''), row]))
  // A week without a case was not measured: there the line breaks off.
  const points = (value: (row: Row) => number | undefined): Point[] =>
    Array.from({ length: Math.round((last - first) / WEEK_MS) + 1 }, (_, at) => {
      const row = byWeek.get(first + at * WEEK_MS)
      return { at: first + at * WEEK_MS, value: row === undefined ? undefined : value(row) }
    })
  const lines = timed
    ? [
        { name: say('half'), look: 'first' as const, points: points(({ p50 }) => p50) },
        { name: say('most'), look: 'second' as const, points: points(({ p95 }) => p95) },
      ]
    : [{ name: labels.statistics['n'] ?? '', look: 'first' as const, points: points(({ n }) => n) }]
  return (
    <section class="stack" aria-labelledby="weeks-title">
      <h2 id="weeks-title">{say('byWeek')}</h2>
      <p class="row small legend">
        {lines.map(({ name, look }) => (
          <span key={name} class={`key ${look}`}>
            {name}
          </span>
        ))}
      </p>
      <TimeLines lines={lines} from={first} to={last} language={language} zone="UTC" unit={timed ? 'seconds' : 'count'} />
      <details>
        <summary>{say('asTable')}</summary>
        <FiguresTable topic={topic} table={{ ...data, by: 'week', items: rows }} />
      </details>
    </section>
  )
}

const WEEK_MS = 7 * 86_400_000

/** Monday of an ISO week `2026-W10`, UTC: the fourth of January is always in the first week. */
function mondayOf(week: string): number {
  const [year = 0, number = 1] = week.split('-W').map(Number)
  const fourth = Date.UTC(year, 0, 4)
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000 + (number - 1) * WEEK_MS
}

/** The same rows for a spreadsheet, its columns named in the language of the page. */
export function CsvButton({ address, name }: { address: string; name: string }) {
  const { say, language } = useConsole()
  const [trouble, setTrouble] = useState(false)
  return (
    <>
      <Button
        onPress={() => void saveFile(`${address}&format=csv`, name, language).then((saved) => setTrouble(!saved))}
      >
        {say('asCsv')}
      </Button>
      {trouble && (
        <Notice tone="warn" loud>
          {say('noContact')}
        </Notice>
      )}
    </>
  )
}

/** The month's indicators as a document; the last whole month unless another is chosen. */
function Report() {
  const { say, language, live } = useConsole()
  const now = new Date(live.now)
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7)
  const [month, setMonth] = useState(before)
  const valid = /^20\d\d-(0[1-9]|1[0-2])$/.test(month)
  return (
    <section class="stack" aria-labelledby="report-title">
      <h2 id="report-title">{say('report')}</h2>
      <p class="muted">{say('reportHint')}</p>
      <div class="ask">
        <Field label={say('reportMonth')} type="month" value={month} onInput={setMonth} />
        {valid && (
          <a class="button" href={`/v1/statistics/report?month=${month}&language=${language}`} target="_blank" rel="noreferrer">
            {say('reportOpen')}
          </a>
        )}
      </div>
    </section>
  )
}
