import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Guarded, type ProcessSpec, startGuarded, untilReady } from './guarded.ts'
import { newPassword, remembered } from './instance.ts'
import { freePorts } from './ports.ts'
import { findEpmd, installedRabbit, type RabbitProgram } from './rabbitmq-program.ts'
import { supervise } from './supervised.ts'
import type { BrokerSeat, BrokerService, BrokerTls, StartContext } from './types.ts'
import { vendoredRabbit } from './vendor.ts'

/** No more than a hub takes unless told otherwise (CORRIDOR_MAX_BYTES): a larger message is refused before it is stored. */
const MAX_MESSAGE_BYTES = 10 * 1024 * 1024

/** With more than this in memory, or less than this free on its disk, it blocks who publishes. */
const MEMORY = '1GB'
const DISK_FREE = '50MB'

const USER = 'corridor'
const READY = 'Server startup complete'
const PLUGINS = ['rabbitmq_management', 'rabbitmq_prometheus', 'rabbitmq_auth_mechanism_ssl']
/** What brokers of JMS systems speak: AMQP 1.0, at the port of AMQP 0-9-1, and STOMP. */
const JMS_PLUGINS = ['rabbitmq_amqp1_0', 'rabbitmq_stomp']

/** Ports and secrets of one broker; they stay the same over restarts and wipes. */
interface Access extends Record<string, unknown> {
  readonly amqp: number
  readonly management: number
  readonly prometheus: number
  readonly distribution: number
  readonly epmd: number
  readonly control: number
  readonly amqps: number
  readonly managementTls: number
  readonly stomp: number
  readonly password: string
  readonly cookie: string
}

const newAccess = async (amqp: number | undefined): Promise<Access> => {
  const [
    free = 0,
    management = 0,
    prometheus = 0,
    distribution = 0,
    epmd = 0,
    control = 0,
    amqps = 0,
    managementTls = 0,
    stomp = 0,
  ] = await freePorts(9)
  const ports = { amqp: amqp ?? free, management, prometheus, distribution, epmd, control, amqps, managementTls, stomp }
  return { ...ports, password: newPassword(), cookie: newPassword() }
}

const configuration = (access: Access): string => `listeners.tcp.1 = 127.0.0.1:${access.amqp}
management.tcp.ip = 127.0.0.1
management.tcp.port = ${access.management}
prometheus.tcp.ip = 127.0.0.1
prometheus.tcp.port = ${access.prometheus}
loopback_users = none
default_user = ${USER}
default_pass = ${access.password}
vm_memory_high_watermark.absolute = ${MEMORY}
disk_free_limit.absolute = ${DISK_FREE}
max_message_size = ${MAX_MESSAGE_BYTES}
log.console = true
log.console.level = info
log.file = false
tcp_listen_options.nodelay = true
management.rates_mode = basic
collect_statistics_interval = 1000
`

/** Clients prove themselves by user and password, so that none needs a certificate. */
const clientConfiguration = (authorities: string): string => `ssl_options.cacertfile = ${authorities}
ssl_options.verify = verify_peer
ssl_options.fail_if_no_peer_cert = false
ssl_cert_login_from = common_name
auth_mechanisms.1 = PLAIN
auth_mechanisms.2 = EXTERNAL`

const tlsConfiguration = (access: Access, tls: BrokerTls): string => `listeners.ssl.1 = 127.0.0.1:${access.amqps}
ssl_options.certfile = ${tls.certificate}
ssl_options.keyfile = ${tls.key}
${tls.clientCa === undefined ? 'ssl_options.verify = verify_none' : clientConfiguration(tls.clientCa)}
management.ssl.ip = 127.0.0.1
management.ssl.port = ${access.managementTls}
management.ssl.certfile = ${tls.certificate}
management.ssl.keyfile = ${tls.key}
`

const jmsConfiguration = (access: Access): string => `stomp.listeners.tcp.1 = 127.0.0.1:${access.stomp}
`

/** The first node begins the cluster alone, and each other one joins it as long as it has no data. */
const clusterConfiguration = ({ node, joins, settings }: BrokerSeat): string =>
  joins === undefined
    ? settings
    : `cluster_formation.peer_discovery_backend = classic_config
cluster_formation.classic_config.nodes.1 = ${joins}
cluster_formation.classic_config.nodes.2 = ${node}
${settings}`

