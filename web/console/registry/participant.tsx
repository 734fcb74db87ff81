import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { receiverIn, timeIn } from '../../ui/format.ts'
import { Button, Notice, Tag, type Tone } from '../../ui/parts.tsx'
import type { Say, WordKey } from '../../words/console.ts'
import { act, useConsole, useRead } from '../context.ts'
import { placeOf } from '../place.ts'
import { Contacts } from '../settle.tsx'
import { ActForm, filled } from './form.tsx'
import { Officers } from './officers.tsx'
import { hasAccount, Representatives } from './representatives.tsx'
import { BrokerUserForm, CertificateForm, TokenForm, WebhookForm } from './secrets.tsx'

export type Participant = {
  key: string
  role: string
  names: Readonly<Record<'en' | 'fr' | 'pt', string>>
  channel: string
  webhook?: string
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

const ROLES = ['customs', 'guarantor', 'principal', 'consignee', 'carrier', 'rail', 'tracking', 'payment', 'partner'] as const

/** What a role is called. */
export const roleIn = (role: string, say: Say): string => {
  const known = ROLES.find((one) => one === role)
  return known === undefined ? role : say(`role-${known}`)
}

/** One participant: its steps to go live, each with cause, cure and what an operator does about it, then what it has. */
export function ParticipantPage({ party }: { party: string }) {
  const console = useConsole()
  const { say, language, session } = console
  const at = `/v1/participants/${encodeURIComponent(party.replace('/', '~'))}`
  const { data, trouble, again: readAgain } = useRead<Participant>(at, ['registry'])
  const { data: readiness, again: judgeAgain } = useRead<Readiness>(`${at}/readiness`, ['registry', 'queues'])
  const again = (): void => {
    readAgain()
    judgeAgain()
  }
  const done = readiness?.steps.filter(({ state }) => state === 'done').length ?? 0
  return (
    <div class="wide">
      <div class="head">
        <p>
          <a href={placeOf(['registry'])}>{say('registry')}</a>
        </p>
        <h1>{data?.names[language] ?? receiverIn(party, language)}</h1>
        {data !== undefined && <p class="muted">{[data.key, roleIn(data.role, say)].join(' · ')}</p>}
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
            {readiness.steps.map((step) => (
              <StepRow key={`${step.step} ${step.about ?? ''}`} step={step}>
                {session.role === 'operator' && <StepAct step={step} account={hasAccount(data?.role)} {...{ at, party, again }} />}
              </StepRow>
            ))}
          </ol>
        </section>
      )}
      {data !== undefined && <Certificates participant={data} />}
      {data !== undefined && session.role === 'operator' && <Changes participant={data} at={at} again={again} />}
      {data?.role === 'customs' && <Officers party={party} />}
      {hasAccount(data?.role) && <Representatives party={party} />}
    </div>
  )
}

function StepRow({ step: { title, state, about, cause, cure }, children }: { step: Step; children: ComponentChildren }) {
  const { say } = useConsole()
  return (
    <li class="stack">
      <p class="row">
        <Tag tone={STEPS[state].tone}>{say(STEPS[state].word)}</Tag>
        <strong>{title}</strong>
        {about !== undefined && <span class="muted">{about}</span>}
      </p>
      {cause !== undefined && <p>{cause}</p>}
      {cure !== undefined && <p class="muted">{cure}</p>}
      {children}
    </li>
  )
}

type StepProps = { step: Step; account: boolean; at: string; party: string; again: () => void }

/**
 * What an operator does about a step. It is open where it was to be done when the page came; it does not close when it is done,
 * since what is shown once stands in it.
 */
function StepAct({ step: { step, state }, account, at, party, again }: StepProps) {
  const { say } = useConsole()
  const open = useRef(state !== 'done')
  const country = party.slice(0, 2)
  if (step === 'offices' || step === 'agreements') {
    const [what, word] = step === 'offices' ? (['office', 'addOffice'] as const) : (['agreement', 'addAgreement'] as const)
    return <a href={placeOf(['registry', 'add', what], { country })}>{say(word)}</a>
  }
  const form =
    step === 'signing-certificate' ? (
      <CertificateForm {...{ at, party, again }} />
    ) : step === 'access' ? (
      <TokenForm {...{ at, party, account, again }} />
    ) : step === 'broker-user' ? (
      <BrokerUserForm {...{ at, party, again }} />
    ) : undefined
  if (form === undefined) return null
  return (
    <details open={open.current}>
      <summary>{say('toDoHere')}</summary>
      {form}
    </details>
  )
}

