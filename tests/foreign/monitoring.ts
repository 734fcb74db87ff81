import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '../../tools/services/ports.ts'
import type { Stack } from '../../tools/demo/stack.ts'
import { waitFor } from '../support/wait-for.ts'
import { run } from './command.ts'
import type { Outcome } from './outcome.ts'
import { announce, startQuietStack } from './stage.ts'

const RULES = join(import.meta.dirname, '..', '..', 'deploy', 'prometheus', 'rules.yml')
const CASES = join(import.meta.dirname, 'prometheus', 'rules.test.yml')
const CHECK_MS = 60_000
/** Of the alerts' own times seconds are left, so that a fault is told of while somebody watches. */
const ALERT_MS = 120_000

/**
 * The alerts that we ship, in a real Prometheus: each by promtool with what makes it fire and what just does not, and those that a
 * fault of a real hub and a real broker must bring about, brought about.
 * @param folder of this run
 */
export async function monitoring(folder: string, log: (line: string) => void): Promise<Outcome[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const cases = await run('promtool', ['test', 'rules', CASES], { limitMs: CHECK_MS })
  const tried = { name: 'promtool, each alert with its fault and without' }
  const outcomes: Outcome[] = [cases.code === 0 ? tried : { ...tried, why: cases.output }]
  const stack = await startQuietStack(folder, log)
  try {
    const prometheus = await startPrometheus(folder, stack)
    try {
      for (const [name, fault, alerts] of faultsOf(stack)) {
        outcomes.push(await outcomeOf(name, () => brings(prometheus.url, fault, alerts)))
      }
    } finally {
      await prometheus.stop()
    }
  } finally {
    await stack.stop()
  }
  return outcomes
}

async function outcomeOf(name: string, act: () => Promise<void>): Promise<Outcome> {
  try {
    await act()
    return { name: `Prometheus, ${name}` }
  } catch (error) {
    return { name: `Prometheus, ${name}`, why: String(error) }
  }
}

/** A fault is brought about once; one that passes by itself returns how it goes on. */
type Bring = () => Promise<void | (() => Promise<void>)>
type Fault = readonly [name: string, fault: Bring, alerts: readonly string[]]

/** In this order: each leaves behind it what the next one does not mind. */
const faultsOf = (stack: Stack): Fault[] => [
  ['a hub on which nothing is wrong: no alert', async () => undefined, []],
  ['a quarter of what is sent is refused', async () => () => sendUnsigned(stack), ['RefusalsRise']],
  ['a country that reads nothing', () => tellEverybody(stack), ['QueueUnread', 'DeliveriesHeldUp']],
  ['the broker is killed', () => stack.services.killBroker(), ['BrokerNodeDown', 'DependencyDown']],
  ['the hub ends', () => stack.hub.stop(), ['HubDown']],
]

/** Without a signature: refused. */
async function sendUnsigned({ hubUrl, pki }: Stack): Promise<void> {
  const token = pki.members.find(({ key }) => key === 'TG')?.token
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const { status } = await fetch(`${hubUrl}/v1/messages`, { method: 'POST', headers, body: '{}' })
  if (status < 400) throw new Error(`an unsigned message was answered ${status}`)
}

/** A notice that goes to every country; none of them is connected. */
async function tellEverybody({ hubUrl, pki }: Stack): Promise<void> {
  const member = pki.members.find(({ key }) => key === 'TG')
  if (member === undefined) throw new Error('Togo is not registered')
  await announce(hubUrl, member)
}

/** Lets a fault happen and waits until each of these alerts fires. */
async function brings(url: string, fault: Bring, alerts: readonly string[]): Promise<void> {
  const goOn = await fault()
  if (alerts.length === 0) return staysQuiet(url)
  await waitFor(
    async () => {
      await goOn?.()
      const firing = await firingAt(url)
      const missing = alerts.filter((one) => !firing.includes(one))
      if (missing.length > 0) throw new Error(`${missing.join(', ')} does not fire; [${firing.join(', ')}] does`)
      return true
    },
    { label: alerts.join(', '), timeoutMs: ALERT_MS },
  )
}

/** Waits until hub and broker have been read some times in a row and nothing has fired meanwhile. */
async function staysQuiet(url: string): Promise<void> {
  await waitFor(async () => (await valueOf(url, 'count(sum_over_time(up[16s]) >= 4)')) === 2, {
    label: 'that hub and broker are read',
    timeoutMs: ALERT_MS,
  })
  const fired = await valueOf(url, 'count(count_over_time(ALERTS{alertstate="firing"}[8s]))')
  if (fired > 0) throw new Error(`${(await firingAt(url)).join(', ')} fires`)
}

type Alerts = { data: { alerts: { state: string; labels: { alertname: string } }[] } }

async function firingAt(url: string): Promise<string[]> {
  const { data } = (await (await fetch(`${url}/api/v1/alerts`)).json()) as Alerts
  return data.alerts.flatMap(({ state, labels }) => (state === 'firing' ? [labels.alertname] : []))
}

type Vector = { data: { result: { value: [number, string] }[] } }

/** The one value of a query; nothing at all is zero. */
async function valueOf(url: string, query: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`)
  const { data } = (await answer.json()) as Vector
  return Number(data.result[0]?.value[1] ?? 0)
}

/**
 * Prometheus with our rules, hurried, at this hub and its broker. A reading may take as long as the time between two: on a busy
 * machine a second is not enough, and a hub that is slow once must not count as down.
 */
async function startPrometheus(folder: string, stack: Stack): Promise<{ url: string; stop: () => Promise<void> }> {
  const { amqpMetricsUrl } = stack.services
  if (amqpMetricsUrl === undefined) throw new Error('the broker is not ours to look into')
  const hurried = readFileSync(RULES, 'utf8')
    .replaceAll(/for: \d+\w/g, 'for: 2s')
    .replaceAll('[15m:30s]', '[8s:1s]')
    .replaceAll('[15m]', '[16s]')
  writeFileSync(join(folder, 'rules.yml'), hurried)
  writeFileSync(join(folder, 'token'), stack.pki.operator.token, { mode: 0o600 })
  const broker = new URL(amqpMetricsUrl)
  writeFileSync(
    join(folder, 'prometheus.yml'),
    `global: { scrape_interval: 3s, scrape_timeout: 3s, evaluation_interval: 1s }
rule_files: [${join(folder, 'rules.yml')}]
scrape_configs:
  - job_name: corridor
    authorization: { credentials_file: ${join(folder, 'token')} }
    static_configs: [{ targets: ['${new URL(stack.hubUrl).host}'] }]
  - job_name: rabbitmq
    metrics_path: ${broker.pathname}
    static_configs: [{ targets: ['${broker.host}'] }]
`,
  )
  const [port] = await freePorts(1)
  const output = openSync(join(folder, 'prometheus.log'), 'w')
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', output, output] },
  )
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  try {
    const isReady = async () => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok === true
    await waitFor(isReady, { label: 'Prometheus', timeoutMs: ALERT_MS })
    return { url, stop }
  } catch (error) {
    await stop()
    throw new Error(`${String(error)}\n${readFileSync(join(folder, 'prometheus.log'), 'utf8').slice(-2_000)}`)
  }
}
