import amqp from 'amqplib'
import pg from 'pg'
import type { BrokerService, DatabaseService, Service } from './types.ts'

const untouchable = (variable: string): Service => {
  const refuse = async (): Promise<never> => {
    throw new Error(`${variable} names this server: we did not start it, so we neither end nor restart it`)
  }
  return { name: variable, stop: async () => undefined, kill: refuse, restart: refuse, wipe: refuse }
}

/** A URL for an error message: without the password. */
const shown = (url: string): string => url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:***@')

/**
 * The PostgreSQL that a URL names, once it has answered.
 * @throws Error when it does not answer: a URL that was given is never replaced by something else
 */
export const externalDatabase = async (databaseUrl: string): Promise<DatabaseService> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    throw new Error(`DATABASE_URL ${shown(databaseUrl)} does not answer: ${String(error)}`)
  } finally {
    await client.end().catch(() => undefined)
  }
  return { ...untouchable('DATABASE_URL'), databaseUrl }
}

/**
 * The RabbitMQ that a URL names, once it has answered.
 * @param amqpUrl as in `AMQP_URL`
 * @param managementUrl as in `AMQP_MANAGEMENT_URL`; without it, port 15672 of the same host with the same account
 * @throws Error when it does not answer
 */
export const externalBroker = async (amqpUrl: string, managementUrl: string | undefined): Promise<BrokerService> => {
  try {
    const connection = await amqp.connect(amqpUrl, { timeout: 10_000, noDelay: true })
    await connection.close()
  } catch (error) {
    throw new Error(`AMQP_URL ${shown(amqpUrl)} does not answer: ${String(error)}`)
  }
  const { username, password, hostname } = new URL(amqpUrl)
  const account = `${username || 'guest'}:${password || 'guest'}`
  return {
    ...untouchable('AMQP_URL'),
    amqpUrl,
    amqpManagementUrl: managementUrl || `http://${account}@${hostname}:15672`,
  }
}
