import type {
  Asked,
  Invitation,
  OfficerChange,
  OfficerDetails,
  Person,
  PersonAct,
  PersonRefusal,
  Persons,
  PersonStore,
  Standing,
  StoredPerson,
  Subject,
  Whose,
} from '../ports/persons.ts'
import type { RegistryActName } from '../ports/registry-act-names.ts'
import type { PerformAct, RegistryChange, RegistryDb } from '../ports/registry-acts.ts'
import { INVITATION_MS, newInvitationCode, writeInvitationCode } from './invitation-code.ts'
import type { PeopleKeys } from './keys.ts'

export type PersonsDeps = {
  store: PersonStore
  perform: PerformAct
  keys: PeopleKeys
  /** The time by which invitations expire: the clock of sign-ins, not a sandbox's. */
  clock: () => Date
}

/** What is said of somebody before it is registered. */
export type NewPerson = Omit<Person, 'active'>

/** What people of one kind have of their own. */
export type KindOfPerson = {
  acts: Record<'add' | 'change' | 'invite' | 'end' | 'endDevice', RegistryActName>
  kinds: readonly Person['kind'][]
  /** What acts on this person are on, as the record names it: by the pseudonym, which never changes. */
  subjectOf: (person: NewPerson) => string
  /** What stands on record of it. */
  told: (person: NewPerson) => object
  /** Why nobody is registered so, or has these details; of a change only what changes is given of them. */
  refuse: (db: RegistryDb, person: NewPerson, what: 'add' | 'change') => Promise<PersonRefusal | undefined>
  /** Whether a way in that is made by this act has no effect before somebody else agrees. */
  takesTwo: (db: RegistryDb, act: PersonAct, person: NewPerson) => Promise<boolean>
}

type Work<T> = (
  db: RegistryDb,
  now: Person & { asked?: Asked },
) => Promise<{ changes: readonly RegistryChange[]; answer: T } | PersonRefusal>

type Done<T> = { ok: true; answer: T } | PersonRefusal

/** Registers people of one kind, changes and ends them; each is an act on the registry. */
export function createPersons(
  deps: PersonsDeps,
  kind: KindOfPerson,
): Persons<NewPerson, OfficerChange, StoredPerson, Whose> {
  const { store } = deps
  const { acts } = kind
  return {
    list: (whose, page) => store.list(whose, page),
    find: (whose, id) => store.find(whose, id),
    devices: (person) => store.devices(person),
    locked: (whose) => store.locked(whose),
    async add(act, person) {
      const done = await performed(deps, act, acts.add, kind.subjectOf(person), (db) =>
        add(deps, kind, db, act, person),
      )
      return done.ok ? { ok: true, ...done.answer } : done
    },
    async change(act, id, change) {
      return onPerson(deps, kind, act, id, acts.change, changeBy(deps, kind, act, id, change))
    },
    async invite(act, id) {
      const done = await onPerson(deps, kind, act, id, acts.invite, async (db, now) => {
        const waits = await ask(deps, kind, db, act, id, now)
        const invitation = await invite(deps, db, id)
        return { changes: [changeOf(id, { invitedUntil: invitation.expiresAt, ...waits })], answer: invitation }
      })
      return done.ok ? { ok: true, invitation: done.answer } : done
    },
    end: (act, id) =>
      onPerson(deps, kind, act, id, acts.end, async (db, now) => {
        const { active: _, ...person } = now
        await store.end(db, id)
        const before = kind.told(person)
        return {
          changes: [{ key: id, change: 'closed', before, after: { ...before, active: false } }],
          answer: undefined,
        }
      }),
    endDevice: (act, id, device) =>
      onPerson(deps, kind, act, id, acts.endDevice, async (db) =>
        (await store.endDevice(db, id, device))
          ? { changes: [{ key: id, change: 'closed', after: { device } }], answer: undefined }
          : { ok: false, why: 'not-found' },
      ),
  }
}

/** Where somebody stands, as everybody's view shows it. */
export function standingOf(stored: StoredPerson): Standing {
  const { id, active, createdAt, endedAt, passkeys, devices, locked, invitedUntil } = stored
  return {
    id,
    active,
    createdAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    passkeys,
    devices,
    locked,
    ...(invitedUntil === undefined ? {} : { invitedUntil }),
  }
}

const changeOf = (key: string, after: object): RegistryChange => ({ key, change: 'changed', after })