const environment = (program: RabbitProgram, access: Access, context: StartContext, dir: string) => {
  const home = join(dir, 'home')
  return {
    PATH: `${program.erlangBin}:${context.env['PATH'] ?? '/usr/bin:/bin'}`,
    ...program.env,
    HOME: home,
    LC_ALL: 'C.UTF-8',
    // The start script then becomes the server instead of staying its parent: one process to watch and to signal.
    RUNNING_UNDER_SYSTEMD: 'true',
    RABBITMQ_NODENAME: context.brokerSeat?.node ?? `corridor-${access.amqp}@localhost`,
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_BASE: dir,
    RABBITMQ_HOME_DIR: home,
    RABBITMQ_MNESIA_BASE: join(dir, 'mnesia'),
    RABBITMQ_MNESIA_DIR: join(dir, 'mnesia', 'node'),
    RABBITMQ_LOG_BASE: join(dir, 'log'),
    RABBITMQ_LOGS: '-',
    RABBITMQ_CONFIG_FILE: join(dir, 'rabbitmq.conf'),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(dir, 'advanced.config'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(dir, 'enabled_plugins'),
    RABBITMQ_FEATURE_FLAGS_FILE: join(dir, 'mnesia', 'feature_flags'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(dir, 'config'),
    RABBITMQ_PID_FILE: join(dir, 'pid'),
    RABBITMQ_DIST_PORT: String(access.distribution),
    RABBITMQ_CTL_DIST_PORT_MIN: String(access.control),
    RABBITMQ_CTL_DIST_PORT_MAX: String(access.control + 10),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(access.epmd),
    ERL_CRASH_DUMP: join(dir, 'erl_crash.dump'),
    // Idle schedulers must not spin: the tests and the demo share their cores with this server.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '-start_epmd false -kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
  }
}

const writeFiles = (dir: string, access: Access, context: StartContext): void => {
  const { brokerTls: tls, brokerJms, brokerSeat: seat } = context
  for (const sub of ['home', 'mnesia', 'log', 'config']) mkdirSync(join(dir, sub), { recursive: true })
  const jms = brokerJms ? jmsConfiguration(access) : ''
  const cluster = seat === undefined ? '' : clusterConfiguration(seat)
  const conf = `${configuration(access)}${jms}${tls === undefined ? '' : tlsConfiguration(access, tls)}${cluster}`
  writeFileSync(join(dir, 'rabbitmq.conf'), conf, { mode: 0o600 })
  writeFileSync(join(dir, 'advanced.config'), '[].\n')
  writeFileSync(join(dir, 'enabled_plugins'), `[${[...PLUGINS, ...(brokerJms ? JMS_PLUGINS : [])].join(',')}].\n`)
  const cookie = join(dir, 'home', '.erlang.cookie')
  rmSync(cookie, { force: true })
  writeFileSync(cookie, access.cookie, { mode: 0o400 })
  rmSync(join(dir, 'pid'), { force: true })
}

/** @param start which one it is of this service; each has log files of its own */
async function startProcesses(
  program: RabbitProgram,
  access: Access,
  context: StartContext,
  start: number,
): Promise<Guarded> {
  const { instanceDir, persistent, brokerSeat: seat } = context
  const dir = folderOf(context)
  const logFile = join(instanceDir, `rabbitmq-${process.pid}-${start}.log`)
  const common = { env: environment(program, access, context, dir), cwd: dir }
  const epmd: ProcessSpec = {
    ...common,
    name: 'epmd',
    command: findEpmd(program.erlangBin),
    args: ['-address', '127.0.0.1', '-port', String(access.epmd)],
    logFile: join(instanceDir, `epmd-${process.pid}-${start}.log`),
    stopSignal: 'SIGKILL',
    readyPort: access.epmd,
  }
  const server: ProcessSpec = {
    ...common,
    name: 'rabbitmq',
    command: program.server,
    args: [],
    logFile,
    // An orderly end takes it six seconds, which data that are thrown away are not worth.
    stopSignal: persistent ? 'SIGTERM' : 'SIGKILL',
    pidFile: join(dir, 'pid'),
  }
  const guarded = await startGuarded({
    processes: seat === undefined ? [epmd, server] : [server],
    pidsFile: join(instanceDir, 'rabbitmq.pids.json'),
    stopTimeoutMs: 30_000,
    removeWhenAbandoned: persistent ? [] : [dir],
  })
  await untilReady({ guarded, logFile, line: READY, timeoutMs: 120_000, label: program.name })
  return guarded
}

const folderOf = ({ instanceDir }: StartContext): string => join(instanceDir, 'rabbitmq')

/**
 * A private RabbitMQ child process on 127.0.0.1, with an epmd, a cookie and data of its own.
 * @param program which server to run
 * @param port fixed AMQP port, else a free one
 * @throws Error with the end of its log when it does not start
 */
export const startRabbit = async (
  program: RabbitProgram,
  context: StartContext,
  port?: number,
): Promise<BrokerService> => {
  const made = await newAccess(port)
  // What an earlier release remembered has fewer ports.
  const known = { ...made, ...remembered(context.instanceDir, 'rabbitmq-access', () => made) }
  const { cookie, password, distribution, epmd } = context.brokerSeat ?? known
  const access: Access = { ...known, cookie, password, distribution, epmd, amqp: port ?? known.amqp }
  const dir = folderOf(context)
  let starts = 0
  const start = async (): Promise<Guarded> => {
    starts += 1
    writeFiles(dir, access, context)
    return startProcesses(program, access, context, starts)
  }
  const clear = async (): Promise<void> => rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  const { persistent, keepAlive, log } = context
  const first = await start()
  const service = supervise({ start, clear, persistent, keepAlive, label: program.name, log }, first)
  const signal = (name: NodeJS.Signals): void => {
    process.kill(Number(readFileSync(join(dir, 'pid'), 'utf8').split('\n')[0]), name)
  }
  const command = async (name: string, args: readonly string[]): Promise<string> => {
    const env = environment(program, access, context, dir)
    const { stdout } = await promisify(execFile)(join(dirname(program.server), name), args, { env, cwd: dir })
    return stdout
  }
  const control = async (args: readonly string[]): Promise<void> => void (await command('rabbitmqctl', args))
  return {
    ...service,
    faults: {
      freeze: () => signal('SIGSTOP'),
      thaw: () => signal('SIGCONT'),
      memoryAlarm: (on) => control(['set_vm_memory_high_watermark', 'absolute', on ? '1' : MEMORY]),
      diskAlarm: (on) => control(['set_disk_free_limit', on ? '1000000GB' : DISK_FREE]),
      command,
    },
    name: program.name,
    metricsUrl: `http://127.0.0.1:${access.prometheus}/metrics/per-object`,
    ...addresses(access, context),
  }
}

function addresses(
  access: Access,
  { brokerTls, brokerJms }: StartContext,
): Pick<BrokerService, 'amqpUrl' | 'amqpManagementUrl' | 'overTls' | 'stompUrl'> {
  const at = (scheme: string, port: number): string => `${scheme}://${USER}:${access.password}@127.0.0.1:${port}`
  const overTls = { amqpUrl: at('amqps', access.amqps), amqpManagementUrl: at('https', access.managementTls) }
  return {
    amqpUrl: at('amqp', access.amqp),
    amqpManagementUrl: at('http', access.management),
    ...(brokerTls === undefined ? {} : { overTls }),
    ...(brokerJms ? { stompUrl: at('stomp', access.stomp) } : {}),
  }
}

/**
 * The RabbitMQ server program of this machine: the installed one, else the distribution's packages unpacked.
 * @throws NotAvailable when neither is to be had
 */
export const findRabbit = async (context: StartContext): Promise<RabbitProgram> => {
  const path = context.env['PATH'] ?? ''
  const vendor = context.env['CORRIDOR_VENDOR'] || join(context.dir, 'vendor')
  return installedRabbit(context.installedRoots, path) ?? (await vendoredRabbit(vendor, path, context.log))
}
