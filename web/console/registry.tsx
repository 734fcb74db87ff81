import { LiveTable } from '../ui/facts.tsx'
import { receiverIn, timeIn } from '../ui/format.ts'
import { Button, Notice, Tag, type Tone } from '../ui/parts.tsx'
import type { WordKey } from '../words/console.ts'
import { act, useConsole, useRead } from './context.ts'
import { placeOf } from './place.ts'
import { Contacts } from './settle.tsx'

type Participant = {
  key: string
  role: string
  names: Readonly<Record<'en' | 'fr' | 'pt', string>>
  channel: string
  suspended: boolean
  active: boolean
  contacts: readonly { name: string; phone?: string; email?: string }[]
  certificates: readonly { fingerprint: string; use: string; validFrom: string; validTo?: string }[]
}

type Step = { step: string; title: string; state: keyof typeof STEPS; about?: string; cause?: string; cure?: string }
type Readiness = { ready: boolean; steps: readonly Step[] }

const STEPS = {
  done: { word: 'stepDone', tone: 'ok' },
  'to-do': { word: 'stepTodo', tone: 'awaiting' },
  failed: { word: 'stepFailed', tone: 'bad' },
} as const satisfies Readonly<Record<string, { word: WordKey; tone: Tone }>>

const ROLES: Readonly<Record<string, WordKey>> = {
  customs: 'roleCustoms',
  guarantor: 'roleGuarantor',
  principal: 'rolePrincipal',
  carrier: 'roleCarrier',
}

/** Everybody who takes part or has done so. */
export function RegistryPage() {
  const { say, language } = useConsole()
  const { data, trouble } = useRead<{ items: readonly Participant[] }>('/v1/participants', ['registry'])
  return (
    <div class="wide">
      <div class="head">
        <h1>{say('registry')}</h1>
        <p class="muted">{say('registryHint')}</p>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data !== undefined && (
        <LiveTable
          caption={say('registry')}
          rows={data.items}
          rowKey={({ key }) => key}
          empty={say('none')}
          columns={[
            {
              key: 'name',
              label: say('party'),
              cell: ({ key, names }) => <a href={placeOf(['registry', key])}>{names[language]}</a>,
            },
            { key: 'key', label: say('partyKey'), cell: ({ key }) => key },
            {
              key: 'role',
              label: say('role'),
              cell: ({ role }) => {
                const word = ROLES[role]
                return word === undefined ? role : say(word)
              },
            },
            { key: 'channel', label: say('channel'), cell: ({ channel }) => channel },
            {
              key: 'state',
              label: say('state'),
              cell: ({ suspended, active }) =>
                suspended ? (
                  <Tag tone="warn">{say('suspended')}</Tag>
                ) : (
                  <Tag tone={active ? 'ok' : 'idle'}>{say(active ? 'active' : 'inactive')}</Tag>
                ),
            },
          ]}
        />
      )}
    </div>
  )
}

/** One participant: its steps to go live, each with cause and cure, and its certificates. */
export function ParticipantPage({ party }: { party: string }) {
  const console = useConsole()
  const { say, language, zone } = console
  const at = `/v1/participants/${encodeURIComponent(party.replace('/', '~'))}`
  const { data, trouble } = useRead<Participant>(at, ['registry'])
  const { data: readiness, again } = useRead<Readiness>(`${at}/readiness?language=${language}`, ['registry', 'queues'])
  const done = readiness?.steps.filter(({ state }) => state === 'done').length ?? 0
  return (
    <div class="wide">
      <div class="head">
        <p>
          <a href={placeOf(['registry'])}>{say('registry')}</a>
        </p>
        <h1>{data?.names[language] ?? receiverIn(party, language)}</h1>
      </div>
      {trouble !== undefined && <Notice tone="warn">{trouble}</Notice>}
      {data !== undefined && <Contacts contacts={data.contacts} />}
      {readiness !== undefined && (
        <section class="stack" aria-labelledby="steps-title">
          <h2 id="steps-title">{say('steps')}</h2>
          <p class="row">
            {readiness.ready ? (
              <Tag tone="ok">{say('ready')}</Tag>
            ) : (
              <span class="fact">{say('stepsDone', { n: done, m: readiness.steps.length })}</span>
            )}
            <Button onPress={() => void act(console, 'POST', `${at}/checks`, {}).then(again)}>{say('checkNow')}</Button>
          </p>
          <ol class="steps">
            {readiness.steps.map(({ step, title, state, about, cause, cure }) => (
              <li key={`${step} ${about ?? ''}`}>
                <p class="row">
                  <Tag tone={STEPS[state].tone}>{say(STEPS[state].word)}</Tag>
                  <strong>{title}</strong>
                  {about !== undefined && <span class="muted">{about}</span>}
                </p>
                {cause !== undefined && <p>{cause}</p>}
                {cure !== undefined && <p class="muted">{cure}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {data !== undefined && (
        <section class="stack" aria-labelledby="certificates-title">
          <h2 id="certificates-title">{say('certificates')}</h2>
          <ul class="rows">
            {data.certificates.map(({ fingerprint, use, validTo }) => (
              <li key={`${fingerprint} ${use}`} class="row spread">
                <code class="root">{fingerprint.slice(0, 16)}…</code>
                <span>
                  {use} {validTo !== undefined && say('until', { time: timeIn(validTo, language, zone) })}
                </span>
              </li>
            ))}
          </ul>
          {data.certificates.length === 0 && <p class="muted">{say('none')}</p>}
        </section>
      )}
    </div>
  )
}
