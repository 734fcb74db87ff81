import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type AdapterHostConfig, clientOf, isByInbox, readAdapterHostConfig } from '../../adapter-host/host-config.ts'
import { readShown } from '../../adapter-host/hub-tls.ts'
import type { Reply } from '../../broker/ask.ts'
import { catalogue } from '../../generated/catalogue.ts'
import type { CheckName, Finding } from '../../ports/doctor.ts'
import { verifyCheckpoint } from '../../trust/checkpoint.ts'
import { createSigner } from '../../trust/cms.ts'
import { createHubVerifier } from '../../trust/seal.ts'
import { derOf, pemsIn } from '../../trust/x509/pem.ts'
import { openTrustFiles } from '../../trust/x509/trust-files.ts'
import { BROKER_CLOCK_GRAIN_MS, offsetOf } from '../readiness.ts'
import { askHub, type Participant } from './ask-hub.ts'
import { checkClientCertificate } from './client-certificate.ts'
import { errorText, Findings } from './findings.ts'
import type { DoctorDeps } from './hub.ts'
import { checkChain, checkKeyPair, readCertificates } from './keys.ts'
import { type Anchors, checkClock, checkReachable, checkTls, serverOf, systemAuthorities } from './network.ts'
import { checkQueueOfOwn } from './participant-amqp.ts'
import { askSigned } from './round-trip.ts'

export type ParticipantCall = {
  party: string
  /** The configuration of its adapter. */
  file: string
  /** Another address of the hub than the configuration's. */
  hub: string | undefined
  language: 'en' | 'fr' | 'pt'
  /** By what its own system is let in, where that is a certificate; absent: what the configuration names. */
  client?: { certificate: string; key: string }
}

const AFTER_SETTINGS: readonly CheckName[] = ['own-key', 'reachable', 'hub-running', 'broker-login']
const AFTER_HUB: readonly CheckName[] = [
  'hub-running',
  'hub-clock',
  'hub-signature',
  'token',
  'schema-versions',
  'round-trip-http',
]
const AFTER_BROKER: readonly CheckName[] = ['broker-login', 'queue-read', 'ingress-write', 'round-trip-amqp']

/**
 * Examines a participant at its own machine, with the configuration of its adapter: its key, the way to hub and broker, what
 * the hub has registered of it, and a signed question that the hub has to answer, by each way the configuration names.
 */
export async function examineParticipant(call: ParticipantCall, deps: DoctorDeps): Promise<readonly Finding[]> {
  const findings = new Findings()
  const participant = await participantOf(findings, call, deps)
  if (participant === undefined) {
    findings.unchecked(AFTER_SETTINGS, 'settings')
    return findings.list
  }
  const { config, anchors } = participant
  const signer = await checkOwnKey(findings, participant)
  const usable = await checkWay(findings, config.hub, 'hub', { anchors, deps })
  let asked: string | undefined
  if (usable !== undefined) findings.unchecked(AFTER_HUB, usable)
  else {
    asked = await checkHub(findings, participant, signer)
    const client = call.client ?? clientOf(participant.connection)
    if (client !== undefined) await checkClientCertificate(findings, participant, client)
  }
  // A party that reads its inbox has nothing to do with the broker.
  if (isByInbox(participant.connection)) return findings.list
  const courier = await checkWay(findings, config.amqp, 'amqp', { anchors, deps })
  if (courier !== undefined) findings.unchecked(AFTER_BROKER, courier)
  else await checkQueueOfOwn(findings, participant, { signer, asked })
  return findings.list
}

