import { render } from 'preact'
import '../ui/tokens.css'
import '../ui/base.css'
import './desk.css'
import { App } from './app.tsx'
import { createApi } from '../ui/api.ts'
import { keptIn, openDb } from './db.ts'
import type { Remembered } from './remembered.ts'

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

async function start(): Promise<void> {
  const db = openDb()
  const api = createApi()
  let known = (await keptIn<Remembered>(db, 'remembered')) ?? {}
  const remember = (change: Remembered): void => {
    known = { ...known, ...change }
    void db.kept.put({ name: 'remembered', value: known })
  }
  api.use(known.session)
  // Asked once: without it a browser that runs out of room may throw the outbox away.
  void navigator.storage?.persist?.()
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(workerUrl(), { scope: '/desk/' })
  const root = document.getElementById('desk')
  if (root !== null) render(<App db={db} api={api} remembered={known} remember={remember} />, root)
}

void start()
