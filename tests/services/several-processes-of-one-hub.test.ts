import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post } from '../support/hub.ts'
import * as m from '../support/messages.ts'
import { openStage, type ProcessHub, type Stage } from '../support/process-hub.ts'
import { waitFor } from '../support/wait-for.ts'

const COUNT = 3

/** The processes a process has started. */
const childrenOf = async (pid: number | undefined): Promise<number[]> => {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(' ').filter(Boolean).map(Number)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const isGone = (pids: readonly number[]) => (): boolean => !pids.some(isAlive)

describe('CORRIDOR_PROCESSES runs one hub as several processes on one port', () => {
  let stage: Stage
  let hub: ProcessHub
  beforeAll(async () => {
    stage = await openStage()
    hub = await stage.startHub({ processes: COUNT })
  })
  afterAll(() => stage.close())

  const metrics = async (): Promise<string> => {
    const headers = { authorization: 'Bearer token-of-operator' }
    return (await fetch(`${hub.url}/metrics`, { headers })).text()
  }
  const accepted = async (): Promise<number> =>
    Number(/corridor_messages_accepted_total\{channel="http"\} (\d+)/.exec(await metrics())?.[1])
  const processesIn = (text: string): string[] =>
    [...text.matchAll(/process_resident_memory_bytes\{process="(\d+)"\} \d+/g)].map(([, number = '']) => number)
  const register = () => post(hub.url, stage.party('TG/fonds-garantie'), m.registration(m.newGrn(), '1000'))

  it('is ready once, when all of them are', async () => {
    expect(hub.output().match(/ready at/g)).toHaveLength(1)
    expect(await childrenOf(hub.pid())).toHaveLength(COUNT)
  })

  it('counts as one hub, whichever process is asked', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, register))
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(202))
    const scrapes = await Promise.all(Array.from({ length: 6 }, metrics))
    for (const text of scrapes) {
      expect(text).toContain('corridor_messages_accepted_total{channel="http"} 12')
      expect(processesIn(text).toSorted()).toEqual(['1', '2', '3'])
    }
  })

  it('serves on and forgets no count when one of them is killed, and starts it again', async () => {
    const before = await childrenOf(hub.pid())
    const [victim = 0] = before
    expect(await accepted()).toBe(12)
    process.kill(victim, 'SIGKILL')
    await waitFor(isGone([victim]), { label: 'it is dead' })
    // On a connection to the dead one a request is lost, and asked again.
    await waitFor(async () => (await register()).status === 202, { label: 'another one serves' })
    await waitFor(async () => (await accepted()) === 13, { label: 'what it counted is still counted' })
    await waitFor(async () => processesIn(await metrics()).length === COUNT, { label: 'it is back' })
    const after = await childrenOf(hub.pid())
    expect(after).not.toContain(victim)
    expect(after).toHaveLength(COUNT)
    expect(hub.output()).toContain('has ended (SIGKILL)')
  })

  it('starts one again that was asked to stop by itself', async () => {
    const [asked = 0] = await childrenOf(hub.pid())
    process.kill(asked, 'SIGTERM')
    await waitFor(isGone([asked]), { label: 'it has stopped' })
    await waitFor(async () => (await childrenOf(hub.pid())).length === COUNT, { label: 'another one is there' })
  })

  it('stops all of them in order on SIGTERM', async () => {
    const pids = await childrenOf(hub.pid())
    process.kill(hub.pid() ?? 0, 'SIGTERM')
    await waitFor(() => hub.ended(), { label: 'the hub has stopped' })
    expect(hub.ended()).toBe('code 0')
    expect(isGone(pids)()).toBe(true)
  })

  it('leaves none behind when the parent is killed', async () => {
    await hub.restart()
    const pids = await childrenOf(hub.pid())
    expect(pids).toHaveLength(COUNT)
    await hub.kill()
    await waitFor(isGone(pids), { label: 'all of them have ended' })
  })

  it('ends with the reason when the first of them cannot start', async () => {
    const wrong = stage.startHub({ processes: 2, databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' })
    await expect(wrong).rejects.toThrow(/ended by code 1[\s\S]*ECONNREFUSED/)
  })
})
