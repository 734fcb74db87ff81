import { randomBytes } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Services, startServices } from '../services/index.ts'
import { freePorts } from '../services/ports.ts'
import { createDemoPki, type DemoPki, userSuffixOf } from './members.ts'
import { type RunningProcess, startProcess } from './processes.ts'
import { type DemoRegistry, readRegistry } from './registry.ts'
import { makeClockFile, openManualClock, systemClock } from '../../src/compose/clocks.ts'
import { seed } from './seed.ts'
import { createTlsDoor, type TlsDoor } from './tls-door.ts'
import { startWitness } from './witness.ts'

/** One simulated national system: its process, its control port, its journal. */
export type Simulator = {
  country: string
  process: RunningProcess
  control: { url: string; token: string }
  /** The national system's own journal. */
  journal: string
}

/** Services, hub and simulated systems, all running, each in a process of its own. */
export type Stack = {
  registry: DemoRegistry
  pki: DemoPki
  services: Services
  hub: RunningProcess
  hubUrl: string
  /** A second hub on the same database, over TLS, which takes the parties' certificates; absent unless asked for. */
  overTls?: { hubUrl: string; door: TlsDoor }
  /** Broker URL without credentials. */
  amqpUrl: string
  simulators: ReadonlyMap<string, Simulator>
  /** What time it is for hub and simulated systems. */
  clock: { mode: 'real' | 'manual'; now: () => Date }
  /** Stops everything; `keep` leaves the folder with logs and journals for whoever looks for a cause. */
  stop(keep?: boolean): Promise<void>
}

export type StackOptions = {
  /** Folder for keys, journals and logs of this run; removed when it ends. */
  dir: string
  /** Countries to simulate. */
  simulate: readonly string[]
  travelMs: number
  /** Where service URLs are read from; the process's own environment when absent. */
  env?: Readonly<Record<string, string | undefined>>
  hubPort?: number
  amqpPort?: number
  /** The clock stands still from the start on, until an operator moves it (interface.md 1). */
  manualClock?: boolean
  /** Start a second hub over TLS. */
  tls?: boolean
  /** Have one country co-sign the log. */
  witness?: boolean
  /** Start again what dies. */
  keepAlive: boolean
  log: (line: string) => void
  /** Events of the simulated systems, as they happen. */
  onEvent: (country: string, event: Readonly<Record<string, unknown>>) => void
  onDeath: (name: string, how: string) => void
  /** Asked to stop while still starting: no further part is started. */
  signal?: AbortSignal
}

const READY_WITHIN_MS = 60_000

/** Starts everything; what had been started is stopped again when something fails. */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const closers: (() => Promise<unknown>)[] = []
  let kept = false
  const stop = async (keep = false) => {
    kept ||= keep
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  try {
    await mkdir(options.dir, { recursive: true, mode: 0o700 })
    closers.push(async () => {
      if (!kept) await rm(options.dir, { recursive: true, force: true })
    })
    const registry = readRegistry()
    const unknown = options.simulate.filter((one) => !registry.simulators.some((row) => row.country === one))
    if (unknown.length > 0) throw new Error(`no simulated system for ${unknown.join(', ')}`)
    const years = options.manualClock === true ? YEARS_AHEAD : 1
    const [services, pki] = await Promise.all([
      startServices({
        keepAlive: options.keepAlive,
        log: options.log,
        ...(options.env === undefined ? {} : { env: options.env }),
        ...(options.amqpPort === undefined ? {} : { ports: { amqp: options.amqpPort } }),
      }).then((started) => {
        closers.push(() => started.stop())
        return started
      }),
      createDemoPki(join(options.dir, 'pki'), registry, years, userSuffixOf((options.env ?? process.env)['AMQP_URL'])),
    ])
    options.signal?.throwIfAborted()
    const door = options.tls === true ? await createTlsDoor(join(options.dir, 'tls'), pki.members, years) : undefined
    const databaseUrl = await seed(services.databaseUrl, registry, pki, door)
    const clock = clockOf(options)
    closers.push(async () => clock.close())
    const start: HubStart = { options, services: { ...services, databaseUrl }, pki, clock }
    const { hub, url } = await startHub(start, 'hub', options.hubPort)
    closers.push(() => hub.stop())
    const second = door === undefined ? undefined : await startHub(start, 'hub-tls', undefined, tlsSettings(door))
    if (second !== undefined) closers.push(() => second.hub.stop())
    if (options.witness === true) {
      const witness = await startWitness(url, pki, options)
      closers.push(() => witness.stop())
    }
    options.signal?.throwIfAborted()
    const amqpUrl = withoutCredentials(services.amqpUrl)
    const ports = await freePorts(options.simulate.length)
    const simulators = await Promise.all(
      options.simulate.map((country, index) =>
        startSimulator({ country, port: ports[index] ?? 0, url, amqpUrl, registry, pki, options, clock }),
      ),
    )
    closers.push(() => Promise.all(simulators.map((one) => one.process.stop())))
    const byCountry = new Map(simulators.map((one) => [one.country, one]))
    const overTls = door === undefined || second === undefined ? {} : { overTls: { hubUrl: second.url, door } }
    return { registry, pki, services, hub, hubUrl: url, ...overTls, amqpUrl, simulators: byCountry, clock, stop }
  } catch (error) {
    await stop(options.signal?.aborted !== true)
    throw error
  }
}

