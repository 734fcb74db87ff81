import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Pool } from 'pg'
import { startHub } from '../../src/compose/hub.ts'
import { createPool } from '../../src/store/pool.ts'
import { userSuffixOf, createDemoPki } from '../../tools/demo/members.ts'
import { type DemoRegistry, readRegistry } from '../../tools/demo/registry.ts'
import { seed } from '../../tools/demo/seed.ts'
import type { Stage } from '../../tools/journey/play.ts'
import { systemClock } from '../../src/compose/clocks.ts'
import { registerDirectly } from '../../tools/sandbox/guarantees.ts'
import { TEST_BODY_KEY } from './body-key.ts'
import { freshDatabase } from './database.ts'
import { testConfig } from './hub.ts'
import { freshVhost } from './vhost.ts'

export type SandboxHub = Stage & {
  registry: DemoRegistry
  pool: Pool
  /** Reads as the operator. */
  get(path: string): Promise<unknown>
  stop(): Promise<void>
}

/** A hub in this process on real services, with the sandbox's registry, parties and guarantees, by the sandbox's own code. */
export const startSandboxHub = async (): Promise<SandboxHub> => {
  const registry = readRegistry()
  const folder = await mkdtemp(join(tmpdir(), 'corridor-sandbox-hub-'))
  const [database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
  const pki = await createDemoPki(folder, registry, 1, userSuffixOf(vhost.amqpUrl))
  await seed(database.url, registry, pki)
  const bodyKey = join(folder, 'bodies.key')
  await writeFile(bodyKey, TEST_BODY_KEY)
  const config = testConfig(database.url, vhost, { folder, ca: pki.ca, hub: pki.hub, logKey: pki.logKey, bodyKey })
  const hub = await startHub(config, { log: pino({ level: 'silent' }) })
  await registerDirectly({ hubUrl: hub.url, pki, registry, clock: systemClock })
  const pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  return {
    hubUrl: hub.url,
    registry,
    pool,
    parties: new Map(
      pki.members.map(({ key: name, token, certificate, keyFile: key }) => [name, { token, certificate, key }]),
    ),
    get: async (path) => {
      const response = await fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${pki.operator.token}` } })
      return response.json()
    },
    stop: async () => {
      await hub.stop()
      await pool.end()
      await Promise.all([database.drop(), vhost.drop(), rm(folder, { recursive: true, force: true })])
    },
  }
}
