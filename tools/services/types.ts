import type { RabbitProgram } from './rabbitmq-program.ts'

/** What a caller of {@link startServices} may ask for. */
export interface ServiceOptions {
  /** Folder of everything private: data, logs, vendor. Default `<cwd>/.corridor`. */
  readonly dir?: string
  /** `docker` asks for containers first, for both services. Default: `CORRIDOR_SERVICES`, else `auto`. */
  readonly mode?: 'auto' | 'docker'
  /** Keep data, ports and credentials in `<dir>/run/kept` for the next start. One owner at a time. */
  readonly persistent?: boolean
  /** Start a service of ours again on the same ports and data when it ends unasked. */
  readonly keepAlive?: boolean
  /** Fixed ports; a free one is chosen for each that is absent. */
  readonly ports?: { readonly amqp?: number; readonly postgres?: number }
  /** RabbitMQ offers TLS as well, beside what it offers without. Only a server that we start ourselves can. */
  readonly brokerTls?: BrokerTls
  /** RabbitMQ speaks AMQP 1.0 and STOMP as well, as brokers of JMS systems do. Only a server that we start ourselves can. */
  readonly brokerJms?: boolean
  /** RabbitMQ is a node of a cluster. Only a server that we start ourselves can be. */
  readonly brokerSeat?: BrokerSeat
  /** The server program of RabbitMQ. Default: what is installed, else unpacked. */
  readonly rabbit?: RabbitProgram
  /** Progress for a human, one line at a time. */
  readonly log?: (line: string) => void
  /** Where the URLs and `PATH` are read from. Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Folders in which an installed RabbitMQ is looked for. Default: the usual places. */
  readonly installedRoots?: readonly string[]
}

/** PEM files of RabbitMQ's own key and certificate. */
export interface BrokerTls {
  readonly key: string
  readonly certificate: string
  /** Authorities of client certificates, by whose common name users log in without a password; absent: none does. */
  readonly clientCa?: string
}

/** A node's place in a cluster, all of whose nodes the same caller starts. */
export interface BrokerSeat {
  /** Its name, `<name>@localhost`. */
  readonly node: string
  /** The node that it joins as long as it has no data; absent of the first, which begins the cluster. */
  readonly joins?: string
  /** Who has it belongs to the cluster. */
  readonly cookie: string
  /** One for all nodes: users are the cluster's. */
  readonly password: string
  /** Where other nodes connect to it. */
  readonly distribution: number
  /** The port of 127.0.0.1 at which the caller tells this node where others are, as epmd does: it starts none of its own. */
  readonly epmd: number
  /** More lines of its configuration. */
  readonly settings: string
}

/** One service that answers, whoever runs it. */
export interface Service {
  /** For a human: `embedded PostgreSQL 18.4`, `DATABASE_URL`, `container postgres:17`. */
  readonly name: string
  /** Stops it if we started it; throw-away data go too. Safe to call twice. */
  stop(): Promise<void>
  /** kill -9. Throws when we did not start it. */
  kill(): Promise<void>
  /** Starts it again on the same ports and data, ending it first if it still runs. Throws when we did not start it. */
  restart(): Promise<void>
  /** kill -9, throw the data away, start on the same ports with the same credentials. Throws when we did not start it. */
  wipe(): Promise<void>
}

/** A PostgreSQL server that answers. */
export interface DatabaseService extends Service {
  readonly databaseUrl: string
  /** Of a server that we started ourselves as a process of this machine, where processes can be looked up. */
  readonly faults?: DatabaseFaults
}

/** A RabbitMQ server that answers. */
export interface BrokerService extends Service {
  readonly amqpUrl: string
  /** Base URL of the management HTTP API, with user and password in it. */
  readonly amqpManagementUrl: string
  /** The same over TLS; absent unless asked for. */
  readonly overTls?: { readonly amqpUrl: string; readonly amqpManagementUrl: string }
  /** Where it speaks STOMP, with user and password in it; AMQP 1.0 is at `amqpUrl`. Absent unless asked for. */
  readonly stompUrl?: string
  /** Where Prometheus may read its metrics by queue; absent of a server that we did not start as a process of this machine. */
  readonly metricsUrl?: string
  /** What else can befall a server that we started ourselves as a process of this machine; absent of any other. */
  readonly faults?: BrokerFaults
}

/** A fault that leaves a server running and its connections open. */
export interface Standstill {
  /** SIGSTOP: it answers nothing any more. */
  freeze(): void
  /** SIGCONT. */
  thaw(): void
}

/** What can befall a PostgreSQL beside its end by the service's own functions. */
export interface DatabaseFaults extends Standstill {
  /** SIGKILL of all its processes in one moment, as a machine dies: none gets to end in its own way. */
  killAll(): void
}

/** Faults that leave a broker running and its connections open. */
export interface BrokerFaults extends Standstill {
  /** Raises its memory alarm, or ends it: publishers are blocked as long as it lasts. */
  memoryAlarm(on: boolean): Promise<void>
  /** The same with the alarm of its disk. */
  diskAlarm(on: boolean): Promise<void>
  /** Runs one of the server's own commands against it. Resolves with what it prints, rejects when it fails. */
  command(program: 'rabbitmqctl' | 'rabbitmq-queues', args: readonly string[]): Promise<string>
}

/** Both services, as {@link startServices} hands them out. */
export interface Services {
  readonly databaseUrl: string
  readonly amqpUrl: string
  readonly amqpManagementUrl: string
  /** Of a broker that we started as a process of this machine. */
  readonly amqpMetricsUrl?: string
  /** Where it speaks STOMP; absent unless asked for. */
  readonly stompUrl?: string
  readonly database: string
  readonly broker: string
  stop(): Promise<void>
  killBroker(): Promise<void>
  restartBroker(): Promise<void>
  wipeBroker(): Promise<void>
  killDatabase(): Promise<void>
  restartDatabase(): Promise<void>
}

/** This way of having the service is not open on this machine; the next one is tried. */
export class NotAvailable extends Error {
  override readonly name = 'NotAvailable'
}

/** Everything one start shares: folders, environment, log. */
export interface StartContext {
  readonly dir: string
  readonly instanceDir: string
  readonly instance: string
  readonly persistent: boolean
  readonly keepAlive: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly installedRoots: readonly string[]
  readonly brokerTls: BrokerTls | undefined
  readonly brokerJms: boolean
  readonly brokerSeat: BrokerSeat | undefined
  readonly rabbit: RabbitProgram | undefined
  readonly log: (line: string) => void
}
