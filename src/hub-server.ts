import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import type { Config } from './config.ts'
import type { ServerDeps } from './http/deps.ts'
import type { Broker } from './ports/broker.ts'
import { pendingMigrations } from './store/migrate.ts'

/** What must be there for the hub to work, each with the reason when it is not. */
export const readiness = (pool: Pool, broker: Broker): ServerDeps['readiness'] => [
  {
    name: 'database',
    check: () =>
      pool.query('select 1').then(
        () => undefined,
        () => 'PostgreSQL does not answer; check DATABASE_URL and the server',
      ),
  },
  {
    name: 'broker',
    check: async () => (broker.connected() ? undefined : 'RabbitMQ is not connected; check AMQP_URL and the server'),
  },
  {
    name: 'migrations',
    check: async () => {
      const pending = await pendingMigrations(pool).catch(() => [])
      return pending.length === 0 ? undefined : `the database lacks ${pending.join(', ')}; run corridor migrate`
    },
  },
]

/** Key, certificate and authorities of client certificates, where the hub speaks HTTPS; read from their files. */
export async function tlsOf(config: Config): Promise<{ tls?: NonNullable<ServerDeps['tls']> }> {
  if (config.tls === undefined) return {}
  const [key, cert, ca] = await Promise.all(
    [config.tls.key, config.tls.certificate, config.tls.clientCa].map((path) => readFile(path)),
  )
  if (key === undefined || cert === undefined || ca === undefined) throw new Error('TLS files are missing')
  return { tls: { key, cert, ca } }
}
