import { statfs } from 'node:fs/promises'
import { isTokenKey } from '../../config-groups.ts'
import { type Config, ConfigError, readConfig } from '../../config.ts'
import type { CheckName, Finding } from '../../ports/doctor.ts'
import type { Timers } from '../../ports/runtime.ts'
import { openTrustFiles } from '../../trust/x509/trust-files.ts'
import { certificatesOf, pemsIn } from '../../trust/x509/pem.ts'
import { closeAll, type Closers } from '../closers.ts'
import { logSignerOf } from '../notary.ts'
import { errorText, Findings } from './findings.ts'
import { ask } from '../../broker/ask.ts'
import { checkBroker } from './hub-broker.ts'
import { checkWebhooks } from './hub-webhooks.ts'
import { checkDatabase } from './hub-database.ts'
import { checkChain, checkKeyPair, readCertificates, readNamed } from './keys.ts'
import { checkReachable, checkTls, serverOf, STEP_WITHIN_MS, systemAuthorities } from './network.ts'

const MIB = 1024 * 1024
/** Below the first somebody should look, below the second the next files cannot be written. */
const DISK = { low: 1024 * MIB, full: 64 * MIB }

export type DoctorDeps = {
  now: () => Date
  timers: Timers
}

const ALL: readonly CheckName[] = [
  'hub-key',
  'hub-chain',
  'authorities',
  'revocation-lists',
  'log-key',
  'disk',
  'database-login',
  'broker-login',
  'management',
  'hub-running',
]

/**
 * Examines everything a hub depends on, as it would be started with this environment: files, database, broker, and the hub
 * itself where one is running. Changes nothing. Each check that fails leaves the others to be made that do not need it.
 */
export async function examineHub(
  env: Readonly<Record<string, string | undefined>>,
  deps: DoctorDeps,
): Promise<readonly Finding[]> {
  const findings = new Findings()
  let config: Config
  try {
    config = readConfig(env)
    findings.ok('settings')
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const line of error.message.split('\n')) findings.fail('settings', 'settings-wrong', { value: line })
    findings.unchecked(ALL, 'settings')
    return findings.list
  }
  await checkFiles(findings, config, deps)
  const reached = await checkDatabase(findings, config.databaseUrl, {
    ...deps,
    stamps: config.timestamps !== undefined,
    keys: config,
  })
  await checkBroker(findings, config, reached?.queued, deps)
  const ca = [...systemAuthorities(), ...(await authoritiesOf(config))]
  const anchors = { ca, named: 'CORRIDOR_TRUST_CA' }
  await checkWebhooks(findings, reached?.called ?? [], config, { anchors, now: deps.now })
  await checkRunning(findings, config, deps)
  return findings.list
}

async function checkFiles(findings: Findings, config: Config, deps: DoctorDeps): Promise<void> {
  const at = deps.now()
  const trustFile = { path: config.trustCa, setting: 'CORRIDOR_TRUST_CA' }
  const hub = await checkKeyPair(findings, 'hub-key', {
    key: { path: config.hubKey, setting: 'CORRIDOR_HUB_KEY' },
    certificate: { path: config.hubCertificate, setting: 'CORRIDOR_HUB_CERTIFICATE' },
    at,
  })
  const trusted = await readCertificates(findings, 'authorities', trustFile)
  const anchors = { anchors: trusted ?? [], named: `CORRIDOR_TRUST_CA (${config.trustCa})`, at }
  if (hub === undefined) findings.unchecked(['hub-chain'], 'hub-key')
  else if (trusted === undefined) findings.unchecked(['hub-chain'], 'authorities')
  else checkChain(findings, 'hub-chain', hub, anchors)
  if (trusted === undefined) findings.unchecked(['revocation-lists'], 'authorities')
  else await checkTrust(findings, config, deps)
  if (config.tls !== undefined) {
    const presented = await checkKeyPair(findings, 'tls-key', {
      key: { path: config.tls.key, setting: 'CORRIDOR_TLS_KEY' },
      certificate: { path: config.tls.certificate, setting: 'CORRIDOR_TLS_CERTIFICATE' },
      at,
    })
    if (presented === undefined) findings.unchecked(['tls-chain'], 'tls-key')
    else checkChain(findings, 'tls-chain', presented, { ...anchors, anchors: await httpsAnchors(config) })
  }
  await checkLogKey(findings, config)
  await checkDisk(findings, config)
}

/** Clients may rely on the system's authorities as well as on those of this hub. */
async function httpsAnchors({ tls, trustCa }: Config): Promise<Buffer[]> {
  const silent = new Findings()
  const files = [trustCa, ...(tls === undefined ? [] : [tls.clientCa])]
  const own = await Promise.all(
    files.map((path) => readCertificates(silent, 'authorities', { path, setting: 'CORRIDOR_TRUST_CA' })),
  )
  return [...own.flatMap((found) => found ?? []), ...systemAuthorities().flatMap((pem) => certificatesOf(pem))]
}

