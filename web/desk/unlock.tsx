import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, Field, Notice } from '../ui/parts.tsx'
import type { Say } from '../words/desk.ts'
import type { DeskDb } from './db.ts'
import { openByPin, openPlainly, type Person, type Vault } from './vault.ts'

type Props = {
  say: Say
  db: DeskDb
  vaults: readonly Vault[]
  /** What the hub said when it let somebody in no more. */
  told: string | undefined
  onPerson: (person: Person) => void
  onGone: () => void
  onOther: () => void
}

/** Who works here now? Needs no network: the phone itself knows its officers. */
export function Unlock({ say, db, vaults, told, onPerson, onGone, onOther }: Props) {
  const [owner, setOwner] = useState(vaults.length === 1 ? vaults[0]?.owner : undefined)
  const [pin, setPin] = useState('')
  const [trouble, setTrouble] = useState(told === '' ? undefined : told)
  const form = useRef<HTMLFormElement>(null)
  const only = vaults.length === 1 ? vaults[0] : undefined
  const vault = vaults.find((one) => one.owner === owner)
  useEffect(() => form.current?.querySelector('input')?.focus(), [owner])
  const byPin = async (one: Vault): Promise<void> => {
    // Taken away at once: what is typed while it is tried is the next try.
    setPin('')
    // A try that cannot be counted is none.
    const tried = await openByPin(db, one.owner, pin).catch(() => undefined)
    if (tried === undefined) return setTrouble(say('notKept'))
    if (tried === 'gone') return onGone()
    if (tried === 'wrong') return setTrouble(say('pinWrong'))
    if ('wait' in tried) return setTrouble(say('pinWait', { n: Math.ceil(tried.wait / 1_000) }))
    onPerson(tried.person)
  }
  const byPhone = async (one: Vault): Promise<void> => {
    const person = (await isHere(one)) ? openPlainly(one) : undefined
    if (person === undefined) setTrouble(say('phoneLockFailed'))
    else onPerson(person)
  }
  return (
    <main class="frame">
      <form
        ref={form}
        class="sign-in panel stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (vault?.lock.by === 'pin') void byPin(vault)
        }}
      >
        <h2>{say('unlock')}</h2>
        {only?.lock.by === 'pin' && <p class="number">{only.session.name}</p>}
        {(only?.lock.by === 'pin' ? [] : vaults).map((one) => (
          <Button
            key={one.owner}
            whole
            tall
            pressed={one.owner === owner}
            onPress={() => {
              setTrouble(undefined)
              setOwner(one.owner)
              if (one.lock.by !== 'pin') void byPhone(one)
            }}
          >
            {one.session.name}
          </Button>
        ))}
        {vault?.lock.by === 'pin' && <Field label={say('pin')} name="pin" type="pin" value={pin} onInput={setPin} />}
        {trouble !== undefined && (
          <Notice tone="bad" loud>
            {trouble}
          </Notice>
        )}
        {vault?.lock.by === 'pin' && (
          <button type="submit" class="button main whole tall">
            {say('open')}
          </button>
        )}
        <p class="small muted">{say('outboxSafe')}</p>
        <Button quiet onPress={onOther}>
          {say('anotherPerson')}
        </Button>
      </form>
    </main>
  )
}

/** Asks the phone whether its owner is there; the hub asks again, with a challenge of its own, before it lets anybody in. */
async function isHere({ lock }: Vault): Promise<boolean> {
  if (lock.by !== 'passkey') return true
  const id = Uint8Array.from(atob(lock.credential.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
  const challenge = crypto.getRandomValues(new Uint8Array(32))
  try {
    const publicKey = { challenge, allowCredentials: [{ id, type: 'public-key' as const }], userVerification: 'required' as const }
    return (await navigator.credentials.get({ publicKey })) !== null
  } catch {
    // Declined, or another finger.
    return false
  }
}
