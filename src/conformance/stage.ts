import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConnectionInfo, Manifest, NationalEnd, NationalEndModule } from '../adapter-api/index.ts'
import { type Codec, createCodec } from '../codec/index.ts'
import { countryOfParty, HUB, partyKeyOf, type PartyKey } from '../domain/values/party.ts'
import { catalogue } from '../generated/catalogue.ts'
import type { Timers } from '../ports/runtime.ts'
import { type Example, examplesOf, journeys, sendersOf } from './examples.ts'
import { type HubEnd, openHubEnd } from './hub-end.ts'
import { type Keys, makeKeys } from './keys.ts'

/** Something an adapter has to do and does not. */
export class NotConforming extends Error {}

/** An adapter as a process of its own between the hub's end and the national system's, both in our hands. */
export type Stage = {
  manifest: Manifest
  /** Who gets the deliveries. */
  party: PartyKey
  connections: readonly ConnectionInfo[]
  hub: HubEnd
  end: NationalEnd
  codec: Codec
  /** Examples of what the adapter takes that somebody else has sent. */
  receives: readonly Example[]
  /** Examples of what the adapter sends, from parties it acts for here. */
  sends: readonly Example[]
  clock: () => Date
  /** Starts the adapter; resolves when it is up. */
  start(): Promise<void>
  /** Ends it as a power failure does. */
  kill(): Promise<void>
  running(): boolean
  /** How often its log has told of this event since the run began. */
  logged(event: string): number
  /** Resolves once this holds; otherwise throws `NotConforming` with these words. */
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>
  close(): Promise<void>
}

export type StageOptions = {
  name: string
  manifest: Manifest
  openEnd: NationalEndModule
  /** Command and first arguments by which this program is called. */
  program: readonly string[]
  /** Folder of the adapters. */
  adapters: string
  /** An empty folder for the run. */
  folder: string
  judge: (bytes: Buffer) => string | undefined
  clock: () => Date
  timers: Timers
}

/** What is not there after this long is not coming. */
const WITHIN_MS = 120_000
const LOOK_EVERY_MS = 25

/** Opens both ends, makes the configuration, and starts the adapter. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { manifest, folder, clock, timers } = options
  const codec = createCodec()
  const all = manifest.receives.flatMap((type) => examplesOf(codec, type))
  const own = manifest.sends
    .flatMap((type) => examplesOf(codec, type))
    .filter(({ message }) => canBe(manifest, message))
  const steps = journeys(codec).flatMap((journey) => journey.steps)
  const connections = connectionsOf(own, manifest)
  const [{ party }] = connections
  const keys = await makeKeys(join(folder, 'keys'), [party, ...sendersOf([...all, ...own, ...steps])], clock())
  const hub = await openHubEnd({ keys, codec, judge: options.judge, clock, timers })
  await mkdir(join(folder, 'national'), { recursive: true })
  const end = await options.openEnd({ folder: join(folder, 'national'), connections })
  const config = join(folder, 'adapter.json')
  await writeFile(config, JSON.stringify(configOf({ hub, keys, end, connections, folder, manifest })), { mode: 0o600 })
  const process = new AdapterProcess([
    ...options.program,
    'adapter',
    options.name,
    '--config',
    config,
    '--adapters',
    options.adapters,
  ])
  const until: Stage['until'] = async (what, holds) => {
    const last = Date.now() + WITHIN_MS
    while (!(await holds())) {
      if (process.fault !== undefined) throw new NotConforming(`the adapter ended by itself: ${process.fault}`)
      if (Date.now() > last) throw new NotConforming(`not within ${WITHIN_MS / 1000} s: ${what}`)
      await new Promise<void>((resolve) => void timers.after(LOOK_EVERY_MS, resolve))
    }
  }
  const stage: Stage = {
    manifest,
    party,
    connections,
    hub,
    end,
    codec,
    receives: all.filter(({ message }) => partyKeyOf(message.sender) !== party && !isAnswer(message)),
    sends: own,
    clock,
    start: async () => {
      const before = process.logged('adapter-up')
      process.start()
      await until('the adapter is up', () => process.logged('adapter-up') > before)
    },
    kill: () => process.kill(),
    running: () => process.running,
    logged: (event) => process.logged(event),
    until,
    close: async () => {
      await process.kill()
      await end.close()
      await hub.close()
      codec[Symbol.dispose]()
    },
  }
  return stage
}

/** The host takes answers itself: they are neither handed on nor reported (engine.md 1). */
const isAnswer = ({ type }: Example['message']): boolean => catalogue[type].kind === 'answer'

/** Whether the adapter can act for the sender. */
const canBe = ({ roles }: Manifest, { sender }: Example['message']): boolean =>
  partyKeyOf(sender) !== HUB && roles.includes(sender.role)

/** Everybody of whom there are examples to send; Togo's customs, where nobody else is needed. */
function connectionsOf(own: readonly Example[], manifest: Manifest): [ConnectionInfo, ...ConnectionInfo[]] {
  const infos = own.map(({ message: { sender } }): ConnectionInfo => {
    const party = partyKeyOf(sender)
    return { party, country: countryOfParty(party), role: sender.role }
  })
  const distinct = [...new Map(infos.map((one) => [one.party, one])).values()]
  // Who gets the deliveries comes first: whoever has the most to say, which is a customs in all but special adapters.
  const count = (one: ConnectionInfo): number => infos.filter(({ party }) => party === one.party).length
  const [first, ...others] = distinct.toSorted((one, other) => count(other) - count(one))
  const [role = 'customs'] = manifest.roles
  const country = countryOfParty('TG' as PartyKey)
  return [first ?? { party: country, country, role }, ...others]
}

function configOf(of: {
  hub: HubEnd
  keys: Keys
  end: NationalEnd
  connections: readonly ConnectionInfo[]
  folder: string
  manifest: Manifest
}): object {
  const { files } = of.keys
  const { ca, hubCertificates, partners } = files
  const [format] = of.manifest.formats
  return {
    hub: of.hub.url,
    ca,
    hubCertificates,
    partners,
    data: join(of.folder, 'data'),
    connections: of.connections.map(({ party, role }) => ({
      party,
      role,
      send: 'http',
      receive: 'inbox',
      format,
      token: of.keys.token(party),
      ...files.of(party),
    })),
    settings: of.end.settings,
  }
}

/** The adapter's process: what it logs is counted, what it says before it dies is kept. */
class AdapterProcess {
  readonly #command: readonly string[]
  readonly #events = new Map<string, number>()
  #child: ChildProcess | undefined
  #killed = false
  #said = ''
  fault: string | undefined

  constructor(command: readonly string[]) {
    this.#command = command
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  logged(event: string): number {
    return this.#events.get(event) ?? 0
  }

  start(): void {
    const [program = '', ...args] = this.#command
    this.#killed = false
    this.#said = ''
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    let rest = ''
    child.stdout.on('data', (data: Buffer) => {
      const lines = `${rest}${data.toString()}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) this.#note(line)
    })
    child.stderr.on('data', (data: Buffer) => (this.#said = `${this.#said}${data.toString()}`.slice(-2_000)))
    child.on('close', (code) => {
      if (!this.#killed) this.fault = this.#said.trim() || `exit code ${code}`
    })
  }

  #note(line: string): void {
    try {
      const { event } = JSON.parse(line) as { event?: string }
      if (event !== undefined) this.#events.set(event, this.logged(event) + 1)
    } catch {
      this.#said = `${this.#said}${line}\n`.slice(-2_000)
    }
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || !this.running) return
    this.#killed = true
    const closed = once(child, 'close')
    child.kill('SIGKILL')
    await closed
  }
}
