import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRegistry } from '../../src/compose/registry-set-up.ts'
import { writeIdentity } from '../../src/pki/authority.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { released } from '../support/journey.ts'
import * as m from '../support/messages.ts'
import { waitFor } from '../support/wait-for.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Inside the project, where `#adapter-api` leads somewhere. */
const adapters = join(ROOT, '.corridor', `connect-${process.pid}`)
let hub: TestHub
let work = ''
let mrn = ''
let entry = ''

beforeAll(async () => {
  hub = await startTestHub()
  work = await mkdtemp(join(tmpdir(), 'corridor-connect-'))
  await mkdir(join(work, 'keys'))
  await mkdir(adapters, { recursive: true })
  // Burkina Faso reads its inbox, as the page has it.
  const { party, token, identity } = hub.party('BF')
  await changeRegistry(hub.pool, async (write) => {
    await write.upsertParty({ ...party, channel: 'inbox' })
  })
  await waitFor(async () => (await hub.get('/v1/inbox', token)).status === 200, { label: 'the inbox of BF' })
  await writeIdentity(join(work, 'keys'), 'own', identity)
  await copyFile(hub.pki.ca, join(work, 'keys', 'ca.crt'))
  await copyFile(hub.pki.hub.certificate, join(work, 'keys', 'hub.crt'))
  await writeFile(join(work, 'keys', 'token'), token)
  // `corridor` as it is installed: a command on the path.
  await writeFile(join(work, 'corridor'), `#!/bin/sh\nexec "${process.execPath}" "${ROOT}/bin/corridor.js" "$@"\n`)
  await chmod(join(work, 'corridor'), 0o755)
  mrn = (await released(hub)).mrn
  await hub.post(hub.party('TG'), m.exitNotice(mrn))
  const message = m.entryNotice(mrn)
  entry = message.id
  await writeFile(join(work, 'message.json'), JSON.stringify(message))
})
afterAll(async () => {
  await hub.stop()
  await rm(work, { recursive: true, force: true })
  await rm(adapters, { recursive: true, force: true })
})

test('a system is connected by the commands of the page, and its entry counts at the hub', async () => {
  await rm(join(adapters, 'our-system'), { recursive: true, force: true })
  const page = await readFile(join(ROOT, 'docs/connect-a-system.md'), 'utf8')
  const commands = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('')
  const env = { ...process.env, PATH: `${work}:${process.env['PATH'] ?? ''}`, HUB: hub.url, ADAPTERS: adapters }
  const shell = spawn('bash', ['-euo', 'pipefail'], {
    cwd: ROOT,
    env: { ...env, WORK: work, KEYS: join(work, 'keys') },
    detached: true,
  })
  let said = ''
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()))
  shell.stdin.end(commands)
  const late = setTimeout(() => process.kill(-(shell.pid ?? 0), 'SIGKILL'), 280_000)
  const [code] = (await once(shell, 'close')) as [number | null]
  clearTimeout(late)
  expect({ code, said }).toEqual({
    code: 0,
    said: expect.stringContaining('ok      killed at random points') as string,
  })
  // What was delivered over the inbox: the record of the movement, and the exit before the entry.
  const given = await readdir(join(work, 'shared/to-system'))
  const documents = await Promise.all(given.map((name) => readFile(join(work, 'shared/to-system', name), 'utf8')))
  expect(documents.some((text) => text.includes(mrn))).toBe(true)
  const { rows } = await hub.pool.query(
    `select 1 from messages where sender = 'BF' and type = 'border-entry-notice' and id = $1`,
    [entry],
  )
  expect(rows).toHaveLength(1)
})
