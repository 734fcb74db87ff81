import { render } from 'preact'
import '../ui/tokens.css'
import '../ui/base.css'
import './desk.css'
import { App } from './app.tsx'
import { type Api, createApi, type Session } from '../ui/api.ts'
import { type DeskDb, keptIn, openDb } from './db.ts'
import type { Remembered } from './remembered.ts'
import { makeVault, vaultsIn } from './vault.ts'

type Policy = { createScriptURL: (url: string) => string }
type TrustedTypes = { createPolicy: (name: string, rules: Policy) => Policy }

/** The only address of a script that is made at run time: the service worker's. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const url = '/desk/sw.js'
  const policy = trustedTypes?.createPolicy('corridor', {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError(asked)
      return asked
    },
  })
  return policy === undefined ? url : policy.createScriptURL(url)
}

/** Whoever comes back from the administration's own sign-in has a session, and nothing on this phone yet. */
async function signedInElsewhere(db: DeskDb, api: Api): Promise<boolean> {
  const { status, body } = await api.call('GET', '/v1/session').catch(() => ({ status: 0, body: undefined }))
  if (status === 200) await makeVault(db, body as Session, { by: 'nothing' })
  return status === 200
}

async function start(): Promise<void> {
  const db = openDb()
  const api = createApi()
  let known = (await keptIn<Remembered>(db, 'remembered')) ?? {}
  const remember = (change: Remembered): void => {
    known = { ...known, ...change }
    db.kept.put({ name: 'remembered', value: known }).catch(() => undefined)
  }
  const vaults = await vaultsIn(db)
  if (vaults.length === 0 && (await signedInElsewhere(db, api))) vaults.push(...(await vaultsIn(db)))
  // Asked once: without it a browser that runs out of room may throw the outbox away.
  void navigator.storage?.persist?.()
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(workerUrl(), { scope: '/desk/' })
  const root = document.getElementById('desk')
  if (root !== null) render(<App {...{ db, api, vaults, remember }} remembered={known} />, root)
}

void start()
