import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createManagement } from '../broker/management.ts'
import { decodeDocument } from '../codec/index.ts'
import { createCertificates } from '../document/certificate.ts'
import { createBlankDrawing } from '../document/blanks.ts'
import { createDrawing } from '../document/draw.ts'
import { createReports } from '../document/report.ts'
import { longLists } from '../document/words.ts'
import { tellWarning } from '../domain/engine/warning-texts.ts'
import { formatAmount } from '../domain/values/money.ts'
import { trulyDue } from '../domain/timers/pauses.ts'
import { DEFAULT_LIMITS, type Limits, type ServerDeps } from '../http/deps.ts'
import { loadApiDocuments, shippedCodelists, shippedOfficeList } from './published.ts'
import { DEFAULT_THRESHOLDS } from '../http/queue-state.ts'
import { closedHub } from '../http/problems.ts'
import { createServer } from '../http/server.ts'
import { asOffice } from '../domain/values/office.ts'
import { createAnswerApproval } from '../pipeline/approvals.ts'
import { createActs, createTakeAttention } from '../pipeline/acts.ts'
import type { Committer } from '../pipeline/commit.ts'
import { errorMessageBytes } from '../pipeline/make.ts'
import { readingOf } from '../domain/office-app/reading.ts'
import { createConfirmPassage } from '../pipeline/passages.ts'
import { createRetry } from '../pipeline/retry.ts'
import type { Broker } from '../ports/broker.ts'
import type { Handle } from '../ports/handle.ts'
import type { Health } from '../ports/health.ts'
import type { LogTree } from '../ports/log-tree.ts'
import { createMoveClock } from '../clock/move-clock.ts'
import type { Scheduler } from '../clock/scheduler.ts'
import { createProvisionalStore } from '../store/provisional.ts'
import { createBreakGlass } from '../pipeline/break-glass.ts'
import { createBreakGlassStore } from '../store/break-glass.ts'
import { createApprovalStore } from '../store/approvals.ts'
import { createAnswers } from '../store/answers.ts'
import { createCaptureStore } from '../store/captures.ts'
import { createCommit } from '../store/commit.ts'
import { createAccountReads } from '../store/reads/account.ts'
import { createChanges } from '../store/reads/changes.ts'
import { createIdentities } from '../store/reads/identities.ts'
import { createInbox } from '../store/reads/inbox.ts'
import { createUnanswered } from '../store/unanswered.ts'
import { createReads } from '../store/reads/index.ts'
import type { TimerDue } from '../store/reads/movement-view.ts'
import { publishedReference } from '../store/reference/registry.ts'
import { createParticipants } from '../store/reference/participants.ts'
import { createCertificateRegister, noteHubCertificate } from '../store/reference/certificates.ts'
import { createRegistryAdmin } from '../store/reference/registry-admin.ts'
import { createSetAsideStore } from '../store/set-aside.ts'
import { createDueTimers } from '../store/timers.ts'
import { createLogTimestamps } from '../store/timestamps.ts'
import { createRegisterWitness, createWitnesses } from '../store/witnesses.ts'
import { checkpointText, signCheckpoint } from '../trust/checkpoint.ts'
import { DerError } from '../trust/der.ts'
import { createLogTree } from '../trust/log-tree.ts'
import { processTimers } from './process-timers.ts'
import { systemClock } from './clocks.ts'
import type { Config } from '../config.ts'
import { brokerAuthorities } from './courier.ts'
import { createReadiness } from './doctor/readiness.ts'
import { createCertificateDesk } from './certificate-desk.ts'
import { webhookFault } from '../webhook/address.ts'
import { createDirectory } from './certificate-directory.ts'
import { createEvidence } from './evidence.ts'
import { madeSecrets } from './made-secrets.ts'
import { peopleOf, personsOf } from './people.ts'
import type { RestoreGate } from './restore-gate.ts'
import { share } from './share.ts'
import { startTimestamps } from './timestamps.ts'
import { lostOf } from './lost.ts'
import { noticesOf } from './letters.ts'
import { builtPages } from './web.ts'
import { createCertificateStandings, endOfPem } from './certificate-needs.ts'
import type { Closers } from './closers.ts'
import type { Pace } from './pace.ts'
import { notaryOf } from './notary.ts'
import { batchDeps, type Core, type HubOptions } from './core.ts'

