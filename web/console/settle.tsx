import { useState } from 'preact/hooks'
import { Age, FactNumber } from '../ui/facts.tsx'
import { Button, Notice, Tag, type Tone } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { act, useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'

type Contact = { name: string; phone?: string; email?: string }

type Item = {
  key: string
  kind: keyof typeof KINDS
  severity: 1 | 2 | 3
  mrn?: string
  receiver?: string
  contacts?: readonly Contact[]
  since: string
  sentence: string
  action: string
  takenBy?: string
}

type List = { items: readonly Item[]; leftOut: number; asOf: string }

const KINDS = {
  queue: { word: 'kindQueue', tone: 'bad' },
  parked: { word: 'kindParked', tone: 'bad' },
  stop: { word: 'kindStop', tone: 'bad' },
  'no-entry': { word: 'kindNoEntry', tone: 'bad' },
  limit: { word: 'kindLimit', tone: 'warn' },
  differs: { word: 'kindDiffers', tone: 'warn' },
  enquiry: { word: 'kindEnquiry', tone: 'awaiting' },
  claim: { word: 'kindClaim', tone: 'awaiting' },
  approval: { word: 'kindApproval', tone: 'awaiting' },
  certificate: { word: 'kindCertificate', tone: 'warn' },
  locked: { word: 'kindLocked', tone: 'warn' },
  outage: { word: 'kindOutage', tone: 'warn' },
  hub: { word: 'kindHub', tone: 'bad' },
} as const satisfies Readonly<Record<string, { word: WordKey; tone: Tone }>>

const SECTIONS: readonly { severity: Item['severity']; word: WordKey }[] = [
  { severity: 1, word: 'heldUp' },
  { severity: 2, word: 'limits' },
  { severity: 3, word: 'older' },
]

/** What needs a person, the gravest first: each line is a sentence and a verb. */
export function SettlePage() {
  const { say, language, live } = useConsole()
  const { data, trouble, again } = useRead<List>('/v1/attention?limit=200', ['attention', 'queues', 'parked', 'approvals'])
  const total = data === undefined ? undefined : data.items.length + data.leftOut
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('settle')}</h1>
        <p class="muted">{say('settleHint')}</p>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data === undefined ? (
        trouble === undefined && <p class="muted">{say('asking')}</p>
      ) : total === 0 ? (
        // Out of touch nobody knows whether anything needs somebody.
        live.live && (
          <p class="calm">
            <Tag tone="ok">{say('settleNothing')}</Tag>
          </p>
        )
      ) : (
        <>
          <p class="sum">
            <span class="big">
              <FactNumber fact="attention.count" value={total} language={language} unknown={say('unknown')} />
            </span>{' '}
            {say(total === 1 ? 'settleOne' : 'settleMany')}
          </p>
          {SECTIONS.map(({ severity, word }) => {
            const items = data.items.filter((item) => item.severity === severity)
            if (items.length === 0) return null
            return (
              <section key={severity} class="stack" aria-labelledby={`severity-${severity}`}>
                <h2 id={`severity-${severity}`}>{say(word)}</h2>
                <ol class="needs">
                  {items.map((item) => (
                    <Need key={item.key} item={item} onChange={again} />
                  ))}
                </ol>
              </section>
            )
          })}
          {data.leftOut > 0 && <p class="muted">{say('leftOut', { n: data.leftOut })}</p>}
        </>
      )}
    </div>
  )
}

/** Where the verb of an item leads. */
function whereOf({ kind, receiver, mrn }: Item): string {
  if (kind === 'certificate' && receiver !== undefined) return placeOf(['registry', receiver])
  if (kind === 'hub' || kind === 'certificate') return placeOf(['log'])
  if (kind === 'locked') return placeOf(['registry'])
  return receiver === undefined ? placeOf(['movements', mrn ?? '']) : placeOf(['queues', receiver])
}

const CALLED: readonly Item['kind'][] = ['queue', 'parked', 'outage', 'certificate']

function Need({ item, onChange }: { item: Item; onChange: () => void }) {
  const console = useConsole()
  const { say, session, language, zone, live } = console
  const [trouble, setTrouble] = useState<string>()
  const { word, tone } = KINDS[item.kind]
  const mine = item.takenBy === session.name
  const take = async (taken: boolean): Promise<void> => {
    const outcome = await act(console, 'PUT', `/v1/attention/${encodeURIComponent(item.key)}/taken`, { taken })
    setTrouble(outcome.ok ? undefined : outcome.sentence)
    if (outcome.ok) onChange()
  }
  return (
    <li class={`need ${tone}`} data-key={item.key}>
      <p class="row">
        <Tag tone={tone}>{say(word)}</Tag>
        <Age at={item.since} now={live.now} language={language} zone={zone} ago={(span) => say('ago', { span })} />
      </p>
      <p class="sentence">{item.sentence}</p>
      {item.receiver !== undefined && CALLED.includes(item.kind) ? <Contacts contacts={item.contacts ?? []} /> : null}
      <p class="row acts">
        <a class="button main" href={whereOf(item)}>
          {item.action}
        </a>
        {item.takenBy === undefined ? (
          session.role === 'operator' && <Button onPress={() => void take(true)}>{say('take')}</Button>
        ) : (
          <>
            <Tag tone="info">{mine ? say('takenByYou') : say('takenBy', { name: item.takenBy })}</Tag>
            {mine && (
              <Button quiet onPress={() => void take(false)}>
                {say('giveBack')}
              </Button>
            )}
          </>
        )}
      </p>
      {trouble !== undefined && (
        <Notice tone="bad" loud>
          {trouble}
        </Notice>
      )}
    </li>
  )
}

/** Whom to call, each with a link that calls. */
export function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const { say } = useConsole()
  if (contacts.length === 0) return <p class="muted">{say('nobodyToCall')}</p>
  return (
    <p class="row calls">
      <span class="muted">{say('call')}</span>
      {contacts.map(({ name, phone, email }) => (
        <a key={`${name} ${phone ?? email}`} href={phone === undefined ? `mailto:${email}` : `tel:${phone.replace(/[^+\d]/g, '')}`}>
          {name}, {phone ?? email}
        </a>
      ))}
    </p>
  )
}