/** Authorities and revocation lists as the hub itself reads them. */
async function checkTrust(findings: Findings, { trustCa, trustCrl, tls }: Config, deps: DoctorDeps): Promise<void> {
  try {
    const trust = await openTrustFiles({
      files: {
        ca: trustCa,
        ...(tls === undefined ? {} : { clientCa: tls.clientCa }),
        ...(trustCrl === undefined ? {} : { crl: trustCrl }),
      },
      onChange: () => undefined,
      onFault: () => undefined,
      timers: deps.timers,
    })
    findings.ok('authorities', trustCa)
    for (const { authority, state, nextUpdate } of trust.revocation(deps.now())) {
      if (state === 'current' || state === 'undated') findings.ok('revocation-lists', authority)
      else if (state === 'none') findings.warn('revocation-lists', 'crl-none', { value: authority }, authority)
      else {
        const words = { value: authority, day: nextUpdate?.toISOString() ?? '' }
        findings.fail('revocation-lists', 'crl-overdue', words, authority)
      }
    }
    trust.close()
  } catch (error) {
    const setting = 'CORRIDOR_TRUST_CA, CORRIDOR_TRUST_CRL'
    findings.fail('authorities', 'file-unusable', { file: trustCa, setting, error: errorText(error) })
    findings.unchecked(['revocation-lists'], 'authorities')
  }
}

async function checkLogKey(findings: Findings, { logKey, logOrigin }: Config): Promise<void> {
  if (logKey === undefined) return void findings.warn('log-key', 'log-key-unset', {})
  const setting = 'CORRIDOR_LOG_KEY'
  const isToken = isTokenKey(logKey)
  if (!isToken && (await readNamed(findings, 'log-key', { path: logKey, setting })) === undefined) return
  const closers: Closers = []
  try {
    const { name } = await logSignerOf({ logKey, logOrigin }, closers)
    findings.ok('log-key', isToken ? name : logKey)
  } catch (error) {
    const why = errorText(error instanceof Error ? (error.cause ?? error) : error)
    if (isToken) findings.fail('log-key', 'token-unusable', { setting, error: why })
    else findings.fail('log-key', 'file-unusable', { file: logKey, setting, error: why })
  } finally {
    await closeAll(closers)
  }
}

async function checkDisk(findings: Findings, { data }: Config): Promise<void> {
  try {
    const { bavail, bsize } = await statfs(data)
    const free = bavail * bsize
    const words = { value: String(Math.floor(free / MIB)), file: data, setting: 'CORRIDOR_DATA' }
    if (free < DISK.full) findings.fail('disk', 'disk-low', words)
    else if (free < DISK.low) findings.warn('disk', 'disk-low', words)
    else findings.ok('disk', data)
  } catch (error) {
    // The hub makes the folder when it first writes there.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') findings.nothing('disk', `${data} does not exist yet`)
    else findings.fail('disk', 'file-unreadable', { file: data, setting: 'CORRIDOR_DATA', error: errorText(error) })
  }
}

/** The hub where participants reach it. One that is not running is no fault: it may be about to be started. */
async function checkRunning(findings: Findings, config: Config, deps: DoctorDeps): Promise<void> {
  const { publicUrl, host, port, tls } = config
  const url =
    publicUrl ?? `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`
  if (port === 0 && publicUrl === undefined) return findings.nothing('hub-running', 'CORRIDOR_PORT = 0')
  const server = serverOf(url, publicUrl === undefined ? 'CORRIDOR_HOST' : 'CORRIDOR_PUBLIC_URL')
  const local = new Findings()
  if (!(await checkReachable(local, server))) {
    const found = local.list.find(({ state }) => state === 'failed')
    findings.warn('hub-running', 'hub-silent', { host: url, error: found?.words?.['error'] ?? '' }, url)
    return
  }
  const ca = [...systemAuthorities(), ...(await authoritiesOf(config))]
  if (server.secure && !(await checkTls(findings, server, { ca, named: 'CORRIDOR_TRUST_CA' }, deps.now()))) {
    return findings.unchecked(['hub-running'], 'tls', url)
  }
  try {
    const asked = {
      method: 'GET',
      headers: {},
      timeoutMs: STEP_WITHIN_MS,
      ca: server.secure ? ca.join('\n') : undefined,
    }
    const { status, text } = await ask(`${url}/readyz`, asked)
    const { reasons } = JSON.parse(text) as { reasons?: string[] }
    const words = { value: reasons?.join(' ') ?? `status ${status}` }
    if (status !== 200) findings.fail('hub-running', 'hub-unwell', words, url)
    else if (reasons !== undefined && reasons.length > 0) findings.warn('hub-running', 'hub-unwell', words, url)
    else findings.ok('hub-running', url)
  } catch (error) {
    findings.fail('hub-running', 'hub-silent', { host: url, error: errorText(error) }, url)
  }
}

async function authoritiesOf({ trustCa, tls }: Config): Promise<string[]> {
  const silent = new Findings()
  const read = async (path: string): Promise<string[]> =>
    pemsIn((await readNamed(silent, 'authorities', { path, setting: '' }))?.toString('latin1') ?? '')
  return (await Promise.all([trustCa, ...(tls === undefined ? [] : [tls.clientCa])].map(read))).flat()
}
