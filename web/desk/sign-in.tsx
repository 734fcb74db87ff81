import { useState } from 'preact/hooks'
import { Button, Field, Notice } from '../ui/parts.tsx'
import type { Say } from '../words/desk.ts'
import { type Api, NoAnswer, sentenceOf, type Session } from '../ui/api.ts'

/** Who signed in on this phone before: the PIN is enough for them. */
export type Known = { officer: string; name: string }

type Props = { say: Say; api: Api; known: Known | undefined; onSession: (session: Session) => void }

/** The way in: an invitation code and a PIN, later the PIN alone, or a token. */
export function SignIn({ say, api, known, onSession }: Props) {
  const [way, setWay] = useState<'pin' | 'code' | 'token'>(known === undefined ? 'code' : 'pin')
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [token, setToken] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const enter = async (): Promise<void> => {
    const secret = way === 'token' ? { token } : way === 'pin' ? { officer: known?.officer, pin } : { code, pin }
    try {
      const { status, body } = await api.call('POST', '/v1/session', JSON.stringify(secret))
      if (status === 201) return onSession(body as Session)
      setTrouble(sentenceOf(body))
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      setTrouble(say('failed', { reason: say('noNetwork') }))
    }
  }
  return (
    <main class="frame">
      <form
        class="sign-in panel stack"
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <h1>{say('signIn')}</h1>
        {way === 'code' && <p class="small muted">{say('signInHint')}</p>}
        {way === 'pin' && <p>{say('signedInAs', { name: known?.name ?? '' })}</p>}
        {way === 'code' && <Field label={say('code')} name="code" value={code} onInput={setCode} />}
        {way !== 'token' && (
          <Field label={say('pin')} name="pin" type="password" value={pin} onInput={setPin} autocomplete="current-password" />
        )}
        {way === 'token' && <Field label={say('token')} name="token" type="password" value={token} onInput={setToken} />}
        {trouble !== undefined && (
          <Notice tone="bad" loud>
            {trouble}
          </Notice>
        )}
        <button type="submit" class="button main whole tall">
          {say('signIn')}
        </button>
        <Button quiet onPress={() => setWay(way === 'token' ? 'code' : 'token')}>
          {say(way === 'token' ? 'withCode' : 'withToken')}
        </Button>
      </form>
    </main>
  )
}
