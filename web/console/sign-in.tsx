import { useEffect, useState } from 'preact/hooks'
import { type Api, NoAnswer, sentenceOf, type Session } from '../ui/api.ts'
import { Button, Field, Notice } from '../ui/parts.tsx'
import type { Say } from '../words/console.ts'

type Props = { say: Say; api: Api; onSession: (session: Session) => void }

/** The way in: a token, an invitation code with a PIN, or the administration's own sign-in where the hub knows one. */
export function SignIn({ say, api, onSession }: Props) {
  const [way, setWay] = useState<'token' | 'code'>('token')
  const [openid, setOpenid] = useState(false)
  const [token, setToken] = useState('')
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    const ask = async (): Promise<void> => {
      try {
        const { status, body } = await api.call('GET', '/v1/session/ways')
        if (status === 200) setOpenid((body as { openid: boolean }).openid)
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
      }
    }
    void ask()
  }, [api])
  const enter = async (): Promise<void> => {
    try {
      const secret = way === 'token' ? { token: token.trim() } : { code: code.trim(), pin }
      const { status, body } = await api.call('POST', '/v1/session', { body: JSON.stringify(secret) })
      if (status === 201) return onSession(body as Session)
      setTrouble(sentenceOf(body))
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      setTrouble(say('noContact'))
    }
  }
  return (
    <main id="main" class="page" tabIndex={-1}>
      <form
        class="sign-in panel stack"
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <h1>{say('signIn')}</h1>
        <p class="muted">{say('signInHint')}</p>
        {way === 'token' && <Field label={say('token')} name="token" type="password" value={token} onInput={setToken} />}
        {way === 'code' && <Field label={say('code')} name="code" value={code} onInput={setCode} />}
        {way === 'code' && <Field label={say('pin')} name="pin" type="password" value={pin} onInput={setPin} />}
        {trouble !== undefined && (
          <Notice tone="bad" loud>
            {trouble}
          </Notice>
        )}
        <button type="submit" class="button main whole">
          {say('signIn')}
        </button>
        {openid && (
          <a class="button whole" href="/v1/session/openid?page=console">
            {say('withOpenid')}
          </a>
        )}
        <Button quiet onPress={() => setWay(way === 'token' ? 'code' : 'token')}>
          {say(way === 'token' ? 'withCode' : 'withToken')}
        </Button>
      </form>
    </main>
  )
}