/** What the HTTP edge calls. */
export type EdgeParts = {
  broker: Broker
  committer: Committer
  handle: Handle
  scheduler: Scheduler
  health: Health
  gate: RestoreGate
}

/** Starts the HTTP edge and resolves to its base URL. Rejects when the port is taken or a TLS file cannot be read. */
export async function startServer(
  core: Core,
  { broker, committer, handle, scheduler, health, gate }: EdgeParts,
  options: HubOptions,
  closers: Closers,
): Promise<string> {
  const { config, pool, clock, manual, log } = core
  const changes = await createChanges(pool, processTimers, (error) =>
    log.warn({ err: error.message }, 'changes are not heard of'),
  )
  closers.push(() => changes.close())
  let url = ''
  const publicUrl = (): string => config.publicUrl ?? url
  const [read, tree, notary] = [readsOf(core), treeOf(core, gate), await notaryOf(core, closers)]
  const witnesses = createWitnesses(pool, core.readPool.ofHub)
  const timestamps = createLogTimestamps(pool, core.readPool.ofHub)
  await startTimestamps(core, { reads: read.reads, tree, gate }, closers)
  const server = await createServer({
    handle,
    ...(await paperOf(core, publicUrl)),
    ...wordsOf(core),
    ...storesOf(core),
    ...actsOf(core, committer),
    ...(await certificatesOf(core)),
    confirmPassage: createConfirmPassage(handle, core.codec),
    ...read,
    reading: core.readPool.reading,
    people: await peopleOf(core, publicUrl),
    publicUrl,
    ...(await personsOf(core)),
    changes,
    metrics: core.metrics,
    countsOfAll: options.siblings?.counts ?? (async () => [core.metrics.counts()]),
    published: core.published,
    documents: await loadApiDocuments(join(import.meta.dirname, '..', '..', 'docs', 'api')),
    reference: () => publishedReference(core.registry.current()),
    officeList: shippedOfficeList(core.published),
    readJson: decodeDocument,
    admin: adminOf(core),
    participants: participantsOf(core),
    ...(await builtPages()),
    notices: noticesOf(core, publicUrl),
    brokerStatus: (receivers) => broker.status(receivers),
    health,
    ...(await lostOf(core, committer, gate)),
    ...revocationsOf(core),
    readiness: readinessOf(core),
    tree,
    notary,
    witnesses,
    makeEvidence: createEvidence({ core, reads: read.reads, tree, notary, witnesses, timestamps }),
    errorMessage: (problem) => errorMessageBytes(problem, clock.now().getTime(), batchDeps(core).encode, randomUUID()),
    clock: () => clock.now(),
    timers: processTimers,
    ...(manual === undefined
      ? {}
      : { moveClock: createMoveClock({ clock: manual, due: createDueTimers(pool), wake: () => scheduler.wake() }) }),
    log,
    limits: limitsOf(config, core.pace),
    thresholds: DEFAULT_THRESHOLDS,
    ...(await tlsOf(core)),
    version: options.version ?? '0.1.0',
  })
  closers.push(() => server.close())
  await server.listen({ host: config.host, port: config.port })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  url = `${config.tls === undefined ? 'http' : 'https'}://${config.host}:${port}`
  return url
}

/** Messages and warnings as sentences, by the names that the registry has now. */
const wordsOf = (core: Core): Pick<ServerDeps, 'readMessage' | 'tellWarning'> => ({
  readMessage: ({ body, contentType, whole }, language) =>
    readingOf(batchDeps(core).decodeStored(body, contentType), {
      language,
      whole,
      reference: core.registry.current().reference,
    }),
  tellWarning: (warning, language) => tellWarning(warning, language, core.registry.current().reference),
})

/** What is kept besides movements and messages, and who calls. */
const storesOf = ({
  pool,
  readPool,
  vault,
}: Core): Pick<
  ServerDeps,
  'provisional' | 'captures' | 'answers' | 'inbox' | 'listBreakGlass' | 'unanswered' | 'identities'
