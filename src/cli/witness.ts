import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { processTimers } from '../compose/process-timers.ts'
import { inFolder, writeDurably } from '../pki/folder.ts'
import { type Checkpoint, parseCheckpoint } from '../trust/checkpoint.ts'
import { cosignLine, type NoteKey, type NoteSigner, noteSigner, parseVerifierKey, rawPublicKey } from '../trust/note.ts'
import { checkGrowth, ForkError, headText, openCheckpoint } from '../trust/witness.ts'
import { UsageError } from './call.ts'
import { type CommandContext, ended } from './context.ts'
import { ANSWER_WITHIN_MS } from './patience.ts'
import type { Call } from './specs.ts'

/** The exit code where the log has forked: something else than a hub that cannot be reached. */
const FORKED = 4
/** More than any note, list of keys or tile. */
const ANSWER_MAX = 1024 * 1024

/** What the witness remembers of the log: written and flushed before anything it signs leaves it. */
type State = { logKey: string; checkpoint: string; cosignature: string }

/**
 * `corridor witness`: looks at the log's head, checks by the log's own tiles that it goes on from what this witness has
 * seen before, remembers that durably, and only then hands the hub its cosignature. Goes on until it is told to stop, or
 * looks once with `--once`. Returns 0, 1 where a look failed, 4 where the log has forked: then nothing is signed, and both
 * heads are named.
 */
export async function witness(context: CommandContext, { values }: Call<'witness'>): Promise<number> {
  const every = Number(values.every)
  if (!/^[0-9]{1,5}$/.test(values.every) || every < 1) throw new UsageError('--every is a number of seconds, 1 or more')
  const key = createPrivateKey(await readFile(values.key, 'utf8'))
  const pinned = values.log === undefined ? undefined : (await readFile(values.log, 'utf8')).trim()
  const pause = (ms: number): Promise<void> => pauseFor(ms, context.stopped)
  let ends = 0
  const work = inFolder(values.state, pause, async () => {
    for (;;) {
      const code = await lookOnce({ hub: values.hub, key, pinned, folder: values.state }, context)
      if (code === FORKED || values.once || context.stopped.aborted) return code
      await pause(every * 1000)
      if (context.stopped.aborted) return 0
    }
  })
  // The project's timers keep no process alive.
  await ended(
    new AbortController().signal,
    work.then((code) => void (ends = code)),
  )
  return ends
}

type Look = { hub: string; key: ReturnType<typeof createPrivateKey>; pinned: string | undefined; folder: string }

async function lookOnce(look: Look, { out, err }: CommandContext): Promise<number> {
  try {
    out(await lookAndSign(look))
    return 0
  } catch (error) {
    err(`corridor witness: ${(error as Error).message}`)
    return error instanceof ForkError ? FORKED : 1
  }
}

async function lookAndSign({ hub, key, pinned, folder }: Look): Promise<string> {
  const file = join(folder, 'state.json')
  const state = await readState(file)
  const keys = JSON.parse((await get(hub, '/v1/log/keys')).toString('utf8')) as KeyList
  const logKey = logKeyOf(pinned ?? state?.logKey, keys.log)
  const note = (await get(hub, '/v1/log/checkpoint', 'text/plain')).toString('utf8')
  const { checkpoint, text } = openCheckpoint(note, logKey.key)
  await checkGrowth(seenIn(state), checkpoint, (path) => get(hub, `/v1/log/tile/${path}`))
  const signer = signerFor(key, logKey.key, keys)
  const cosignature = cosignLine(text, signer, Math.floor(Date.now() / 1000))
  // A witness that forgets what it signed could be shown another log after a crash.
  await writeDurably(file, JSON.stringify({ logKey: logKey.text, checkpoint: text, cosignature } satisfies State))
  await handIn(hub, text, cosignature, checkpoint)
  return `co-signed ${headText(checkpoint)}`
}

type KeyList = { log?: string; witnesses: { party: string; key: string }[] }

/** The log's key: the one known beforehand, or that of the first look. */
function logKeyOf(known: string | undefined, told: string | undefined): { text: string; key: NoteKey } {
  const text = known ?? told
  if (text === undefined) throw new Error('the hub has no key for its log (CORRIDOR_LOG_KEY)')
  const key = parseVerifierKey(text)
  if (key?.type !== 1) throw new Error('the log’s key is not one (C2SP signed-note, verifier key of type 1)')
  return { text, key }
}

/** Signs under the name by which the hub has registered this key. */
function signerFor(key: Look['key'], { name }: NoteKey, { witnesses }: KeyList): NoteSigner {
  const own = rawPublicKey(key)
  const registered = witnesses.map((one) => parseVerifierKey(one.key)).find((one) => one?.publicKey.equals(own))
  if (registered?.type !== 4 || !registered.name.startsWith(`${name}/witness/`)) {
    throw new Error(
      `no participant has registered this witness; an operator registers its key ${own.toString('base64')}`,
    )
  }
  return noteSigner(registered.name, 4, key)
}

async function readState(file: string): Promise<State | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Only a witness that has never looked may begin anew.
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const state = JSON.parse(text) as Partial<State>
  if (typeof state.logKey !== 'string' || typeof state.checkpoint !== 'string') throw new Error(`${file} is damaged`)
  return { logKey: state.logKey, checkpoint: state.checkpoint, cosignature: state.cosignature ?? '' }
}

function seenIn(state: State | undefined): Checkpoint | undefined {
  if (state === undefined) return undefined
  const seen = parseCheckpoint(state.checkpoint)
  if (seen === undefined) throw new Error('the remembered checkpoint is damaged')
  return seen
}

async function handIn(hub: string, checkpoint: string, cosignature: string, shown: Checkpoint): Promise<void> {
  const response = await fetch(new URL('/v1/log/witness', hub), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ checkpoint, cosignature }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  const problem = await bytesOf(response)
  if (response.ok) return
  const { detail } = JSON.parse(problem.toString('utf8') || '{}') as { detail?: string }
  const why = `the hub refused the cosignature: ${detail ?? response.status}`
  throw response.status === 409 ? new ForkError(`the hub does not stand by ${headText(shown)}: ${why}`) : new Error(why)
}

async function get(hub: string, path: string, accept?: string): Promise<Buffer> {
  const response = await fetch(new URL(path, hub), {
    headers: accept === undefined ? {} : { accept },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  const bytes = await bytesOf(response)
  if (!response.ok) throw new Error(`${path}: the hub answers ${response.status}`)
  return bytes
}

async function bytesOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array
    size += bytes.length
    if (size > ANSWER_MAX) throw new Error('the hub’s answer is larger than any of the log')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** Waits, and no longer than until the process is asked to stop. */
async function pauseFor(ms: number, stopped: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = processTimers.after(ms, resolve)
    stopped.addEventListener('abort', () => (cancel(), resolve()), { once: true })
  })
}
