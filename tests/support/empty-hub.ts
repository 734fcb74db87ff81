import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../../tools/services/ports.ts'
import { freshDatabase } from './database.ts'
import { freshVhost } from './vhost.ts'
import { waitFor } from './wait-for.ts'

const root = join(import.meta.dirname, '../..')

/** The commands of a page, or of one of its chapters: everything in blocks of the language `sh`, in order. */
export function commandsOf(page: string, chapter?: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8')
  const part = chapter === undefined ? text : (text.split(`\n## ${chapter}\n`)[1]?.split('\n## ')[0] ?? '')
  return [...part.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('')
}

/** Keys and certificates of a hub on this machine alone, by an authority for pilots; docs/deployment.md has those of a whole set-up. */
const KEYS = `corridor pki init --dir ca --name "Pilot authority"
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout hub.key -out hub.csr -subj "/O=Corridor/CN=hub"
corridor pki issue --dir ca --csr hub.csr --use signing --out hub.crt
corridor pki crl --dir ca --out trust.crl
openssl genpkey -algorithm ed25519 -out log.key
cp ca/chain.crt trust.crt
chmod 600 hub.key log.key
`

/** A hub with an authority for pilots and nothing registered. */
export type EmptyHub = {
  url: string
  /** Where its keys are; commands run there. */
  folder: string
  /** Runs commands as typed, in one shell that ends at the first that fails. */
  run(commands: string): { status: number | null; output: string }
  stop(): Promise<void>
}

/** Starts it. Throws with what it said where it does not come up. */
export async function startEmptyHub(): Promise<EmptyHub> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-onboarding-'))
  const [database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
  const [port = 0] = await freePorts(1)
  // `corridor` as it is installed: a command on the path.
  writeFileSync(join(folder, 'corridor'), `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/corridor.js" "$@"\n`)
  chmodSync(join(folder, 'corridor'), 0o755)
  const inFolder = (name: string): string => join(folder, name)
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    HUB: url,
    DATABASE_URL: database.url,
    AMQP_URL: vhost.amqpUrl,
    AMQP_MANAGEMENT_URL: vhost.amqpManagementUrl,
    CORRIDOR_PORT: String(port),
    CORRIDOR_DATA: folder,
    CORRIDOR_HUB_KEY: inFolder('hub.key'),
    CORRIDOR_HUB_CERTIFICATE: inFolder('hub.crt'),
    CORRIDOR_LOG_KEY: inFolder('log.key'),
    CORRIDOR_TRUST_CA: inFolder('trust.crt'),
    CORRIDOR_TRUST_CRL: inFolder('trust.crl'),
    CORRIDOR_PKI: inFolder('ca'),
  }
  const run: EmptyHub['run'] = (commands) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail'], {
      input: commands,
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 200_000,
    })
    return { status, output: `${stdout}${stderr}` }
  }
  const made = run(`corridor migrate\n${KEYS}`)
  if (made.status !== 0) throw new Error(`the hub was not set up: ${made.output}`)
  const hub = spawn(process.execPath, [join(root, 'src/main.ts'), 'hub'], { env, cwd: folder })
  let said = ''
  for (const stream of [hub.stdout, hub.stderr]) stream?.on('data', (data: Buffer) => (said += data.toString()))
  await waitFor(() => said.includes('corridor hub ready') || hub.exitCode !== null, { label: 'the hub' })
  if (hub.exitCode !== null) throw new Error(`the hub ended with ${hub.exitCode}: ${said}`)
  return {
    url,
    folder,
    run,
    stop: async () => {
      hub.kill('SIGKILL')
      await Promise.all([database.drop(), vhost.drop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
