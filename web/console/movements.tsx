import { useState } from 'preact/hooks'
import { FactNumber, LiveTable } from '../ui/facts.tsx'
import { grouped, timeIn } from '../ui/format.ts'
import { Field, Notice, Tag } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'

/** A movement as a list tells it. */
export type Listed = {
  mrn: string
  state: string
  flags: readonly string[]
  procedures: readonly string[]
  legs: readonly { country: string }[]
  limitAt?: string
}

type Found = { items: readonly Listed[]; next?: string; total?: number; totalIsLowerBound?: boolean }

/** The limits that pass within so long are shown by one of the presets. */
const DAY_MS = 24 * 3_600_000

/** What people look for again and again, as the hub's own filters. */
const PRESETS: readonly { name: string; word: WordKey; query: (now: number) => string }[] = [
  { name: 'recent', word: 'presetRecent', query: () => 'sort=recent' },
  { name: 'no-entry', word: 'presetNoEntry', query: () => 'state=at-border' },
  {
    name: 'limit',
    word: 'presetLimit',
    // To the minute: else each look would ask something else.
    query: (now) => `dueBefore=${new Date(Math.floor((now + DAY_MS) / 60_000) * 60_000).toISOString()}`,
  },
  { name: 'seals', word: 'presetSeals', query: () => 'flag=sealsDiffer' },
  { name: 'vehicle', word: 'presetVehicle', query: () => 'flag=vehicleDiffers' },
  { name: 'discharge', word: 'presetDischarge', query: () => 'state=results-received' },
  { name: 'stopped', word: 'presetStopped', query: () => 'procedure=stop' },
]

/** Fewer characters would find too much. */
const SHORTEST = 3

/** One box for every number, and what is looked for again and again. */
export function MovementsPage({ query }: { query: URLSearchParams }) {
  const { say, language, live } = useConsole()
  const sought = query.get('q') ?? ''
  const preset = PRESETS.find(({ name }) => name === (query.get('show') ?? 'recent')) ?? PRESETS[0]
  const asked = sought === '' ? (preset?.query(live.now) ?? '') : `q=${encodeURIComponent(sought)}`
  const { data, trouble } = useRead<Found>(`/v1/movements?${asked}&limit=50`, ['movements'])
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('movements')}</h1>
        <p class="muted">{say('movementsHint')}</p>
      </div>
      <FindBox sought={sought} />
      <nav class="row presets" aria-label={say('presets')}>
        {PRESETS.map(({ name, word }) => (
          <a
            key={name}
            href={placeOf(['movements'], { show: name })}
            aria-current={sought === '' && preset?.name === name ? 'true' : undefined}
          >
            {say(word)}
          </a>
        ))}
      </nav>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data === undefined ? (
        trouble === undefined && <p class="muted">{say('asking')}</p>
      ) : (
        <>
          {data.total !== undefined && (
            <p role="status">
              <FactNumber fact="movements.total" value={data.total} language={language} unknown={say('unknown')} />{' '}
              {say(data.totalIsLowerBound === true ? 'totalAtLeast' : 'total', { n: '' }).trim()}
            </p>
          )}
          <FoundTable items={data.items} />
        </>
      )}
    </div>
  )
}

/** The movements that were found, each with what is open on it. */
function FoundTable({ items }: { items: readonly Listed[] }) {
  const { say, language, zone, labels } = useConsole()
  return (
    <LiveTable
      caption={say('movements')}
      rows={items}
      rowKey={({ mrn }) => mrn}
      empty={say('noMovements')}
      columns={[
        {
          key: 'mrn',
          label: 'MRN',
          cell: ({ mrn }) => (
            <a class="mrn" href={placeOf(['movements', mrn])}>
              {grouped(mrn)}
            </a>
          ),
        },
        { key: 'state', label: say('state'), cell: ({ state }) => labels.states[state] ?? state },
        { key: 'route', label: say('route'), cell: ({ legs }) => legs.map(({ country }) => country).join(' → ') },
        {
          key: 'limit',
          label: say('limit'),
          cell: ({ limitAt }) => (limitAt === undefined ? '–' : timeIn(limitAt, language, zone)),
        },
        {
          key: 'flags',
          label: say('flags'),
          cell: ({ flags, procedures }) => (
            <span class="row tight wrap">
              {procedures.map((one) => (
                <Tag key={one} tone="awaiting">
                  {labels.procedures[one] ?? one}
                </Tag>
              ))}
              {flags.map((one) => (
                <Tag key={one} tone="warn">
                  {labels.flags[one] ?? one}
                </Tag>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

/** The one box: what is typed is sought with Enter. */
function FindBox({ sought }: { sought: string }) {
  const { say } = useConsole()
  const [text, setText] = useState(sought)
  const [short, setShort] = useState(false)
  const find = (): void => {
    const wanted = text.trim()
    const tooShort = wanted.replace(/[^\p{L}\p{N}]/gu, '').length < SHORTEST
    setShort(tooShort)
    if (!tooShort) location.hash = placeOf(['movements'], { q: wanted })
  }
  return (
    <>
      <form
        class="find"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          find()
        }}
      >
        <Field label={say('findLabel')} name="q" number value={text} onInput={setText} />
        <button type="submit" class="button main">
          {say('find')}
        </button>
      </form>
      {short && (
        <Notice tone="warn" loud>
          {say('tooShort')}
        </Notice>
      )}
    </>
  )
}
