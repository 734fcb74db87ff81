import { processTimers } from '../../src/compose/process-timers.ts'
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { type ContentType, decodeDocument } from '../../src/codec/index.ts'
import { createCertificates } from '../../src/document/certificate.ts'
import { createBlankDrawing } from '../../src/document/blanks.ts'
import { createBreakGlassStore } from '../../src/store/break-glass.ts'
import { createAnswers } from '../../src/store/answers.ts'
import { createCaptureStore } from '../../src/store/captures.ts'
import { createProvisionalStore } from '../../src/store/provisional.ts'
import { createReports } from '../../src/document/report.ts'
import { createDrawing } from '../../src/document/draw.ts'
import { tellWarning } from '../../src/domain/engine/warning-texts.ts'
import { formatAmount } from '../../src/domain/values/money.ts'
import type { Role } from '../../src/domain/values/party.ts'
import { DEFAULT_LIMITS, type ServerDeps } from '../../src/http/deps.ts'
import { counted, createMetrics } from '../../src/http/metrics.ts'
import { loadApiDocuments, loadPublished, shippedCodelists, shippedOfficeList } from '../../src/compose/published.ts'
import { createDirectory } from '../../src/compose/certificate-directory.ts'
import { createCertificateRegister } from '../../src/store/reference/certificates.ts'
import { performOver } from '../../src/compose/registry-acts.ts'
import { createServer } from '../../src/http/server.ts'
import { errorMessageBytes } from '../../src/pipeline/make.ts'
import { readingOf } from '../../src/domain/office-app/reading.ts'
import { createConfirmPassage } from '../../src/pipeline/passages.ts'
import { createPool } from '../../src/store/pool.ts'
import { createAccountReads } from '../../src/store/reads/account.ts'
import { createChanges } from '../../src/store/reads/changes.ts'
import { createIdentities } from '../../src/store/reads/identities.ts'
import { createOfficers } from '../../src/people/officers.ts'
import { createOperators } from '../../src/people/operators.ts'
import { createRepresentatives } from '../../src/people/representatives.ts'
import { createRestores } from '../../src/store/restores.ts'
import { createPersonStore } from '../../src/store/people/persons.ts'
import { createPeopleKeys } from '../../src/people/keys.ts'
import { passkeySite } from '../../src/people/passkeys.ts'
import { createPins } from '../../src/people/pin.ts'
import type { PeopleDeps } from '../../src/people/begin.ts'
import { createPeople } from '../../src/people/sign-in.ts'
import { createSessions } from '../../src/store/people/sessions.ts'
import { createWays } from '../../src/store/people/ways.ts'
import { createUnanswered } from '../../src/store/unanswered.ts'
import { createInbox } from '../../src/store/reads/inbox.ts'
import { createReads } from '../../src/store/reads/index.ts'
import { createWebhookSecrets } from '../../src/trust/webhook-proof.ts'
import { webhookFault } from '../../src/webhook/address.ts'
import { madeSecrets } from '../../src/compose/made-secrets.ts'
import { createParticipants } from '../../src/store/reference/participants.ts'
import { createRegistryAdmin } from '../../src/store/reference/registry-admin.ts'
import { publishedReference } from '../../src/store/reference/registry.ts'
import { fillStage } from '../support/stage-registry.ts'
import { checkpointText, signCheckpoint } from '../../src/trust/checkpoint.ts'
import { createSigner, signDetached } from '../../src/trust/cms.ts'
import { createLogTree } from '../../src/trust/log-tree.ts'
import { createNotary } from '../../src/trust/notary.ts'
import { noteSigner } from '../../src/trust/note.ts'
import { createWitnesses } from '../../src/store/witnesses.ts'
import { createAuthority, type Identity, issueCertificate } from '../../src/pki/authority.ts'
import { migratedDatabase } from '../support/database.ts'
import { asCountry, asOffice, asParty } from '../support/identifiers.ts'
import { startPipeline } from './http-pipeline.ts'
import { testVault } from '../support/body-key.ts'

const DAY_MS = 86_400_000
export const PUBLIC_URL = 'https://hub.example'
export const ORIGIN = 'corridor.test/log'

type PartyRow = { key: string; role: Role; channel: 'amqp' | 'inbox' | 'webhook' | 'none' }

/** Two countries that share a movement, two that share another, and parties of one of them. */
export const PARTIES: readonly PartyRow[] = [
  { key: 'TG', role: 'customs', channel: 'amqp' },
  { key: 'BF', role: 'customs', channel: 'inbox' },
  { key: 'GH', role: 'customs', channel: 'webhook' },
  { key: 'NE', role: 'customs', channel: 'none' },
  { key: 'TG/fonds-garantie', role: 'guarantor', channel: 'inbox' },
  { key: 'TG/sahel', role: 'principal', channel: 'inbox' },
  { key: 'TG/haulier', role: 'carrier', channel: 'inbox' },
]