> => ({
  provisional: createProvisionalStore(pool),
  captures: createCaptureStore(pool),
  answers: createAnswers(pool, vault),
  inbox: createInbox(pool, vault),
  listBreakGlass: (toldTo, page) => createBreakGlassStore(readPool.queries, vault).list(toldTo, page),
  unanswered: createUnanswered(readPool.ofHub),
  identities: createIdentities(pool, () => systemClock.now()),
})

/** Participants' certificates: registered and revoked by operators, read by everybody. */
async function certificatesOf(core: Core): Promise<Pick<ServerDeps, 'certificates' | 'desk' | 'directory'>> {
  const { config, pool, readPool, signer, trustList, clock, perform } = core
  const { fingerprint, der } = signer.certificate
  return {
    certificates: createCertificateRegister(perform, readPool.ofHub),
    desk: await createCertificateDesk({
      folder: config.pki,
      trust: trustList,
      now: () => clock.now(),
      timers: processTimers,
    }),
    directory: createDirectory(core, await noteHubCertificate(pool, fingerprint, der)),
  }
}

const adminOf = ({ published, readPool, perform }: Core): ServerDeps['admin'] =>
  createRegistryAdmin({ shipped: shippedCodelists(published), reads: readPool.ofHub, perform })

const participantsOf = ({ perform, readPool, config, webhookSecrets }: Core): ServerDeps['participants'] =>
  createParticipants({
    perform,
    reads: readPool.ofHub,
    secrets: madeSecrets,
    canMakeLogins: config.amqpManagementUrl !== undefined,
    webhooks: {
      fault: (url) => webhookFault(url, config.webhookPrivate),
      salt: () => randomBytes(16),
      secretsOf: webhookSecrets,
    },
  })

/** Whose certificates need somebody, the hub's own for seals and for TLS included. */
function standingsOf(
  { registry, trustList: trust, signer }: Core,
  tls?: NonNullable<ServerDeps['tls']>,
): ServerDeps['certificateStandings'] {
  const seal = { use: 'signing', notAfter: signer.certificate.notAfter } as const
  const ofHub = tls === undefined ? [seal] : [seal, { use: 'tls', notAfter: endOfPem(tls.cert) } as const]
  const standings = createCertificateStandings({ registry, trust, ofHub })
  return () => standings(systemClock.now())
}

/** What is known of revocations, now. */
const revocationsOf = ({ trustList }: Core): Pick<ServerDeps, 'revocation' | 'responders'> => ({
  revocation: () => trustList.revocation(systemClock.now()),
  responders: () => trustList.responders(systemClock.now()),
})

/** A participant's way to go live, with the broker's own word where the hub can ask for it. */
const readinessOf = ({ config, registry, trustList, readPool }: Core): ServerDeps['readiness'] => {
  const { amqpManagementUrl: url, amqpUrl, amqpCa, trustCa } = config
  const ca = amqpCa === undefined ? undefined : brokerAuthorities(amqpCa)
  return createReadiness({
    registry,
    trust: trustList,
    trustCa,
    queries: readPool.ofHub,
    management: url === undefined ? undefined : createManagement(url, amqpUrl, MANAGEMENT_WITHIN_MS, ca),
    now: () => systemClock.now(),
  })
}

/** How long somebody who asks for a participant's readiness waits for the broker. */
const MANAGEMENT_WITHIN_MS = 5_000

/** Everything that is printed. */
async function paperOf(
  { published, registry }: Core,
  publicUrl: () => string,
): Promise<Pick<ServerDeps, 'drawDocument' | 'drawBlanks' | 'drawCertificate' | 'drawReport'>> {
  const lists = longLists(published.codelists)
  return {
    drawDocument: await createDrawing({ publicUrl, lists }),
    drawBlanks: await createBlankDrawing({
      lists,
      zoneOf: (office) => registry.current().reference.offices.get(asOffice(office))?.timeZone,
    }),
    drawCertificate: await createCertificates(publicUrl),
    drawReport: await createReports(publicUrl, lists),
  }
}