/** Certificates of a sandbox must outlive the time its clock may be moved to. */
const YEARS_AHEAD = 20

/** `settings` are what the processes need to go by it. */
type StackClock = Stack['clock'] & { settings: Readonly<Record<string, string>>; close: () => void }

/** The machine's clock, or one that stands still, in a file that every process started here reads. */
const clockOf = ({ manualClock = false, dir }: StackOptions): StackClock => {
  if (!manualClock) return { mode: 'real', now: () => systemClock.now(), settings: {}, close: () => undefined }
  const file = join(dir, 'clock')
  makeClockFile(file, new Date())
  const clock = openManualClock(file)
  return {
    mode: 'manual',
    now: () => clock.now(),
    settings: { CORRIDOR_SANDBOX_CLOCK: file },
    close: () => clock.close(),
  }
}

type HubStart = {
  options: StackOptions
  services: Pick<Services, 'databaseUrl' | 'amqpUrl' | 'amqpManagementUrl'>
  pki: DemoPki
  clock: StackClock
}

const tlsSettings = ({ ca, server }: TlsDoor): Readonly<Record<string, string>> => ({
  CORRIDOR_TLS_KEY: server.key,
  CORRIDOR_TLS_CERTIFICATE: server.certificate,
  CORRIDOR_TLS_CLIENT_CA: ca,
})

const startHub = async (
  { options, services, pki, clock }: HubStart,
  name: string,
  fixedPort: number | undefined,
  more: Readonly<Record<string, string>> = {},
): Promise<{ hub: RunningProcess; url: string }> => {
  const port = fixedPort ?? (await freePorts(1))[0] ?? 0
  const hub = startProcess({
    name,
    args: ['hub'],
    env: {
      DATABASE_URL: services.databaseUrl,
      AMQP_URL: services.amqpUrl,
      AMQP_MANAGEMENT_URL: services.amqpManagementUrl,
      CORRIDOR_HOST: '127.0.0.1',
      CORRIDOR_PORT: String(port),
      CORRIDOR_DATA: join(options.dir, name),
      CORRIDOR_HUB_KEY: pki.hub.key,
      CORRIDOR_HUB_CERTIFICATE: pki.hub.certificate,
      CORRIDOR_LOG_KEY: pki.logKey,
      CORRIDOR_TRUST_CA: pki.ca,
      CORRIDOR_LOG_LEVEL: 'info',
      ...bodyKeyIn(options.env ?? process.env),
      ...clock.settings,
      ...more,
    },
    logFile: join(options.dir, `${name}.log`),
    keepAlive: options.keepAlive,
    onDeath: options.onDeath,
  })
  try {
    const url = await hub.waitFor((line) => /^corridor hub ready at (\S+)$/.exec(line)?.[1], READY_WITHIN_MS)
    options.log(`${name}: ${url} (process ${hub.pid()})`)
    return { hub, url: url.replace(/\/$/, '') }
  } catch (error) {
    await hub.stop()
    throw error
  }
}