/** Who calls in the tests, by a name that reads well; the token is the name itself, stored hashed like any other. */
export const TOKENS = {
  tg: 'token-of-tg-customs',
  bf: 'token-of-bf-customs',
  gh: 'token-of-gh-customs',
  ne: 'token-of-ne-customs',
  guarantor: 'token-of-the-guarantor',
  principal: 'token-of-the-principal',
  carrier: 'token-of-the-carrier',
  officer: 'token-of-an-officer-in-lome',
  idleOfficer: 'token-of-an-officer-elsewhere',
  operator: 'token-of-an-operator',
  auditor: 'token-of-an-auditor',
  partner: 'token-of-a-partner',
} as const

export type Edge = {
  url: string
  app: FastifyInstance
  pool: Pool
  now: { value: Date }
  broker: { down: boolean; consumers: number }
  authority: Identity
  hub: Identity
  /** With which each party signs, and with which it opens TLS connections. */
  identityOf: ReadonlyMap<string, Identity>
  clientOf: ReadonlyMap<string, Identity>
  logs: string[]
  /** Closes the server, the connections and the database. */
  close(): Promise<void>
}

type Registered = { identityOf: ReadonlyMap<string, Identity>; clientOf: ReadonlyMap<string, Identity> }

async function register(pool: Pool, authority: Identity): Promise<Registered> {
  const writer = fillStage(pool)
  const identities = new Map<string, Identity>()
  const clients = new Map<string, Identity>()
  const [validFrom, validTo] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)]
  for (const { key, role, channel } of PARTIES) {
    const [country = '', party] = key.split('/')
    const named = party === undefined ? {} : { party }
    const rest = { name: key, channel, format: 'json', language: 'en', active: true } as const
    await writer.upsertParty({ key: asParty(key), country: asCountry(country), role, ...named, ...rest })
    const identity = await issueCertificate(authority, { commonName: key, purpose: 'party', validFrom, validTo })
    await writer.addCertificate(asParty(key), identity.certificateDer, 'signing', validFrom, validTo)
    identities.set(key, identity)
    const client = await issueCertificate(authority, { commonName: key, purpose: 'party', validFrom, validTo })
    await writer.addCertificate(asParty(key), client.certificateDer, 'tls', validFrom, validTo)
    clients.set(key, client)
  }
  const parties = { tg: 'TG', bf: 'BF', gh: 'GH', ne: 'NE', guarantor: 'TG/fonds-garantie' } as const
  const all = { ...parties, principal: 'TG/sahel', carrier: 'TG/haulier' } as const
  for (const [name, partyKey] of Object.entries(all)) {
    await writer.addToken({ token: TOKENS[name as keyof typeof all], kind: 'party', name, partyKey: asParty(partyKey) })
  }
  const officer = { kind: 'officer', partyKey: asParty('TG') } as const
  await writer.addToken({
    ...officer,
    token: TOKENS.officer,
    name: 'lome',
    offices: [asOffice('TGLFW001')],
    rights: ['decisions'],
  })
  await writer.addToken({ ...officer, token: TOKENS.idleOfficer, name: 'elsewhere', offices: [asOffice('TGXXX009')] })
  await writer.addToken({ token: TOKENS.operator, kind: 'operator', name: 'operator' })
  await writer.addToken({ token: TOKENS.auditor, kind: 'auditor', name: 'auditor' })
  const office = {
    country: asCountry('TG'),
    roles: ['departure', 'guarantee'],
    kind: 'port',
    timeZone: 'UTC',
    pairs: [],
  } as const
  await writer.putOffice({ ...office, code: asOffice('TGLFW001'), name: 'Port', validFrom: '2020-01-01' })
  for (const code of ['TG', 'BF', 'GH', 'NE']) {
    await writer.putCountry({ code: asCountry(code), name: code, currency: 'XOF', timeZone: 'UTC' })
  }
  return { identityOf: identities, clientOf: clients }
}

/** The key of people's secrets, from the hub's. */
export const keysOf = (hub: Identity) => createPeopleKeys(pemOf(hub))

const pemOf = ({ key }: Identity): string => key.export({ type: 'pkcs8', format: 'pem' }) as string

/** What PINs cost here: the hub's own cost is checked in its unit test. */
const CHEAP = { N: 1024, r: 8, p: 1 }