async function participantOf(
  findings: Findings,
  { party, file, hub, language }: ParticipantCall,
  deps: DoctorDeps,
): Promise<Participant | undefined> {
  try {
    const read = await readAdapterHostConfig(file)
    const config = hub === undefined ? read : { ...read, hub: hub.replace(/\/$/, '') }
    const connection = config.connections.find((one) => one.party === party)
    if (connection === undefined) {
      const known = config.connections.map((one) => one.party).join(', ')
      throw new Error(`${party} is none of its connections: ${known}`)
    }
    for (const [name, url] of [
      ['hub', config.hub],
      ...(isByInbox(connection) ? [] : [['amqp', config.amqp] as const]),
    ] as const) {
      if (!URL.canParse(url)) throw new Error(`${name} is no URL`)
    }
    const added = config.tlsCa === undefined ? [] : pemsIn(await readFile(config.tlsCa, 'utf8'))
    const named = config.tlsCa === undefined ? 'tlsCa' : `tlsCa (${config.tlsCa})`
    const client = clientOf(connection)
    const shown = client === undefined ? undefined : await readShown(client)
    findings.ok('settings', file)
    return { config, connection, shown, anchors: { ca: [...systemAuthorities(), ...added], named }, language, deps }
  } catch (error) {
    findings.fail('settings', 'configuration-wrong', { value: errorText(error), file })
    return undefined
  }
}

/** The way to a server; the check that failed on it, if one did. */
async function checkWay(
  findings: Findings,
  url: string,
  setting: string,
  { anchors, deps }: { anchors: Anchors; deps: DoctorDeps },
): Promise<CheckName | undefined> {
  const server = serverOf(url, setting)
  if (!(await checkReachable(findings, server))) return 'reachable'
  if (server.secure && !(await checkTls(findings, server, anchors, deps.now()))) return 'tls'
  return undefined
}

type Signer = ReturnType<typeof createSigner>

/** The key that signs, its certificate, and the way up to an authority; the signer where the key can be used. */
async function checkOwnKey(findings: Findings, { config, connection, deps }: Participant): Promise<Signer | undefined> {
  const at = deps.now()
  const own = await checkKeyPair(findings, 'own-key', {
    key: { path: connection.key, setting: 'key' },
    certificate: { path: connection.certificate, setting: 'certificate' },
    at,
  })
  if (own === undefined) {
    findings.unchecked(['own-chain'], 'own-key')
    return undefined
  }
  const anchors = await readCertificates(findings, 'own-chain', { path: config.ca, setting: 'ca' })
  if (anchors !== undefined && checkChain(findings, 'own-chain', own, { anchors, named: `ca (${config.ca})`, at })) {
    await checkTrusted(findings, config, own[0], deps)
  }
  return createSigner(createPrivateKey(await readFile(connection.key)), derOf(await readFile(connection.certificate)))
}

/** As partners and hub judge the certificate, revocation lists included. */
async function checkTrusted(
  findings: Findings,
  { ca, crl }: AdapterHostConfig,
  own: Buffer | undefined,
  { now, timers }: DoctorDeps,
): Promise<void> {
  try {
    const files = { ca, ...(crl === undefined ? {} : { crl }) }
    const trust = await openTrustFiles({ files, onChange: () => undefined, onFault: () => undefined, timers })
    const verdict = trust.check(trust.cache.parse(own ?? Buffer.alloc(0)), now())
    trust.close()
    if (verdict.ok) return
    const cause = verdict.code === 'certificate-revoked' ? 'certificate-revoked' : 'certificate-refused'
    findings.fail('own-chain', cause, { value: verdict.detail })
  } catch (error) {
    const words = { file: crl ?? ca, setting: crl === undefined ? 'ca' : 'crl', error: errorText(error) }
    findings.fail('own-chain', 'file-unusable', words)
  }
}