/** What one process of this hub grants, so that all of them together grant no more than a hub of one. */
const limitsOf = (config: Config, { drainMs = DEFAULT_LIMITS.drainMs }: Pace): Limits => ({
  ...DEFAULT_LIMITS,
  drainMs,
  bodyBytes: config.maxBytes,
  eventStreams: share(DEFAULT_LIMITS.eventStreams, config),
  reads: { running: share(DEFAULT_LIMITS.reads.running, config), waiting: share(DEFAULT_LIMITS.reads.waiting, config) },
  signIn: {
    perMinute: share(DEFAULT_LIMITS.signIn.perMinute, config),
    burst: share(DEFAULT_LIMITS.signIn.burst, config),
  },
  followUp: { perMinute: share(config.followUp.perMinute, config), burst: share(config.followUp.burst, config) },
})

/**
 * Operators' acts on messages that are parked or set aside and on witnesses, officers' on those that wait for a second person,
 * and who looks after what needs a person.
 */
function actsOf(
  core: Core,
  committer: Committer,
): Pick<
  ServerDeps,
  'breakGlass' | 'readBroken' | 'actOnParked' | 'registerWitness' | 'retrySetAside' | 'answerApproval' | 'takeAttention'
> {
  const reference = () => core.registry.current().reference
  const commit = createCommit(core.commitPool, core.vault, { own: core.own })
  const deps = () => ({
    ...batchDeps(core),
    reference: reference(),
    now: core.clock.now().getTime(),
    newId: randomUUID,
  })
  return {
    actOnParked: createActs(commit, deps),
    ...createBreakGlass(commit, createBreakGlassStore(core.pool, core.vault), deps),
    registerWitness: createRegisterWitness(core.perform),
    takeAttention: createTakeAttention(commit, deps),
    answerApproval: createAnswerApproval({
      store: createApprovalStore(core.pool, core.vault),
      committer,
      reference,
      decodeStored: batchDeps(core).decodeStored,
    }),
    retrySetAside: createRetry({
      codec: core.codec,
      reference,
      store: createSetAsideStore(core.pool, core.vault),
      committer,
      newId: randomUUID,
    }),
  }
}

/** Reads over HTTP, as of the hub's own time. */
function readsOf({ readPool, clock, registry, vault }: Core): Pick<ServerDeps, 'reads' | 'accounts'> {
  const { queries, ofHub } = readPool
  const due: TimerDue = (timer, movement) => trulyDue(timer, movement, registry.current().reference)
  const parts = { ofHub, format: formatAmount, due, now: () => clock.now().getTime() }
  return { reads: createReads(queries, { ...parts, vault }), accounts: createAccountReads(queries, parts) }
}

/** The log's tree, with checkpoints that the hub signs: none over a log of which entries are missing. */
const treeOf = ({ config, signer, clock }: Core, gate: RestoreGate): LogTree =>
  createLogTree((size, root) => {
    if (gate.isClosed()) throw closedHub()
    const text = checkpointText({ origin: config.logOrigin, size, root })
    return { text, signature: signCheckpoint(text, signer, clock.now()) }
  })

/** Key, certificate and authorities of client certificates, where the hub speaks HTTPS, read from their files; and whose certificates end. */
async function tlsOf(core: Core): Promise<Pick<ServerDeps, 'tls' | 'certificateStandings'>> {
  const { config, trustList } = core
  if (config.tls === undefined) return { certificateStandings: standingsOf(core) }
  const [key, cert, ca] = await Promise.all(
    [config.tls.key, config.tls.certificate, config.tls.clientCa].map((path) => readFile(path)),
  )
  if (key === undefined || cert === undefined || ca === undefined) throw new Error('TLS files are missing')
  const trusts = (der: Buffer): boolean => {
    try {
      return trustList.check(trustList.cache.parse(der), systemClock.now(), 'tls').ok
    } catch (error) {
      if (error instanceof DerError) return false
      throw error
    }
  }
  const tls = { key, cert, ca, trusts }
  return { tls, certificateStandings: standingsOf(core, tls) }
}
