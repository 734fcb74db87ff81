import { readFile } from 'node:fs/promises'
import type { Management, Permissions } from '../../broker/management.ts'
import { PARTY_ARGUMENTS, permissionsOf, queueNameOf } from '../../broker/topology.ts'
import { isSuspended, versionsOn } from '../../domain/reference/agreements.ts'
import type { Party } from '../../domain/model/reference.ts'
import type { PartyKey } from '../../domain/values/party.ts'
import type { CauseName, CheckName, Readiness, Step } from '../../ports/doctor.ts'
import { firstTraffic } from '../../store/first-traffic.ts'
import type { Queryable } from '../../store/read-pool.ts'
import type { RegisteredCertificate } from '../../ports/certificates.ts'
import type { Registry } from '../../store/reference/registry.ts'
import type { Trust } from '../../trust/x509/trust-files.ts'
import { certificatesOf } from '../../trust/x509/pem.ts'
import { explainChain } from './chain.ts'
import { errorText } from './findings.ts'
import { countdown } from './keys.ts'

const RENEW_WITHIN_MS = 30 * 86_400_000

export type ReadinessDeps = {
  registry: { current(): Registry; reload(): Promise<unknown> }
  trust: Pick<Trust, 'cache' | 'check' | 'reload'>
  /** PEM file of the authorities, for the explanation of a chain. */
  trustCa: string
  queries: Queryable
  /** Absent where the hub does not know the broker's management API. */
  management: Management | undefined
  now: () => Date
}

type Found = Omit<Step, 'step' | 'check'>
const DONE: Found = { state: 'done' }
const toDo = (cause: CauseName, words: Record<string, string> = {}): Found => ({ state: 'to-do', cause, words })
const failed = (cause: CauseName, words: Record<string, string> = {}): Found => ({ state: 'failed', cause, words })
/** Done, with something to be known of it. */
const noted = (cause: CauseName, words: Record<string, string> = {}): Found => ({ state: 'done', cause, words })

/**
 * A participant's way to go live, judged by the hub: what is registered, what the broker has, what has been exchanged. Reads the
 * registry and the files of authorities again each time, so that what an operator has just done counts.
 */
export function createReadiness(deps: ReadinessDeps): Readiness {
  return {
    async steps(key) {
      await Promise.all([deps.registry.reload().catch(() => undefined), deps.trust.reload()])
      const registry = deps.registry.current()
      const party = registry.reference.parties.get(key)
      if (party === undefined) return undefined
      const [traffic, certificate] = await Promise.all([
        firstTraffic(deps.queries, key),
        signingCertificate(deps, registry, key),
      ])
      const steps: [CheckName, Found][] = [
        ['registered', party.active ? DONE : failed('suspended', { value: key })],
        ['signing-certificate', certificate],
        [
          'access',
          traffic.tokens > 0 || hasTls(registry, key, deps) ? DONE : toDo('no-access', { party: pathOf(key) }),
        ],
        ['channel', party.channel === 'none' ? noted('channel-none', { party: pathOf(key) }) : DONE],
        ...(party.channel === 'amqp' ? await courierSteps(deps, registry, party) : []),
        ...(party.channel === 'webhook' ? [await webhookStep(deps, registry, key)] : []),
        ...(party.role === 'customs' ? registrySteps(registry, party, deps.now()) : []),
        ['first-message', traffic.accepted ? DONE : toDo('nothing-sent')],
        ['first-report', traffic.reported ? DONE : toDo('nothing-reported')],
      ]
      return steps.map(([check, found]) => ({ check, ...found }))
    },
  }
}

/** A party's key as a segment of a path (interface.md 6). */
const pathOf = (key: PartyKey): string => key.replace('/', '~')

const certificatesOfParty = (
  { certificates }: Registry,
  key: PartyKey,
  use: RegisteredCertificate['use'],
): RegisteredCertificate[] => [...certificates.values()].filter((one) => one.partyKey === key && one.use === use)

/** One that the hub would take a signature of now; else why the newest is none. */
async function signingCertificate(deps: ReadinessDeps, registry: Registry, key: PartyKey): Promise<Found> {
  const own = certificatesOfParty(registry, key, 'signing').toSorted((a, b) => +b.validFrom - +a.validFrom)
  const judged = await Promise.all(own.map((one) => judge(one, deps)))
  const good = judged.flatMap(({ until }) => (until === undefined ? [] : [until]))
  const last = good.toSorted((a, b) => +b.at - +a.at)[0]
  if (last !== undefined) {
    if (+last.at - +deps.now() >= RENEW_WITHIN_MS) return DONE
    return noted('certificate-expires', { subject: last.subject, ...countdown(last.at, deps.now()) })
  }
  return judged[0]?.found ?? toDo('no-certificate', { party: pathOf(key) })
}

type Judged = { until?: { at: Date; subject: string }; found: Found }