/** The way in for people, keyed as the hub's other hashes are; nobody signs in by OpenID Connect here. */
export function peopleFor(
  pool: Pool,
  hub: Identity,
  clock: () => Date,
  change: Partial<PeopleDeps> = {},
): ReturnType<typeof createPeople> {
  const keys = keysOf(hub)
  const log = pino({ level: 'silent' })
  const store = { ...createSessions(pool), ...createWays(pool) }
  const parts = { store, keys, pins: createPins(keys, CHEAP), openId: undefined, clock, log }
  return createPeople({ ...parts, publicUrl: () => PUBLIC_URL, site: () => passkeySite(PUBLIC_URL), ...change })
}

/** The whole edge on a free port over a database of its own. `change` replaces some of what it is given. */
export async function startEdge(
  change: (deps: ServerDeps, hub: EdgeParts) => Partial<ServerDeps> = () => ({}),
): Promise<Edge> {
  const database = await migratedDatabase()
  const pool = createPool({ connectionString: database.url, max: 8, onError: () => undefined })
  const [validFrom, validTo] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)]
  const authority = await createAuthority({ commonName: 'Test authority', validFrom, validTo })
  const { identityOf, clientOf } = await register(pool, authority)
  const hub = await issueCertificate(authority, { commonName: 'hub', purpose: 'hub-seal', validFrom, validTo })
  const now = { value: new Date() }
  const clock = (): Date => now.value
  const logs: string[] = []
  const published = await loadPublished(join(import.meta.dirname, '../../schemas'))
  const shipped = shippedCodelists(published)
  const parts = await startPipeline(pool, authority, hub, clock, logs, shipped)
  const changes = await createChanges(pool, processTimers, () => undefined)
  const metrics = createMetrics()
  const broker = { down: false, consumers: 1 }
  const persons = {
    store: createPersonStore(pool, clock),
    perform: performOver(pool, () => parts.registry.reload()),
    keys: keysOf(hub),
    clock,
  }
  const deps: ServerDeps = {
    handle: counted(parts.handle, metrics),
    timers: processTimers,
    actOnParked: async () => ({ kind: 'not-found' }),
    retrySetAside: async () => ({ kind: 'not-found' }),
    answerApproval: async () => ({ kind: 'not-found' }),
    takeAttention: async () => 0n,
    restores: createRestores(pool, pool),
    restoreStanding: () => undefined,
    isClosed: () => false,
    actOnRestore: async () => ({ ok: false, because: 'no-restore' }),
    checkReceipts: async () => ({ ok: true, missing: [] }),
    takeCopy: async () => ({ kind: 'refused', fault: { code: 'no-restore' } }),
    breakGlass: async () => ({ kind: 'not-found' }),
    readBroken: async () => ({ kind: 'not-found' }),
    listBreakGlass: (toldTo, page) => createBreakGlassStore(pool, testVault).list(toldTo, page),
    confirmPassage: createConfirmPassage(parts.handle, parts.codec),
    readMessage: ({ body, contentType, whole }, language) => {
      const decoded = parts.codec.decode(body, contentType as ContentType)
      if (!decoded.ok) throw new Error('a stored message no longer decodes')
      return readingOf(decoded.message, { language, whole, reference: parts.registry.current().reference })
    },
    reading: { during: (_request, work) => work() },
    reads: createReads(pool, {
      vault: testVault,
      ofHub: pool,
      format: formatAmount,
      due: ({ dueAt }) => Date.parse(dueAt),
      now: () => clock().getTime(),
    }),
    accounts: createAccountReads(pool, {
      ofHub: pool,
      format: formatAmount,
      due: ({ dueAt }) => Date.parse(dueAt),
      now: () => clock().getTime(),
    }),
    inbox: createInbox(pool, testVault),
    unanswered: createUnanswered(pool),
    tellWarning: (warning, language) => tellWarning(warning, language, parts.registry.current().reference),
    drawBlanks: await createBlankDrawing({ lists: new Map(), zoneOf: () => undefined }),
    provisional: createProvisionalStore(pool),
    captures: createCaptureStore(pool),
    answers: createAnswers(pool, testVault),
    drawDocument: await createDrawing({ publicUrl: () => PUBLIC_URL, lists: new Map() }),
    drawCertificate: await createCertificates(() => PUBLIC_URL),
    drawReport: await createReports(() => PUBLIC_URL, new Map()),
    identities: createIdentities(pool, clock),
    people: peopleFor(pool, hub, clock),
    publicUrl: () => PUBLIC_URL,
    officers: createOfficers(persons),
    operators: createOperators(persons),
    representatives: createRepresentatives(persons),
    changes,
    metrics,
    countsOfAll: async () => [metrics.counts()],
    published,
    documents: await loadApiDocuments(join(import.meta.dirname, '../../docs/api')),
    reference: () => publishedReference(parts.registry.current()),
    officeList: shippedOfficeList(published),
    readJson: decodeDocument,
    participants: createParticipants({
      reads: pool,
      perform: performOver(pool, () => parts.registry.reload()),
      secrets: madeSecrets,
      canMakeLogins: true,
      webhooks: {
        fault: (url) => webhookFault(url, []),
        salt: () => randomBytes(16),
        secretsOf: createWebhookSecrets(pemOf(hub)),
      },
    }),
    admin: createRegistryAdmin({
      shipped,
      reads: pool,
      perform: performOver(pool, () => parts.registry.reload()),
    }),
    consoleFiles: [],
    deskFiles: [],
    plainStyle: '',
    guides: new Map([['border-officer.en', { title: 'At the border post', html: '<p>Look first.</p>' }]]),
    guidePictures: [{ path: 'card.en-00000000.webp', contentType: 'image/webp', content: Buffer.from('RIFF') }],
    notices: undefined,
    brokerStatus: async (receivers) => {
      if (broker.down) throw new Error('not connected')
      return receivers.map((receiver) => ({
        receiver,
        exists: true,
        messages: 0,
        ready: 0,
        consumers: broker.consumers,
      }))
    },
    health: {
      last: () => [
        { name: 'database', state: 'ok', since: clock(), consequence: 'none' },
        { name: 'migrations', state: 'ok', since: clock(), consequence: 'none' },
        broker.down
          ? { name: 'broker', state: 'down', since: clock(), consequence: 'broker-down' }
          : { name: 'broker', state: 'ok', since: clock(), consequence: 'none' },
      ],
    },
    revocation: () => [],
    certificateStandings: () => [],
    responders: () => [],
    readiness: {
      steps: async (party) =>
        PARTIES.some(({ key }) => key === party) ? [{ check: 'registered', state: 'done' }] : undefined,
    },
    tree: createLogTree((size, root) => {
      const text = checkpointText({ origin: ORIGIN, size, root })
      return { text, signature: signCheckpoint(text, parts.signer, clock()) }
    }),
    notary: createNotary(ORIGIN, noteSigner(ORIGIN, 1, generateKeyPairSync('ed25519').privateKey)),
    witnesses: createWitnesses(pool, pool),
    makeEvidence: async () => undefined,
    registerWitness: async () => ({ ok: false, because: 'not-found' }),
    certificates: createCertificateRegister(
      performOver(pool, () => parts.registry.reload()),
      pool,
    ),
    // What it decides by is files, which these tests have none of.
    desk: {
      issue: async () => ({ ok: false, finding: { code: 'no-authority', pointer: '' } }),
      judge: () => ({ ok: false, finding: { code: 'certificate-not-trusted', pointer: '/certificate' } }),
      revoke: async () => undefined,
    },
    directory: createDirectory({ registry: parts.registry, signer: parts.signer, clock: { now: clock } }, []),
    errorMessage: (problem) => errorMessageBytes(problem, clock().getTime(), parts.encode, randomUUID()),
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => void logs.push(line) }),
    limits: { ...DEFAULT_LIMITS, drainMs: 0 },
    thresholds: { slowAfterSeconds: 60, stalledAfterSeconds: 900 },
    version: '0.0.0-test',
  }
  const app = await createServer({ ...deps, ...change(deps, { authority, pool, hub }) })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const close = async (): Promise<void> => {
    await app.close()
    await changes.close()
    await parts.close()
    await pool.end()
    await database.drop()
  }
  const url = `http://127.0.0.1:${port}`
  return { url, app, pool, now, broker, authority, hub, identityOf, clientOf, logs, close }
}

export type EdgeParts = { authority: Identity; pool: Pool; hub: Identity }

/** Headers of a caller; none for nobody. */
export const as = (caller: keyof typeof TOKENS | undefined): Record<string, string> =>
  caller === undefined ? {} : { authorization: `Bearer ${TOKENS[caller]}` }

export const get = (edge: Edge, path: string, caller?: keyof typeof TOKENS): Promise<Response> =>
  fetch(`${edge.url}${path}`, { headers: as(caller) })

export async function getJson<T>(edge: Edge, path: string, caller?: keyof typeof TOKENS): Promise<T> {
  const answer = await get(edge, path, caller)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Signs bytes as a party's system does: detached CMS, base64. */
export function signatureOf(edge: Edge, party: string, bytes: Buffer): string {
  const identity = edge.identityOf.get(party)
  if (identity === undefined) throw new Error(`no identity of ${party}`)
  return signDetached(bytes, createSigner(identity.key, identity.certificateDer), { signingTime: new Date() }).toString(
    'base64',
  )
}
