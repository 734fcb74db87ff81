import { readFile } from 'node:fs/promises'

/** What the simulated national system says of one movement (adapters/simulator). */
export type SimulatedMovement = {
  number: string
  mrn?: string
  standing?: string
  /** Why the hub refused its guarantee. */
  bondRefused?: string
  results?: string
  writtenOff: boolean
}

export type SimulatedStatus = {
  deliveries: number
  refused: number
  unanswered: number
  movements: SimulatedMovement[]
}

export type Control = {
  status(): Promise<SimulatedStatus>
  /** Gives one command and returns the answer. Rejects with the system's reason when it does not take it. */
  command(command: object): Promise<unknown>
}

/** The control port of the simulated system in this container, by the adapter's configuration file. */
export const openControl = async (configPath: string, patienceMs: number): Promise<Control> => {
  const { settings } = JSON.parse(await readFile(configPath, 'utf8')) as { settings: Record<string, string> }
  const url = `http://127.0.0.1:${settings['controlPort']}`
  const headers = { authorization: `Bearer ${settings['controlToken']}`, 'content-type': 'application/json' }
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, { ...init, headers, signal: AbortSignal.timeout(patienceMs) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} gave ${response.status}: ${text}`)
    return JSON.parse(text)
  }
  return {
    status: async () => (await call('/status', { method: 'GET' })) as SimulatedStatus,
    command: (command) => call('/commands', { method: 'POST', body: JSON.stringify(command) }),
  }
}
