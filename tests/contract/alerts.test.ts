import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { specs } from '../../src/cli/specs.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import type { DependencyName, DependencyState } from '../../src/ports/health.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const RULES = read('deploy/prometheus/rules.yml')
const RUNBOOK = read('docs/runbook.md')
const alerts = RULES.split('- alert: ')
  .slice(1)
  .map((text) => ({
    name: /^\w+/.exec(text)?.[0] ?? '',
    severity: /severity: (\w+)/.exec(text)?.[1] ?? '',
    expr: text.slice(text.indexOf('expr:'), text.indexOf('labels:')),
  }))

/** What a hub tells, with something in every series. */
function metricsOfHub(): string {
  const standing = { authority: 'A', uses: ['signing' as const], state: 'current' as const, secondsLeft: 1 }
  const metrics = createMetrics({
    revocation: () => [standing],
    responders: () => [{ authority: 'A', responder: 'R', certificates: 1, state: 'current', secondsLeft: 1 }],
  })
  metrics.timestampSecondsLeft(1)
  const clock = { name: 'database-clock', state: 'ok', since: new Date(0), consequence: 'none', offsetMs: 1 } as const
  const counted = { outbox: new Map([['ready', 1]]), failing: { messages: 0, timers: 0 }, dataKeysLeft: 0 }
  return metrics.text(counted, '1', [clock], [metrics.counts()])
}

describe('alerts', () => {
  test('have each a section in the runbook, and a row with their severity, in the same order; nothing else has', () => {
    expect(alerts.length).toBeGreaterThan(10)
    const sections = [...RUNBOOK.matchAll(/^## (\w+)$/gm)].map(([, name]) => name)
    expect(sections).toEqual(alerts.map(({ name }) => name))
    const rows = [...RUNBOOK.matchAll(/^\| \[(\w+)\]\(#(\w+)\) \| (\w+) \|$/gm)].map(([, ...cells]) => cells)
    expect(rows).toEqual(alerts.map(({ name, severity }) => [name, name.toLowerCase(), severity]))
    expect([...new Set(alerts.map(({ severity }) => severity))].sort()).toEqual(['page', 'ticket'])
  })

  test.each(alerts.map(({ name, expr }) => [name, expr] as const))('%s looks at what a hub tells', (_, expr) => {
    const told = new Set([...metricsOfHub().matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name))
    const named = [...expr.matchAll(/corridor_\w+/g)].map(([name]) => name)
    expect(named.filter((name) => !told.has(name))).toEqual([])
  })

  test('say something for every dependency in every state but ok, unless a gauge of its own does', () => {
    const names = [
      'database',
      'read-replica',
      'migrations',
      'reference-data',
      'log',
      'broker',
      'database-clock',
      'broker-clock',
      'set-aside',
      'timers',
      'revocation-lists',
      'responders',
      'timestamps',
    ] as const
    // Fails to compile when a dependency is added that is not in the list.
    const all: Exclude<DependencyName, (typeof names)[number]> extends never ? true : never = true
    expect(all).toBe(true)
    const states: DependencyState[] = ['degraded', 'down', 'unknown']
    const selectors = alerts.flatMap(({ expr }) => /corridor_dependency\{(.*?)\}/.exec(expr)?.[1] ?? [])
    const matches = (selector: string, labels: Record<string, string>): boolean =>
      [...selector.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].every(([, label = '', sign, value = '']) => {
        const own = labels[label] ?? ''
        const equal = sign?.endsWith('~') === true ? new RegExp(`^(?:${value})$`).test(own) : own === value
        return sign?.startsWith('!') === true ? !equal : equal
      })
    const silent = names.flatMap((name) =>
      states.flatMap((state) => {
        const found = selectors.filter((one) => matches(one, { name, state })).length
        return found === 1 ? [] : [`${name} ${state}: ${found}`]
      }),
    )
    // `corridor_set_aside_waiting` and `corridor_timers_failing` say how many.
    expect(silent).toEqual(['set-aside degraded: 0', 'timers degraded: 0'])
  })
})

test('every command that the runbook names is there', () => {
  const named = [...RUNBOOK.matchAll(/`corridor ([a-z-]+)(?: (--?[a-z-]+|[a-z-]+))?/g)]
  expect(named.length).toBeGreaterThan(3)
  const wrong = named.filter(([, name = '', next]) => {
    const spec = specs[name as keyof typeof specs] as (typeof specs)[keyof typeof specs] | undefined
    return spec === undefined || (next?.startsWith('--') === true && !Object.keys(spec.options).includes(next.slice(2)))
  })
  expect(wrong.map(([whole]) => whole)).toEqual([])
})
