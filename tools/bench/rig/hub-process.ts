import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nodeOptions } from '../../node-options.ts'
import { OWN_SESSION } from './session.ts'
import type { HubFiles } from '../world.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Nobody is refused for asking often: what is measured is what an answer takes. */
const NO_QUOTA = Object.fromEntries(
  ['QUOTA_PER_SECOND', 'QUOTA_BURST', 'FOLLOW_UP_PER_MINUTE', 'FOLLOW_UP_BURST'].map((name) => [
    `CORRIDOR_${name}`,
    '1000000',
  ]),
)

export type HubProcess = {
  readonly url: string
  readonly pid: number
  /** Where its inspector listens, if it was asked for. */
  readonly inspectorUrl: string | undefined
  /** SIGTERM, then waits until it has ended in order. */
  stop(): Promise<void>
}

export type HubSettings = {
  readonly databaseUrl: string
  readonly amqpUrl: string
  readonly amqpManagementUrl: string
  readonly files: HubFiles
  /** Where its log goes, and what it keeps itself. */
  readonly folder: string
  /** Folder for a CPU profile, written when it ends. */
  readonly profile: string | undefined
  /** Whether the quota per party is that of the settings' defaults, as where quotas are what is measured. */
  readonly defaultQuota: boolean
  /** Whether its CPU is profiled from outside while it runs. */
  readonly inspected: boolean
}

/**
 * Starts the hub as in production: `corridor hub`, configured by environment variables alone, with nothing switched off.
 * Only the quotas are raised, since fifteen parties send here what hundreds would.
 * @throws Error with the hub's last words when it ends before it is ready
 */
export async function startHubProcess(settings: HubSettings): Promise<HubProcess> {
  const { profile, folder, files } = settings
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`, '--cpu-prof-interval=500']
  const inspecting = settings.inspected ? ['--inspect=127.0.0.1:0'] : []
  const child = spawn(
    process.execPath,
    [
      ...inspecting,
      '--disable-warning=ExperimentalWarning',
      ...nodeOptions(),
      ...profiling,
      `--import=${join(import.meta.dirname, 'follow-parent.ts')}`,
      join(ROOT, 'src', 'main.ts'),
      'hub',
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      ...OWN_SESSION,
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: settings.databaseUrl,
        AMQP_URL: settings.amqpUrl,
        AMQP_MANAGEMENT_URL: settings.amqpManagementUrl,
        CORRIDOR_PORT: '0',
        CORRIDOR_DATA: folder,
        CORRIDOR_HUB_KEY: files.hubKey,
        CORRIDOR_HUB_CERTIFICATE: files.hubCertificate,
        CORRIDOR_TRUST_CA: files.trustCa,
        ...(settings.defaultQuota ? {} : NO_QUOTA),
      },
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const inspector = settings.inspected ? inspectorOf(child) : undefined
  const url = await ready(child, folder)
  return {
    url,
    inspectorUrl: await inspector,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** What Node says of its inspector, before anything else; undefined when the process ends first. */
function inspectorOf({ stderr }: ChildProcess): Promise<string | undefined> {
  if (stderr === null) throw new Error('the hub has no output')
  return new Promise((resolve) => {
    const lines = createInterface({ input: stderr })
    lines.on('line', (line) => {
      const url = /^Debugger listening on (ws:\S+)/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
    lines.once('close', () => resolve(undefined))
  })
}

/** The URL it says it is ready at. Everything it prints also goes to its log. */
function ready(child: ChildProcess, folder: string): Promise<string> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the hub has no output')
  const log = createWriteStream(join(folder, 'hub.log'))
  stdout.pipe(log)
  let words = ''
  stderr.on('data', (part: Buffer) => {
    words += part.toString('utf8')
    log.write(part)
  })
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const url = /ready at (http\S+)/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', () => reject(new Error(`the hub ended before it was ready: ${words.slice(-2_000)}`)))
  })
}
