import type { Command } from '../../adapters/simulator/control.ts'
import type { Simulator } from './stack.ts'

/** What a simulated system tells of its movements. */
export type SimulatorStatus = {
  deliveries: number
  refused: number
  unanswered: number
  movements: {
    number: string
    mrn?: string
    ours: boolean
    standing?: string
    bondRefused?: string
    results?: string
    writtenOff: boolean
    acts: Record<string, 'sent' | 'accepted' | 'refused'>
  }[]
}

const WITHIN_MS = 10_000

/** Gives a simulated system one command; throws with its words when it refuses. */
export const command = async (simulator: Simulator, what: Command): Promise<unknown> => {
  const response = await fetch(`${simulator.control.url}/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.control.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(what),
    signal: AbortSignal.timeout(WITHIN_MS),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`simulator ${simulator.country}: ${JSON.stringify(answer)}`)
  return answer
}

export const statusOf = async (simulator: Simulator): Promise<SimulatorStatus> => {
  const response = await fetch(`${simulator.control.url}/status`, {
    headers: { authorization: `Bearer ${simulator.control.token}` },
    signal: AbortSignal.timeout(WITHIN_MS),
  })
  return (await response.json()) as SimulatorStatus
}
