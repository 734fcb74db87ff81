import { startRegistration } from '@simplewebauthn/browser'
import { useEffect, useState } from 'preact/hooks'
import { Button, Field, Notice } from '../ui/parts.tsx'
import type { Say } from '../words/desk.ts'
import { type Api, NoAnswer, sentenceOf, type Session } from '../ui/api.ts'
import type { DeskDb } from './db.ts'
import { makeVault, type Person } from './vault.ts'

type Props = { say: Say; api: Api; db: DeskDb; onPerson: (person: Person) => void; onBack: (() => void) | undefined }
type Offered = { passkey: boolean; openid: boolean }

type Deps = Pick<Props, 'api' | 'db'>

/** What this hub lets people sign in with, besides codes and tokens. */
function useOffered(api: Api): Offered {
  const [offered, setOffered] = useState<Offered>({ passkey: false, openid: false })
  useEffect(() => {
    api.call('GET', '/v1/session/ways').then(
      ({ status, body }) => {
        if (status === 200) setOffered(body as Offered)
      },
      () => undefined,
    )
  }, [api])
  return offered
}

type Secret = { token: string } | { code: string; pin: string }

/** Who signed in with a code and a PIN, or a token; else the hub's sentence. */
async function bySecret({ api, db }: Deps, secret: Secret): Promise<Person | string> {
  const { status, body } = await api.call('POST', '/v1/session', { body: JSON.stringify(secret) })
  if (status !== 201) return sentenceOf(body)
  return makeVault(db, body as Session, 'pin' in secret ? { by: 'pin', pin: secret.pin } : { by: 'nothing' })
}

/** Who signed in with a code and the phone's own lock. Throws what the browser throws where the person declines. */
async function byPhoneLock({ api, db }: Deps, code: string): Promise<Person | string> {
  const asked = await api.call('POST', '/v1/session/challenge', { body: JSON.stringify({ code }) })
  if (asked.status !== 200) return sentenceOf(asked.body)
  const { options } = asked.body as { options: Parameters<typeof startRegistration>[0]['optionsJSON'] }
  const credential = await startRegistration({ optionsJSON: options })
  const { status, body } = await api.call('POST', '/v1/session', { body: JSON.stringify({ code, credential }) })
  if (status !== 201) return sentenceOf(body)
  return makeVault(db, body as Session, { by: 'passkey', credential: credential.id })
}

/** The way in at the hub: an invitation code with a PIN or this phone's own lock, a token, or the administration's own sign-in. */
export function SignIn({ say, api, db, onPerson, onBack }: Props) {
  const [way, setWay] = useState<'code' | 'token'>('code')
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [token, setToken] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const offered = useOffered(api)
  const attempt = async (enter: () => Promise<Person | string>): Promise<void> => {
    try {
      const entered = await enter()
      if (typeof entered === 'string') setTrouble(entered)
      else onPerson(entered)
    } catch (error) {
      // The person has declined, or the phone has no such lock.
      if (error instanceof NoAnswer) setTrouble(say('failed', { reason: say('noNetwork') }))
      else setTrouble(say('phoneLockFailed'))
    }
  }
  const canLock = offered.passkey && 'PublicKeyCredential' in globalThis
  return (
    <main class="frame">
      <form
        class="sign-in panel stack"
        onSubmit={(event) => {
          event.preventDefault()
          void attempt(() => bySecret({ api, db }, way === 'token' ? { token } : { code, pin }))
        }}
      >
        <h2>{say('signIn')}</h2>
        {way === 'code' && <p class="small muted">{say('signInHint')}</p>}
        {way === 'code' && <Field label={say('code')} name="code" value={code} onInput={setCode} />}
        {way === 'code' && <Field label={say('pin')} name="pin" type="pin" value={pin} onInput={setPin} />}
        {way === 'token' && <Field label={say('token')} name="token" type="password" value={token} onInput={setToken} />}
        {trouble !== undefined && (
          <Notice tone="bad" loud>
            {trouble}
          </Notice>
        )}
        <button type="submit" class="button main whole tall">
          {say('signIn')}
        </button>
        {way === 'code' && canLock && (
          <Button whole onPress={() => void attempt(() => byPhoneLock({ api, db }, code))}>
            {say('withPhoneLock')}
          </Button>
        )}
        {offered.openid && (
          <a class="button whole" href="/v1/session/openid?page=desk">
            {say('withOpenid')}
          </a>
        )}
        <Button quiet onPress={() => setWay(way === 'token' ? 'code' : 'token')}>
          {say(way === 'token' ? 'withCode' : 'withToken')}
        </Button>
        {onBack !== undefined && (
          <Button quiet onPress={onBack}>
            {say('back')}
          </Button>
        )}
      </form>
    </main>
  )
}
