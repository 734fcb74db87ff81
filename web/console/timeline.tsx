import { useState } from 'preact/hooks'
import { amountOf, grouped, timeIn } from '../ui/format.ts'
import { Button, Notice, Tag } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { useConsole, useRead } from './context.ts'

type Entry = {
  logIndex: number
  kind: string
  sender?: string
  id?: string
  type?: string
  status?: string
  decidedAt?: string
  occurredAt?: string
  office?: string
  procedure?: string
  by?: string
  differences?: readonly { flag: string }[]
  effect?: {
    to?: string
    entries?: readonly { grn: string; amount: string; currency: string; from: string; to: string }[]
  }
  deliveries: readonly { receiver: string; state: string; deliveredAt?: string }[]
}

const ACCOUNTS: Readonly<Record<string, WordKey>> = {
  available: 'available',
  reserved: 'reserved',
  inUse: 'inUse',
  claimed: 'claimed',
  spent: 'spent',
}

const STATES: Readonly<Record<string, WordKey>> = {
  ready: 'stateReady',
  'in-flight': 'stateInFlight',
  waiting: 'stateWaiting',
  parked: 'stateParked',
}

/** Answers tell a sender what he knows: they say nothing of what happened. */
const tells = ({ type, kind }: Entry): boolean => !(kind === 'made' && type === 'acknowledgement')

/** What happened to a movement, in the log's order and in words; each message can be read. */
export function Timeline({ mrn }: { mrn: string }) {
  const { say } = useConsole()
  const { data, trouble } = useRead<{ items: readonly Entry[] }>(`/v1/movements/${encodeURIComponent(mrn)}/timeline`, [
    'movements',
    'queues',
  ])
  return (
    <section class="stack" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{say('timeline')}</h2>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      <ol class="timeline">
        {(data?.items ?? []).filter(tells).map((entry) => (
          <Happened key={entry.logIndex} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function Happened({ entry }: { entry: Entry }) {
  const { say, language, zone, labels } = useConsole()
  const [open, setOpen] = useState(false)
  const { kind, type, occurredAt, decidedAt, office, procedure, by, differences = [], effect, deliveries } = entry
  const at = occurredAt ?? decidedAt
  const account = (name: string): string => {
    const word = ACCOUNTS[name]
    return word === undefined ? name : say(word)
  }
  return (
    <li>
      <p class="row">
        <span class="fact small muted">{at === undefined ? '' : timeIn(at, language, zone)}</span>
        <strong>{labels.types[type ?? ''] ?? type ?? kind}</strong>
        {by !== undefined && by !== 'ZZ' && <span class="muted">{say('by', { name: [by, office].filter(Boolean).join(', ') })}</span>}
        {procedure === 'manual' && <Tag tone="info">{say('fromPaper')}</Tag>}
      </p>
      {effect?.to !== undefined && <p>{say('becomes', { state: labels.states[effect.to] ?? effect.to })}</p>}
      {effect?.entries?.map(({ grn, amount, currency, from, to }) => (
        <p key={`${grn} ${from} ${to}`} class="small muted">
          {say('accountMoves', { grn: grouped(grn), amount: amountOf(amount, currency, language), from: account(from), to: account(to) })}
        </p>
      ))}
      {differences.map(({ flag }) => (
        <p key={flag}>
          <Tag tone="warn">{`${say('differenceFound')}: ${labels.flags[flag] ?? flag}`}</Tag>
        </p>
      ))}
      {deliveries.map(({ receiver, state, deliveredAt }) => {
        const word = STATES[state]
        const told =
          deliveredAt !== undefined
            ? say('delivered', { time: timeIn(deliveredAt, language, zone) })
            : word === undefined
              ? state
              : say(word)
        return (
          <p key={receiver} class="small muted">
            {say('sentTo', { receiver, state: told })}
          </p>
        )
      })}
      {entry.id !== undefined && entry.sender !== undefined && (kind === 'message' || kind === 'made') && (
        <>
          <Button quiet onPress={() => setOpen(!open)}>
            {say(open ? 'hideIt' : 'readIt')}
          </Button>
          {open && <Reading id={entry.id} sender={entry.sender} />}
        </>
      )}
    </li>
  )
}

type Field = { pointer: string; label: string; text?: string; withheld?: boolean; parts?: readonly Field[] }

/** A message in words, as the hub puts it for whoever may see its movement. */
function Reading({ id, sender }: { id: string; sender: string }) {
  const { say, language } = useConsole()
  const path = `/v1/messages/${id}/reading?language=${language}&sender=${encodeURIComponent(sender)}`
  const { data, trouble } = useRead<{ fields: readonly Field[] }>(path, [])
  if (trouble !== undefined) return <Notice tone="warn">{trouble}</Notice>
  if (data === undefined) return <p class="muted">{say('asking')}</p>
  return <Fields fields={data.fields} />
}

/** What the reader may not see is said, not left out: else he would think that nothing was declared. */
function Withheld() {
  const { say } = useConsole()
  return <span class="muted">{say('withheld')}</span>
}

const Fields = ({ fields }: { fields: readonly Field[] }) => (
  <dl class="facts reading">
    {fields.map(({ pointer, label, text, withheld, parts }) => (
      <div key={pointer}>
        <dt>{label}</dt>
        <dd>{parts === undefined ? withheld === true ? <Withheld /> : text : <Fields fields={parts} />}</dd>
      </div>
    ))}
  </dl>
)
