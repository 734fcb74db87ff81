import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createPool } from '../../src/store/pool.ts'
import { statusOf } from '../../tools/demo/control.ts'
import { collectFigures, states } from '../../tools/demo/figures.ts'
import { registerGuarantees } from '../../tools/demo/guarantees.ts'
import { planMovements } from '../../tools/demo/plan.ts'
import { declareAll, untilEnded } from '../../tools/demo/scenario.ts'
import { startStack } from '../../tools/demo/stack.ts'
import { freshDatabase } from '../support/database.ts'
import { freshVhost } from '../support/vhost.ts'
import { waitFor } from '../support/wait-for.ts'

it('national systems and hub killed in the middle: every movement ends, nothing twice, nothing out of order', {
  timeout: 300_000,
}, async () => {
  const [database, vhost] = await Promise.all([freshDatabase(), freshVhost()])
  const deaths: string[] = []
  const stack = await startStack({
    dir: await mkdtemp(join(tmpdir(), 'corridor-kills-')),
    // BF sends over AMQP, TG over HTTP: both ways of keeping a message until it is answered.
    simulate: ['TG', 'BF', 'CI'],
    travelMs: 150,
    keepAlive: true,
    env: { DATABASE_URL: database.url, AMQP_URL: vhost.amqpUrl, AMQP_MANAGEMENT_URL: vhost.amqpManagementUrl },
    log: () => undefined,
    onEvent: () => undefined,
    onDeath: (name) => deaths.push(name),
  })
  const pool = createPool({ connectionString: database.url, max: 2, onError: () => undefined })
  try {
    await registerGuarantees(stack, pool)
    const plan = planMovements(stack.registry, 'KILL', new Date()).filter(
      (one) => ['lome-ouagadougou', 'abidjan-ouagadougou'].includes(one.corridor.id) && one.hold === undefined,
    )
    expect(plan.length).toBeGreaterThan(5)
    await declareAll(stack, plan)
    const kill = async (pid: number | undefined, label: string, when: () => Promise<boolean>) => {
      await waitFor(when, { label })
      process.kill(pid ?? 0, 'SIGKILL')
    }
    const reached =
      (...wanted: string[]) =>
      async () =>
        (await states(pool)).some(({ state }) => wanted.includes(state))
    const { TG, BF } = Object.fromEntries(stack.simulators)
    await kill(TG?.process.pid(), 'a release', reached('released', 'at-border', 'in-transit', 'arrived'))
    await kill(stack.hub.pid(), 'a movement at the border', reached('at-border', 'in-transit', 'arrived', 'discharged'))
    await kill(
      BF?.process.pid(),
      'goods in the next country',
      reached('in-transit', 'arrived', 'results-received', 'discharged'),
    )
    await untilEnded(pool, plan, 240_000)
    const figures = await collectFigures(pool, stack)
    expect(figures.mismatches).toEqual([])
    expect(figures).toMatchObject({ movements: plan.length, discharged: plan.length - 1, parked: 0, rejections: 0 })
    expect([...deaths].sort()).toEqual(['hub', 'simulator BF', 'simulator TG'])
    // Every own message was answered in the end, and none of the answers was a refusal.
    for (const simulator of stack.simulators.values()) {
      const { unanswered, movements } = await statusOf(simulator)
      expect({ country: simulator.country, unanswered }).toEqual({ country: simulator.country, unanswered: 0 })
      expect(movements.flatMap((one) => Object.values(one.acts))).not.toContain('refused')
    }
  } finally {
    await pool.end()
    await stack.stop()
    await Promise.all([database.drop(), vhost.drop()])
  }
})
