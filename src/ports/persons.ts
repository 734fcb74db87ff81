import type { OfficeCode } from '../domain/values/office.ts'
import type { PartyKey } from '../domain/values/party.ts'
import type { Language } from './handle.ts'
import type { Right, Role } from './identity.ts'
import type { Page, PageRequest } from './page.ts'
import type { RegistryAct, RegistryDb } from './registry-acts.ts'

/** What a provider of OpenID Connect calls a person. */
export type Subject = { issuer: string; subject: string }

/** What is registered of anybody and may change. */
type Details = { name: string; language: Language }

/** What is registered of an officer and may change. */
export type OfficerDetails = Details & { offices: readonly OfficeCode[]; rights: readonly Right[] }

export type NewOfficer = OfficerDetails & { party: PartyKey; pseudonym: string; openid?: Subject }

/** What changes; `openid: null` takes the subject away. */
export type OfficerChange = Partial<OfficerDetails> & { openid?: Subject | null }

/** What those who run the hub are let do: act, or look on. */
export type Scope = 'operator' | 'auditor'

export type NewOperator = Details & { scope: Scope; pseudonym: string; openid?: Subject }

export type OperatorChange = Partial<Details> & { openid?: Subject | null }

/** Somebody of a principal or guarantor, who reads what that party reads; there is no way in but OpenID Connect. */
export type NewRepresentative = Details & { party: PartyKey; pseudonym: string; openid: Subject }

export type RepresentativeChange = Partial<Details> & { openid?: Subject }

/**
 * Somebody who is registered: an officer of a party, a representative of one, who has neither offices nor rights, or who runs the hub
 * and has no party either.
 */
export type Person = OfficerDetails & {
  kind: 'officer' | 'representative' | Scope
  party?: PartyKey
  /** By which its acts are known for ever. */
  pseudonym: string
  openid?: Subject
  active: boolean
}

/** Somebody asked for a new way in of an operator, and a second operator has to agree. Times are RFC 3339. */
export type Asked = { by: string; reason: string; since: string; until: string }

/** Where somebody stands. Never a secret. */
export type Standing = {
  id: string
  active: boolean
  createdAt: string
  endedAt?: string
  passkeys: number
  devices: number
  /** A PIN was wrong so often that only a new invitation helps. */
  locked: boolean
  /** An invitation that may still be used. */
  invitedUntil?: string
}

/** An officer as its administration's people see it. */
export type OfficerView = NewOfficer & Standing

/** Who runs the hub, as operators and auditors see it. */
export type OperatorView = NewOperator &
  Standing & {
    /** Bearer tokens that count. */
    tokens: number
    asked?: Asked
  }

/** A representative as operators and auditors see it. */
export type RepresentativeView = Omit<NewRepresentative, 'openid'> & { openid?: Subject } & Pick<
    Standing,
    'id' | 'active' | 'createdAt' | 'endedAt'
  >

/** A person with its standing, as stored. */
export type StoredPerson = Person & Standing & { tokens: number; asked?: Asked }

/** A phone of somebody. Numbers of acts that are missing below the highest are still on the phone, or lost. */
export type DeviceView = {
  id: string
  createdAt: string
  lastSeenAt: string
  endedAt?: string
  signIn: 'pin' | 'passkey' | 'other'
  locked: boolean
  lastCounter: number
  /** The first hundred of them; both ends belong to the gap. */
  gaps: readonly { from: number; to: number }[]
}

/** Somebody who can sign in on a device no more: the PIN was wrong ten times. `since` is RFC 3339. */
export type LockedPerson = { id: string; party?: PartyKey; pseudonym: string; since: string }

/** Shown once. */
export type Invitation = { code: string; expiresAt: string }

/** Who acts and why; the code adds what and on whom. */
export type PersonAct = Pick<RegistryAct, 'operator' | 'reason' | 'digest' | 'at'>

export type PersonRefusal = {
  ok: false
  why:
    | 'not-found'
    | 'ended'
    | 'party-unknown'
    | 'offices-unknown'
    | 'pseudonym-taken'
    | 'subject-taken'
    | 'same-person'
    | 'already-decided'
  /** What it is about, where there are several. */
  value?: string
}

/** Whose officers somebody sees: all, those of an administration, or those of offices of it. */
export type OfficersOf = { party?: PartyKey; offices?: readonly OfficeCode[] }

type Done = Promise<{ ok: true } | PersonRefusal>