async function judge(one: RegisteredCertificate, deps: ReadinessDeps): Promise<Judged> {
  const now = deps.now()
  if (one.distrustedFrom !== undefined && one.distrustedFrom <= now) {
    return { found: failed('certificate-revoked', { value: `distrusted from ${one.distrustedFrom.toISOString()}` }) }
  }
  if (one.validFrom > now || (one.validTo !== undefined && one.validTo <= now)) {
    const value = `registered from ${one.validFrom.toISOString()} to ${one.validTo?.toISOString() ?? '…'}`
    return { found: failed('certificate-refused', { value }) }
  }
  const certificate = deps.trust.cache.parse(one.der)
  const verdict = deps.trust.check(certificate, now)
  if (verdict.ok) {
    const ends = [certificate.notAfter, ...(one.validTo === undefined ? [] : [one.validTo])].toSorted((a, b) => +a - +b)
    return { until: { at: ends[0] ?? certificate.notAfter, subject: certificate.subjectText }, found: DONE }
  }
  if (verdict.code === 'certificate-revoked') return { found: failed('certificate-revoked', { value: verdict.detail }) }
  const anchors = certificatesOf(await readFile(deps.trustCa, 'latin1').catch(() => ''))
  const { fault } = explainChain([one.der], anchors, { at: now, named: 'CORRIDOR_TRUST_CA' })
  // What names and dates do not explain, the trust list does: a usage, a path length.
  return {
    found:
      fault === undefined ? failed('certificate-refused', { value: verdict.detail }) : failed(fault.cause, fault.words),
  }
}

function hasTls(registry: Registry, key: PartyKey, { trust, now }: ReadinessDeps): boolean {
  return certificatesOfParty(registry, key, 'tls').some(
    (one) =>
      (one.distrustedFrom === undefined || one.distrustedFrom > now()) &&
      trust.check(trust.cache.parse(one.der), now(), 'tls').ok,
  )
}

/** What the broker has for a party whose channel is a queue. */
async function courierSteps(
  { management, now }: ReadinessDeps,
  registry: Registry,
  party: Party,
): Promise<[CheckName, Found][]> {
  const user = userOfParty(registry, party.key, now())
  if (management === undefined) {
    const unset = failed('management-unset')
    return [
      ['broker-user', user === undefined ? toDo('no-broker-user', { party: pathOf(party.key) }) : unset],
      ['queue', unset],
    ]
  }
  try {
    const name = queueNameOf(party.key)
    const [queue, rights] = await Promise.all([
      management.queue(name),
      user === undefined ? undefined : management.permissions(user),
    ])
    const consumers = queue?.consumers ?? 0
    return [
      ['broker-user', userFound(party.key, user, rights)],
      ['queue', queue === undefined ? failed('queue-missing', { value: name }) : argumentsFound(name, queue.arguments)],
      ['reading', consumers > 0 ? DONE : toDo('nobody-reads', { value: name })],
    ]
  } catch (error) {
    return [['queue', failed('management-fails', { error: errorText(error) })]]
  }
}

/** What the last calls have come to: a call that carries nothing would tell less, and wake somebody at the other end. */
async function webhookStep(
  { queries }: ReadinessDeps,
  { webhooks }: Registry,
  key: PartyKey,
): Promise<[CheckName, Found]> {
  if (!webhooks.has(key)) return ['webhook', toDo('no-webhook', { party: pathOf(key) })]
  const { rows } = await queries.query<{ last_error: string }>(
    `select last_error from open_deliveries
     where receiver = $1 and state = 'ready' and attempts > 0 and last_error is not null order by log_index limit 1`,
    [key],
  )
  const [failing] = rows
  return ['webhook', failing === undefined ? DONE : failed('webhook-fails', { error: failing.last_error })]
}

/** The newest login that works; of two that overlap either would do. */
function userOfParty({ brokerUsers }: Registry, key: PartyKey, at: Date): string | undefined {
  const own = [...brokerUsers.values()].filter(
    ({ partyKey, revoked, endsAt }) => partyKey === key && !revoked && (endsAt === undefined || endsAt > at),
  )
  return (own.find(({ endsAt }) => endsAt === undefined) ?? own[0])?.user
}

function userFound(key: PartyKey, user: string | undefined, rights: Permissions | undefined): Found {
  if (user === undefined) return toDo('no-broker-user', { party: pathOf(key) })
  const expected = permissionsOf(key)
  const differing = (['configure', 'write', 'read'] as const).filter((name) => rights?.[name] !== expected[name])
  if (differing.length === 0) return DONE
  const error = differing.map((name) => `${name} ${rights?.[name] ?? '-'} ≠ ${expected[name]}`).join(', ')
  return failed('broker-user-rights', { user, error })
}

function argumentsFound(queue: string, found: Readonly<Record<string, unknown>>): Found {
  const differing = Object.entries(PARTY_ARGUMENTS).filter(([name, value]) => found[name] !== value)
  const strange = Object.keys(found).filter((name) => !Object.hasOwn(PARTY_ARGUMENTS, name))
  if (differing.length + strange.length === 0) return DONE
  const error = [
    ...differing.map(([name, value]) => `${name} ${JSON.stringify(found[name]) ?? '-'} ≠ ${JSON.stringify(value)}`),
    ...strange,
  ].join(', ')
  return failed('queue-arguments', { value: queue, error })
}

function registrySteps({ reference }: Registry, { country }: Party, now: Date): [CheckName, Found][] {
  const today = now.toISOString().slice(0, 10)
  const offices = [...reference.offices.values()].some((office) => office.country === country)
  const agreed = versionsOn(reference.agreements, today).some(
    (one) => one.countries.includes(country) && one.countries.length > 1 && !isSuspended(one, today),
  )
  return [
    ['offices', offices ? DONE : toDo('no-offices', { value: country })],
    ['agreements', agreed ? DONE : toDo('no-agreement')],
  ]
}