function Certificates({ participant: { certificates } }: { participant: Participant }) {
  const { say, language, zone } = useConsole()
  return (
    <section class="stack" aria-labelledby="certificates-title">
      <h2 id="certificates-title">{say('certificates')}</h2>
      <ul class="rows">
        {certificates.map(({ fingerprint, use, validTo }) => (
          <li key={`${fingerprint} ${use}`} class="row spread">
            <code class="root">{fingerprint.slice(0, 16)}…</code>
            <span>
              {say(use === 'tls' ? 'useTls' : 'useSigning')} {validTo !== undefined && say('until', { time: timeIn(validTo, language, zone) })}
            </span>
          </li>
        ))}
      </ul>
      {certificates.length === 0 && <p class="muted">{say('none')}</p>}
    </section>
  )
}

const CHANNELS = ['amqp', 'inbox', 'webhook', 'none'] as const

type ChangesProps = { participant: Participant; at: string; again: () => void }

/** What of a participant changes in its life: how it receives, whom to call, whether it takes part, which certificate counts. */
function Changes({ participant, at, again }: ChangesProps) {
  const { say } = useConsole()
  const { suspended, channel, contacts, certificates, webhook = '' } = participant
  const [first] = contacts
  return (
    <section class="stack" aria-labelledby="changes-title">
      <h2 id="changes-title">{say('changes')}</h2>
      <details>
        <summary>{say('changeContact')}</summary>
        <ActForm
          title={say('changeContact')}
          does={say('change')}
          questions={[
            { name: 'name', label: say('contactName'), initial: first?.name ?? '' },
            { name: 'phone', label: say('dutyPhone'), initial: first?.phone ?? '' },
            { name: 'email', label: say('email'), initial: first?.email ?? '' },
          ]}
          call={({ reason, ...contact }) => ({
            method: 'PATCH',
            path: at,
            body: { reason, contacts: [filled(contact), ...contacts.slice(1)] },
          })}
          onDone={again}
        />
      </details>
      <details>
        <summary>{say('registerWebhook')}</summary>
        <WebhookForm at={at} address={webhook} again={again} />
      </details>
      <details>
        <summary>{say('changeChannel')}</summary>
        <ActForm
          title={say('changeChannel')}
          does={say('change')}
          questions={[
            { name: 'channel', label: say('channel'), kind: 'one', options: CHANNELS.map((value) => ({ value, label: say(`channel-${value}`) })), initial: channel },
          ]}
          call={(body) => ({ method: 'PUT', path: `${at}/channel`, body })}
          onDone={again}
        />
      </details>
      <details>
        <summary>{say(suspended ? 'resume' : 'suspend')}</summary>
        <ActForm
          title={say(suspended ? 'resume' : 'suspend')}
          does={say(suspended ? 'resume' : 'suspend')}
          questions={[]}
          call={({ reason }) => ({ method: 'PATCH', path: at, body: { reason, suspended: !suspended } })}
          onDone={again}
        />
      </details>
      {certificates.length > 0 && <RevokeCertificate {...{ certificates, at, again }} />}
    </section>
  )
}

type RevokeProps = { certificates: Participant['certificates']; at: string; again: () => void }

/** Takes a certificate out of use, from now on and on every hub. */
function RevokeCertificate({ certificates, at, again }: RevokeProps) {
  const { say } = useConsole()
  return (
    <details>
      <summary>{say('revokeCertificate')}</summary>
      <ActForm
        title={say('revokeCertificate')}
        does={say('revoke')}
        questions={[
          {
            name: 'fingerprint',
            label: say('fingerprint'),
            kind: 'one',
            options: certificates.map(({ fingerprint }) => ({ value: fingerprint, label: `${fingerprint.slice(0, 16)}…` })),
            initial: certificates[0]?.fingerprint ?? '',
          },
        ]}
        call={({ fingerprint = '', reason }) => ({
          method: 'POST',
          path: `${at}/certificates/${fingerprint}/revoke`,
          body: { reason },
        })}
        onDone={again}
      />
    </details>
  )
}
