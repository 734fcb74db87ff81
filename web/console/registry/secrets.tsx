import { useState } from 'preact/hooks'
import { Button, Notice } from '../../ui/parts.tsx'
import { useConsole } from '../context.ts'
import { saveBytes } from '../files.ts'
import { ActForm, filled, listOf } from './form.tsx'

/** What is shown once: each line a name and what is secret. */
type Shown = { lines: readonly (readonly [name: string, value: string])[]; file?: { name: string; text: string } }

/** What the hub tells once and keeps no copy of. It stays in this page until it is closed, and goes nowhere else. */
function ShownOnce({ shown: { lines, file }, onClose }: { shown: Shown; onClose: () => void }) {
  const { say } = useConsole()
  return (
    <Notice tone="warn" loud>
      <p>
        <strong>{say('shownOnce')}</strong>
      </p>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code class="root secret">{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p class="row">
        {file !== undefined && (
          <Button onPress={() => saveBytes(new Blob([file.text], { type: 'application/x-pem-file' }), file.name)}>{say('save')}</Button>
        )}
        <Button onPress={onClose}>{say('close')}</Button>
      </p>
    </Notice>
  )
}

type Props = { at: string; party: string; again: () => void }

/** Registers a certificate, from a request or as it is. */
export function CertificateForm({ at, party, again }: Props) {
  const { say } = useConsole()
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      <ActForm
        title={say('addCertificate')}
        does={say('add')}
        questions={[
          {
            name: 'use',
            label: say('certificateUse'),
            kind: 'one',
            options: [
              { value: 'signing', label: say('useSigning') },
              { value: 'tls', label: say('useTls') },
            ],
            initial: 'signing',
          },
          { name: 'pem', label: say('certificatePem'), kind: 'area', hint: say('certificateHint') },
        ]}
        call={({ pem = '', ...values }) => ({
          method: 'POST',
          path: `${at}/certificates`,
          body: { ...filled(values), [/CERTIFICATE REQUEST-----/.test(pem) ? 'csr' : 'certificate']: pem },
        })}
        onDone={(body) => {
          const { fingerprint, certificate, chain } = body as { fingerprint: string; certificate: string; chain: readonly string[] }
          const file = { name: `${party.replace('/', '-')}.crt`, text: [certificate, ...chain].join('') }
          setShown({ lines: [[say('fingerprint'), fingerprint]], file })
          again()
        }}
      />
      {shown !== undefined && <ShownOnce shown={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

/**
 * Gives a token, for a system without a certificate of its own for TLS.
 * @param props `account` where it opens the party's account as well (docs/decisions/0218)
 */
export function TokenForm({ at, account, again }: Props & { account: boolean }) {
  const { say } = useConsole()
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      <ActForm
        title={say('addToken')}
        does={say('addToken')}
        questions={[{ name: 'label', label: say('tokenFor') }]}
        call={(values) => ({ method: 'POST', path: `${at}/tokens`, body: filled(values) })}
        onDone={(body) => {
          setShown({ lines: [[say('token'), (body as { token: string }).token]] })
          again()
        }}
      />
      {account && (
        <p class="small muted">
          {say('accountOpens')} <a href="/account">{say('toAccount')}</a>
        </p>
      )}
      {shown !== undefined && <ShownOnce shown={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

/** Gives a login at the broker; the one before works as long as is said. */
export function BrokerUserForm({ at, again }: Props) {
  const { say } = useConsole()
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      <ActForm
        title={say('addBrokerUser')}
        does={say('addBrokerUser')}
        questions={[{ name: 'overlap', label: say('overlap'), initial: '0' }]}
        call={({ overlap = '', ...values }) => ({
          method: 'POST',
          path: `${at}/broker-user`,
          body: { ...filled(values), overlap: Number(overlap) },
        })}
        onDone={(body) => {
          const { user, password } = body as { user: string; password: string }
          setShown({ lines: [[say('user'), user], [say('password'), password]] })
          again()
        }}
      />
      {shown !== undefined && <ShownOnce shown={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

/** Registers where a party is called; its channel is changed after it, when its system knows the secrets. */
export function WebhookForm({ at, address, again }: Omit<Props, 'party'> & { address: string }) {
  const { say } = useConsole()
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      <ActForm
        title={say('registerWebhook')}
        does={say('registerWebhook')}
        questions={[{ name: 'url', label: say('webhookAddress'), initial: address }]}
        call={(values) => ({ method: 'POST', path: `${at}/webhook`, body: filled(values) })}
        onDone={(body) => {
          const { secret, token } = body as { secret: string; token: string }
          setShown({ lines: [[say('webhookSecret'), secret], [say('token'), token]] })
          again()
        }}
      />
      {shown !== undefined && <ShownOnce shown={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

const RIGHTS = ['facts', 'decisions', 'chief'] as const

/** Registers an officer of a country's customs, and shows the code for the first sign-in. */
export function OfficerForm({ party, again }: Omit<Props, 'at'>) {
  const { say, language } = useConsole()
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      <ActForm
        title={say('inviteOfficer')}
        does={say('invite')}
        questions={[
          { name: 'name', label: say('name') },
          { name: 'pseudonym', label: say('pseudonym'), hint: say('pseudonymHint') },
          { name: 'offices', label: say('offices'), hint: say('listHint') },
          { name: 'rights', label: say('rights'), kind: 'several', options: RIGHTS.map((value) => ({ value, label: say(`right-${value}`) })), initial: 'facts' },
        ]}
        call={({ offices = '', rights, ...values }) => ({
          method: 'POST',
          path: '/v1/officers',
          body: { ...filled(values), party, offices: listOf(offices.toUpperCase()), rights: listOf(rights), language },
        })}
        onDone={(body) => {
          const { invitation } = body as { invitation?: { code: string } }
          if (invitation !== undefined) setShown({ lines: [[say('code'), invitation.code]] })
          again()
        }}
      />
      {shown !== undefined && <ShownOnce shown={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
