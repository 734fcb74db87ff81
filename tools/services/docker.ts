import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers'
import { newPassword } from './instance.ts'
import { freePorts } from './ports.ts'
import { type BrokerService, type DatabaseService, NotAvailable, type Service } from './types.ts'

const POSTGRES_IMAGE = 'postgres:17'
const RABBIT_IMAGE = 'rabbitmq:4-management'
const USER = 'corridor'
const CONF = `tcp_listen_options.nodelay = true
loopback_users = none
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 50MB
`

/** Publishes its ports on 127.0.0.1 only, where Docker's own default is every address of the machine. */
class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, { HostPort: string }[]>
    this.hostConfig.PortBindings = Object.fromEntries(
      Object.entries(bindings).map(([port, hosts]) => [port, hosts.map((host) => ({ ...host, HostIp: '127.0.0.1' }))]),
    )
  }
}

const runtime = async () => {
  try {
    return await getContainerRuntimeClient()
  } catch (error) {
    throw new NotAvailable(`no Docker: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A container of ours; its ports are fixed, so that a restart does not move it. */
const contain = async (image: string, make: () => GenericContainer): Promise<Service> => {
  const client = await runtime()
  let current: StartedTestContainer | undefined = await make().start()
  const kill = async (): Promise<void> => {
    if (current !== undefined) await client.container.getById(current.getId()).kill()
  }
  const remove = async (): Promise<void> => {
    await current?.stop({ remove: true, removeVolumes: true })
    current = undefined
  }
  return {
    name: `container ${image}`,
    stop: remove,
    kill,
    restart: async () => {
      if (current === undefined) throw new Error(`container ${image} was stopped`)
      await current.restart()
    },
    wipe: async () => {
      await kill().catch(() => undefined)
      await remove()
      current = await make().start()
    },
  }
}

/**
 * PostgreSQL in a container, through Testcontainers.
 * @param port fixed port on 127.0.0.1, else a free one
 * @throws NotAvailable when there is no Docker
 */
export const containedDatabase = async (port?: number): Promise<DatabaseService> => {
  const [free = 0] = await freePorts(1)
  const host = port ?? free
  const password = newPassword()
  const service = await contain(POSTGRES_IMAGE, () =>
    new LoopbackContainer(POSTGRES_IMAGE)
      .withEnvironment({ POSTGRES_USER: USER, POSTGRES_PASSWORD: password, POSTGRES_DB: USER })
      .withExposedPorts({ container: 5432, host })
      // By TCP: during its own set-up the image's first server listens on its socket only. Not by what is logged: that
      // server says as well that it is ready, and after a restart there is no such server.
      .withWaitStrategy(
        Wait.forAll([Wait.forSuccessfulCommand(`pg_isready -q -h 127.0.0.1 -U ${USER}`), Wait.forListeningPorts()]),
      )
      .withStartupTimeout(120_000),
  )
  return { ...service, databaseUrl: `postgres://${USER}:${password}@127.0.0.1:${host}/${USER}` }
}

/**
 * RabbitMQ with management in a container, through Testcontainers.
 * @param port fixed AMQP port on 127.0.0.1, else a free one
 * @throws NotAvailable when there is no Docker
 */
export const containedBroker = async (port?: number): Promise<BrokerService> => {
  const [free = 0, management = 0] = await freePorts(2)
  const host = port ?? free
  const password = newPassword()
  const service = await contain(RABBIT_IMAGE, () =>
    new LoopbackContainer(RABBIT_IMAGE)
      .withHostname('corridor-broker')
      .withEnvironment({ RABBITMQ_DEFAULT_USER: USER, RABBITMQ_DEFAULT_PASS: password })
      .withCopyContentToContainer([{ content: CONF, target: '/etc/rabbitmq/conf.d/20-corridor.conf', mode: 0o644 }])
      .withExposedPorts({ container: 5672, host }, { container: 15672, host: management })
      .withWaitStrategy(Wait.forLogMessage(/Server startup complete/))
      .withStartupTimeout(180_000),
  )
  return {
    ...service,
    amqpUrl: `amqp://${USER}:${password}@127.0.0.1:${host}`,
    amqpManagementUrl: `http://${USER}:${password}@127.0.0.1:${management}`,
  }
}
