import type {
  Invitation,
  NewOfficer,
  OfficerAct,
  OfficerChange,
  OfficerDetails,
  OfficerRefusal,
  Officers,
  OfficerStore,
  Subject,
} from '../ports/officers.ts'
import type { RegistryActName } from '../ports/registry-act-names.ts'
import type { PerformAct, RegistryChange, RegistryDb } from '../ports/registry-acts.ts'
import { INVITATION_MS, newInvitationCode, writeInvitationCode } from './invitation-code.ts'
import type { PeopleKeys } from './keys.ts'

export type OfficersDeps = {
  store: OfficerStore
  perform: PerformAct
  keys: PeopleKeys
  /** The time by which invitations expire: the clock of sign-ins, not a sandbox's. */
  clock: () => Date
}

type Done<T> = { changes: readonly RegistryChange[]; answer: T }

/** Registers officers, changes and ends them. */
export function createOfficers(deps: OfficersDeps): Officers {
  const { store } = deps
  return {
    list: (whose, page) => store.list(whose, page),
    find: (whose, id) => store.find(whose, id),
    devices: (officer) => store.devices(officer),
    add: async (act, officer) => {
      const done = await performed(deps, act, 'officer-add', subjectOf(officer), (db) => add(deps, db, officer))
      return 'ok' in done ? done : { ok: true, ...done.answer }
    },
    change: (act, id, change) =>
      plain(deps, act, 'officer-change', id, (db, now) => changed(store, db, id, now, change)),
    invite: async (act, id) => {
      const done = await onOfficer(deps, act, 'officer-invite', id, async (db) => {
        const invitation = await invite(deps, db, id)
        return { changes: [changeOf(id, { invitedUntil: invitation.expiresAt })], answer: invitation }
      })
      return 'ok' in done ? done : { ok: true, invitation: done.answer }
    },
    end: (act, id) =>
      plain(deps, act, 'officer-end', id, async (db, now) => {
        const { active: _, ...before } = now
        await store.end(db, id)
        return {
          changes: [{ key: id, change: 'closed', before, after: { ...before, active: false } }],
          answer: undefined,
        }
      }),
    endDevice: (act, id, device) =>
      plain(deps, act, 'device-end', id, async (db) =>
        (await store.endDevice(db, id, device))
          ? { changes: [{ key: id, change: 'closed', after: { device } }], answer: undefined }
          : { ok: false, why: 'not-found' },
      ),
  }
}

type Now = NewOfficer & { active: boolean }
type Work<T> = (db: RegistryDb, now: Now) => Promise<Done<T> | OfficerRefusal>

const subjectOf = ({ party, pseudonym }: Pick<NewOfficer, 'party' | 'pseudonym'>): string =>
  `officers/${party}/${pseudonym}`

const changeOf = (key: string, after: object): RegistryChange => ({ key, change: 'changed', after })

async function performed<T>(
  { perform }: OfficersDeps,
  act: OfficerAct,
  name: RegistryActName,
  subject: string,
  work: (db: RegistryDb) => Promise<Done<T> | OfficerRefusal>,
): Promise<{ answer: T } | OfficerRefusal> {
  return perform<T, OfficerRefusal>({ ...act, act: name, subject }, async (db) => {
    const done = await work(db)
    return 'why' in done ? done : { ok: true, ...done }
  }).then((done) => ('why' in done ? done : { answer: done.answer }))
}

/** An act on somebody who is registered, and not ended: what has ended stays as it was. */
async function onOfficer<T>(
  deps: OfficersDeps,
  act: OfficerAct,
  name: RegistryActName,
  id: string,
  work: Work<T>,
): Promise<{ answer: T } | OfficerRefusal> {
  // The subject on record is the pseudonym, which never changes.
  const known = await deps.store.find({}, id)
  if (known === undefined) return { ok: false, why: 'not-found' }
  return performed(deps, act, name, subjectOf(known), async (db) => {
    const now = await deps.store.current(db, id)
    if (now === undefined) return { ok: false, why: 'not-found' }
    return now.active ? work(db, now) : { ok: false, why: 'ended' }
  })
}

async function plain(
  deps: OfficersDeps,
  act: OfficerAct,
  name: RegistryActName,
  id: string,
  work: Work<undefined>,
): Promise<{ ok: true } | OfficerRefusal> {
  const done = await onOfficer(deps, act, name, id, work)
  return 'ok' in done ? done : { ok: true }
}

async function add(
  deps: OfficersDeps,
  db: RegistryDb,
  officer: NewOfficer,
): Promise<Done<{ id: string; invitation?: Invitation }> | OfficerRefusal> {
  const { store } = deps
  const { party, offices, openid } = officer
  if (!(await store.isCustoms(db, party))) return { ok: false, why: 'party-unknown', value: party }
  const [unknown] = await store.unknownOffices(db, party, offices)
  if (unknown !== undefined) return { ok: false, why: 'offices-unknown', value: unknown }
  const id = await store.add(db, officer)
  if (id === undefined) return { ok: false, why: 'pseudonym-taken', value: officer.pseudonym }
  const changes: RegistryChange[] = [{ key: id, change: 'added', after: officer }]
  if (openid === undefined) return { changes, answer: { id, invitation: await invite(deps, db, id) } }
  return (await store.setSubject(db, id, openid))
    ? { changes, answer: { id } }
    : { ok: false, why: 'subject-taken', value: openid.subject }
}

async function changed(
  store: OfficerStore,
  db: RegistryDb,
  id: string,
  known: Now,
  { openid, ...details }: OfficerChange,
): Promise<Done<undefined> | OfficerRefusal> {
  const { active: _, ...now } = known
  const [unknown] = await store.unknownOffices(db, now.party, details.offices ?? [])
  if (unknown !== undefined) return { ok: false, why: 'offices-unknown', value: unknown }
  const { name, offices, language, rights }: OfficerDetails = { ...now, ...details }
  const subject: Subject | undefined = openid === undefined ? now.openid : (openid ?? undefined)
  const { openid: _before, ...rest } = { ...now, name, offices, language, rights }
  const after: NewOfficer = { ...rest, ...(subject === undefined ? {} : { openid: subject }) }
  if (JSON.stringify(after) === JSON.stringify(now)) return { changes: [], answer: undefined }
  await store.change(db, id, { name, offices, language, rights })
  if (openid !== undefined && !(await store.setSubject(db, id, subject)))
    return { ok: false, why: 'subject-taken', value: subject?.subject ?? '' }
  return { changes: [{ key: id, change: 'changed', before: now, after }], answer: undefined }
}

async function invite({ store, keys, clock }: OfficersDeps, db: RegistryDb, officer: string): Promise<Invitation> {
  const code = newInvitationCode()
  const secretHash = keys.hash('invitation', code.selector, code.secret)
  const expiresAt = new Date(clock().getTime() + INVITATION_MS)
  await store.invite(db, { officer, selector: code.selector, secretHash, expiresAt })
  return { code: writeInvitationCode(code), expiresAt: expiresAt.toISOString() }
}