/** Everything that is asked over HTTP; returns the id of a question that the hub has accepted. */
async function checkHub(
  findings: Findings,
  participant: Participant,
  signer: Signer | undefined,
): Promise<string | undefined> {
  const { config, deps } = participant
  const before = deps.now().getTime()
  let ready: Reply
  try {
    ready = await askHub(participant, '/readyz', { anonymous: true })
    const { reasons = [] } = JSON.parse(ready.text) as { reasons?: string[] }
    if (ready.status !== 200) findings.fail('hub-running', 'hub-unwell', { value: reasons.join(' ') })
    else if (reasons.length > 0) findings.warn('hub-running', 'hub-unwell', { value: reasons.join(' ') })
    else findings.ok('hub-running', config.hub)
  } catch (error) {
    findings.fail('hub-running', 'hub-silent', { host: config.hub, error: errorText(error) })
    findings.unchecked(AFTER_HUB.slice(1), 'hub-running')
    return undefined
  }
  const date = Date.parse(ready.headers.date ?? '')
  if (Number.isNaN(date)) findings.nothing('hub-clock', 'Date')
  else
    checkClock(findings, 'hub-clock', offsetOf(before, deps.now().getTime(), date, BROKER_CLOCK_GRAIN_MS), config.hub)
  await checkHubSignature(findings, participant)
  if (!(await checkRegistered(findings, participant)))
    findings.unchecked(['schema-versions', 'round-trip-http'], 'token')
  else if (signer === undefined) findings.unchecked(['round-trip-http'], 'own-key')
  else return askSigned(findings, participant, signer)
  return undefined
}

/** That the hub signs with a certificate that is known here beforehand: whoever answers may be somebody else. */
async function checkHubSignature(findings: Findings, participant: Participant): Promise<void> {
  const file = participant.config.hubCertificates
  const pinned = await readCertificates(findings, 'hub-signature', { path: file, setting: 'hubCertificates' })
  if (pinned === undefined) return
  try {
    const { text } = await askHub(participant, '/v1/log/checkpoint', { anonymous: true })
    const head = JSON.parse(text) as { checkpoint?: string; checkpointSignature?: string }
    const signature = Buffer.from(head.checkpointSignature ?? '', 'base64')
    const verdict = verifyCheckpoint(head.checkpoint ?? '', signature, createHubVerifier(pinned))
    if (verdict.ok) findings.ok('hub-signature', file)
    else findings.fail('hub-signature', 'other-hub-key', { file, error: verdict.reason })
  } catch (error) {
    findings.fail('hub-signature', 'hub-silent', { host: participant.config.hub, error: errorText(error) })
  }
}

type Standing = {
  steps?: { step: CheckName; title: string; state: 'done' | 'to-do' | 'failed'; cause?: string; cure?: string }[]
  messages?: { type: string; versions: string[] }[]
}

/** What the hub has of this participant, in the hub's own words. */
async function checkRegistered(findings: Findings, participant: Participant): Promise<boolean> {
  const path = `/v1/participants/${participant.connection.party.replace('/', '~')}/readiness`
  let standing: Standing
  try {
    const reply = await askHub(participant, path)
    const body = JSON.parse(reply.text) as Standing & { title?: string; detail?: string }
    const error = body.detail ?? body.title ?? ''
    if (reply.status === 401) return findings.fail('token', 'token-refused', { error: errorText(new Error(error)) })
    if (reply.status !== 200) {
      return findings.fail('token', 'hub-answers', { value: String(reply.status), error: errorText(new Error(error)) })
    }
    standing = body
  } catch (error) {
    return findings.fail('token', 'hub-silent', { host: participant.config.hub, error: errorText(error) })
  }
  findings.ok('token')
  for (const { step, state, cause = '', cure = '' } of standing.steps ?? []) findings.told(step, state, { cause, cure })
  checkVersions(findings, standing.messages ?? [])
  return true
}

/** Types and versions that only one of the two programs knows. */
function checkVersions(findings: Findings, messages: readonly { type: string; versions: string[] }[]): void {
  const theirs = new Set(messages.flatMap(({ type, versions }) => versions.map((one) => `${type} ${one}`)))
  const ours = new Set(
    Object.values(catalogue).flatMap(({ type, versions }) => versions.map((one) => `${type} ${one}`)),
  )
  const newer = [...theirs].filter((one) => !ours.has(one))
  const older = [...ours].filter((one) => !theirs.has(one))
  if (newer.length > 0) findings.warn('schema-versions', 'schemas-hub-newer', { value: newer.join(', ') })
  if (older.length > 0) findings.warn('schema-versions', 'schemas-hub-older', { value: older.join(', ') })
  if (newer.length + older.length === 0) findings.ok('schema-versions', `${ours.size}`)
}
