import {
  type BrokerService,
  type DatabaseService,
  type ServiceOptions,
  startBroker,
  startDatabase,
} from '../../tools/services/index.ts'

/** The environment without the URLs of servers that are somebody else's: what is killed here must be our own. */
const ownOnly = (): Record<string, string | undefined> => {
  const { DATABASE_URL: _database, AMQP_URL: _amqp, AMQP_MANAGEMENT_URL: _management, ...rest } = process.env
  return rest
}

/**
 * A RabbitMQ of this test alone, to kill, restart or wipe. Takes about ten seconds to start; stop it in the end.
 * It starts from its own instance folder and shares only the unpacked program with the run's broker.
 */
export const privateBroker = (
  options: Pick<ServiceOptions, 'brokerTls' | 'brokerSeat' | 'persistent' | 'mode' | 'dir'> = {},
): Promise<BrokerService> => startBroker({ env: ownOnly(), ...options })

/** A PostgreSQL of this test alone, to kill or restart; about two seconds to start. */
export const privateDatabase = (options: Pick<ServiceOptions, 'mode' | 'dir'> = {}): Promise<DatabaseService> =>
  startDatabase({ env: ownOnly(), ...options })