async function performed<T>(
  { perform }: PersonsDeps,
  act: PersonAct,
  name: RegistryActName,
  subject: string,
  work: (db: RegistryDb) => ReturnType<Work<T>>,
): Promise<Done<T>> {
  const done = await perform<T, PersonRefusal>({ ...act, act: name, subject }, async (db) => {
    const planned = await work(db)
    return 'why' in planned ? planned : { ok: true, ...planned }
  })
  return 'why' in done ? done : { ok: true, answer: done.answer }
}

/** An act on somebody who is registered, and not ended: what has ended stays as it was. */
export async function onPerson<T>(
  deps: PersonsDeps,
  { kinds, subjectOf }: Pick<KindOfPerson, 'kinds' | 'subjectOf'>,
  act: PersonAct,
  id: string,
  name: RegistryActName,
  work: Work<T>,
): Promise<Done<T>> {
  const known = await deps.store.find({ kinds }, id)
  if (known === undefined) return { ok: false, why: 'not-found' }
  return performed(deps, act, name, subjectOf(known), async (db) => {
    const now = await deps.store.current(db, id)
    if (now === undefined) return { ok: false, why: 'not-found' }
    return now.active ? work(db, now) : { ok: false, why: 'ended' }
  })
}

async function add(
  deps: PersonsDeps,
  kind: KindOfPerson,
  db: RegistryDb,
  act: PersonAct,
  person: NewPerson,
): ReturnType<Work<{ id: string; invitation?: Invitation }>> {
  const { store } = deps
  const refusal = await kind.refuse(db, person, 'add')
  if (refusal !== undefined) return refusal
  const id = await store.add(db, person)
  if (id === undefined) return { ok: false, why: 'pseudonym-taken', value: person.pseudonym }
  const waits = await ask(deps, kind, db, act, id, person)
  const changes: RegistryChange[] = [{ key: id, change: 'added', after: { ...kind.told(person), ...waits } }]
  const { openid } = person
  if (openid === undefined) return { changes, answer: { id, invitation: await invite(deps, db, id) } }
  return (await store.setSubject(db, id, openid))
    ? { changes, answer: { id } }
    : { ok: false, why: 'subject-taken', value: openid.subject }
}

const changeBy =
  (
    deps: PersonsDeps,
    kind: KindOfPerson,
    act: PersonAct,
    id: string,
    { openid, ...details }: OfficerChange,
  ): Work<undefined> =>
  async (db, now) => {
    const { store } = deps
    const refusal = await kind.refuse(db, { ...now, offices: details.offices ?? [] }, 'change')
    if (refusal !== undefined) return refusal
    const { name, offices, language, rights }: OfficerDetails = { ...now, ...details }
    const subject: Subject | undefined = openid === undefined ? now.openid : (openid ?? undefined)
    const { openid: _before, ...rest } = { ...now, name, offices, language, rights }
    const after: NewPerson = { ...rest, ...(subject === undefined ? {} : { openid: subject }) }
    const [told, toldNow] = [kind.told(after), kind.told(now)]
    if (JSON.stringify(told) === JSON.stringify(toldNow)) return { changes: [], answer: undefined }
    await store.change(db, id, { name, offices, language, rights })
    if (openid !== undefined && !(await store.setSubject(db, id, subject)))
      return { ok: false, why: 'subject-taken', value: subject?.subject ?? '' }
    const waits = openid === undefined || openid === null ? {} : await ask(deps, kind, db, act, id, after)
    return {
      changes: [{ key: id, change: 'changed', before: toldNow, after: { ...told, ...waits } }],
      answer: undefined,
    }
  }

/** Somebody else has to agree to a way in that is made now, where that takes two; what was asked before is asked no more. */
async function ask(
  { store, clock }: PersonsDeps,
  kind: KindOfPerson,
  db: RegistryDb,
  act: PersonAct,
  id: string,
  person: NewPerson,
): Promise<{ asked?: true }> {
  const waits = await kind.takesTwo(db, act, person)
  const until = new Date(clock().getTime() + INVITATION_MS)
  await store.setAsked(db, id, waits ? { by: act.operator, reason: act.reason, until } : undefined)
  return waits ? { asked: true } : {}
}

async function invite({ store, keys, clock }: PersonsDeps, db: RegistryDb, person: string): Promise<Invitation> {
  const code = newInvitationCode()
  const secretHash = keys.hash('invitation', code.selector, code.secret)
  const expiresAt = new Date(clock().getTime() + INVITATION_MS)
  await store.invite(db, { person, selector: code.selector, secretHash, expiresAt })
  return { code: writeInvitationCode(code), expiresAt: expiresAt.toISOString() }
}
