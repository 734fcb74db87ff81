import type { Pool } from 'pg'
import type { ServerDeps } from '../http/deps.ts'
import type { Broker } from '../ports/broker.ts'
import { pendingMigrations } from '../store/migrate.ts'

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