/** People as operators register them (interface.md 6). Every act is a leaf of the log; nobody is ever deleted. */
export interface Persons<New, Change, View, Whose> {
  list(whose: Whose, page: PageRequest): Promise<Page<View>>
  find(whose: Whose, id: string): Promise<View | undefined>
  devices(person: string): Promise<readonly DeviceView[]>
  /** Whose PIN is locked, the longest first. */
  locked(whose: Whose): Promise<readonly LockedPerson[]>
  /** Registers a person; with an invitation unless it signs in by OpenID Connect. */
  add(act: PersonAct, person: New): Promise<{ ok: true; id: string; invitation?: Invitation } | PersonRefusal>
  change(act: PersonAct, id: string, change: Change): Done
  /** A new way in: the invitations before it are void, and so is a locked PIN once it is used. */
  invite(act: PersonAct, id: string): Promise<{ ok: true; invitation: Invitation } | PersonRefusal>
  /** Ends the person's part: sessions, phones, passkeys, tokens and invitations with it. */
  end(act: PersonAct, id: string): Done
  /** Takes a phone away: its sessions, its PIN and the passkeys made on it. */
  endDevice(act: PersonAct, person: string, device: string): Done
}

/** People of principals and guarantors. Their provider knows their devices; the hub knows none. */
export type Representatives = Pick<
  Persons<NewRepresentative, RepresentativeChange, RepresentativeView, object>,
  'list' | 'find' | 'add' | 'change' | 'end'
>

export type Officers = Persons<NewOfficer, OfficerChange, OfficerView, OfficersOf>

/** Who runs the hub. A new way in of an operator takes two, wherever there are two (docs/decisions/0135). */
export interface Operators extends Persons<NewOperator, OperatorChange, OperatorView, object> {
  /** The second operator's word on a new way in: it counts from now on, or there is none. */
  answer(act: PersonAct, id: string, verdict: 'approve' | 'reject'): Done
  /** Operators with a new way in that waits for a second one's word, the longest waiting first. */
  asked(): Promise<readonly AskedPerson[]>
}

/** An operator with a new way in to which a second one has to agree. */
export type AskedPerson = { id: string; pseudonym: string; asked: Asked }

/** Whom a list or a search is about. */
export type Whose = OfficersOf & { kinds: readonly Person['kind'][] }

/** What acts on people read and write, in the act's transaction. */
export interface PersonStore {
  list(whose: Whose, page: PageRequest): Promise<Page<StoredPerson>>
  find(whose: Whose, id: string): Promise<StoredPerson | undefined>
  devices(person: string): Promise<readonly DeviceView[]>
  locked(whose: Whose): Promise<readonly LockedPerson[]>
  /** Of whom a new way in was asked for and may still be agreed to. */
  asked(): Promise<readonly AskedPerson[]>
  /** The person now, locked; undefined when there is none. */
  current(db: RegistryDb, id: string): Promise<(Person & { asked?: Asked }) | undefined>
  /** The role of a party that takes part. */
  roleOf(db: RegistryDb, party: PartyKey): Promise<Role | undefined>
  /** Of these offices those that the administration has not, on this day. */
  unknownOffices(db: RegistryDb, party: PartyKey, offices: readonly OfficeCode[]): Promise<readonly OfficeCode[]>
  /** Whether there is another operator who can sign in, or could until a few days ago. */
  hasAnotherOperator(db: RegistryDb, than: string): Promise<boolean>
  /** The id of the new person; undefined when there has been one of this pseudonym. */
  add(db: RegistryDb, person: Omit<Person, 'active'>): Promise<string | undefined>
  change(db: RegistryDb, id: string, details: OfficerDetails): Promise<void>
  /** False when it is another person's. */
  setSubject(db: RegistryDb, id: string, subject: Subject | undefined): Promise<boolean>
  invite(
    db: RegistryDb,
    invitation: { person: string; selector: string; secretHash: Buffer; expiresAt: Date },
  ): Promise<void>
  /** Takes away the invitations that nobody has used. */
  voidInvitations(db: RegistryDb, person: string): Promise<void>
  /** From now on a second operator has to agree to what was asked; undefined: to nothing. */
  setAsked(db: RegistryDb, id: string, asked: { by: string; reason: string; until: Date } | undefined): Promise<void>
  end(db: RegistryDb, id: string): Promise<void>
  /** False when the person has no such device that is in use. */
  endDevice(db: RegistryDb, person: string, device: string): Promise<boolean>
}