/** Whoever audits what the demonstration leaves behind names the key that opens it; that of its own is gone with it. */
function bodyKeyIn({ CORRIDOR_BODY_KEY }: NodeJS.ProcessEnv): Record<string, string> {
  return CORRIDOR_BODY_KEY === undefined ? {} : { CORRIDOR_BODY_KEY }
}

type SimulatorStart = {
  country: string
  port: number
  url: string
  amqpUrl: string
  registry: DemoRegistry
  pki: DemoPki
  options: StackOptions
  clock: StackClock
}

const startSimulator = async (start: SimulatorStart): Promise<Simulator> => {
  const { country, port, pki, options, clock } = start
  const dir = join(options.dir, 'simulators', country)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const token = randomBytes(24).toString('base64url')
  const configFile = join(dir, 'adapter.json')
  await writeFile(configFile, JSON.stringify(configOf(start, dir, token), undefined, 2), { mode: 0o600 })
  const simulator = startProcess({
    name: `simulator ${country}`,
    args: ['adapter', 'simulator', '--config', configFile],
    env: clock.settings,
    logFile: join(dir, 'simulator.log'),
    onLine: (line) => {
      const event = eventOf(line)
      if (event) options.onEvent(country, event)
    },
    keepAlive: options.keepAlive,
    onDeath: options.onDeath,
  })
  try {
    // Its queue is read once the broker has let it in; before that nothing can be delivered and nothing is lost.
    const wanted = new Set(membersOf(pki, country).map((member) => member.key))
    await simulator.waitFor((line) => {
      const event = eventOf(line)
      if (event?.['event'] === 'amqp-up') wanted.delete(String(event['party']))
      return wanted.size === 0 ? true : undefined
    }, READY_WITHIN_MS)
  } catch (error) {
    await simulator.stop()
    throw error
  }
  const control = { url: `http://127.0.0.1:${port}`, token }
  return { country, process: simulator, control, journal: join(dir, 'data', 'adapter', 'national.jsonl') }
}

const configOf = (
  { country, port, url, amqpUrl, registry, pki, options }: SimulatorStart,
  dir: string,
  token: string,
) => {
  const row = registry.simulators.find((one) => one.country === country)
  return {
    hub: url,
    amqp: amqpUrl,
    ca: pki.ca,
    hubCertificates: pki.hub.certificate,
    partners: pki.partners,
    data: join(dir, 'data'),
    connections: membersOf(pki, country).map((member) => ({
      party: member.key,
      role: member.role,
      send: member.send,
      format: member.format,
      token: member.token,
      amqpUser: member.amqpUser,
      amqpPassword: member.amqpPassword,
      certificate: member.certificate,
      key: member.keyFile,
    })),
    settings: {
      travelMs: String(options.travelMs),
      mrn: row?.mrn ?? 'national',
      automatic: (row?.automatic ?? []).join(','),
      controlPort: String(port),
      controlToken: token,
    },
  }
}

/**
 * The parties a simulated system acts for: the country's customs, its guarantor, and consignees with a queue of their own,
 * who unload at their premises.
 */
const membersOf = (pki: DemoPki, country: string) =>
  pki.members.filter(
    ({ country: own, role, channel }) =>
      own === country && (role === 'customs' || role === 'guarantor' || (role === 'consignee' && channel === 'amqp')),
  )

const eventOf = (line: string): Record<string, unknown> | undefined => {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}

const withoutCredentials = (amqpUrl: string): string => {
  const url = new URL(amqpUrl)
  url.username = ''
  url.password = ''
  return url.href
}
