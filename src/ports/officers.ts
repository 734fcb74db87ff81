import type { Language } from './handle.ts'
import type { Right } from './identity.ts'
import type { Page, PageRequest } from './reads.ts'
import type { RegistryAct, RegistryDb } from './registry-acts.ts'
import type { OfficeCode } from '../domain/values/office.ts'
import type { PartyKey } from '../domain/values/party.ts'

/** What a provider of OpenID Connect calls a person. */
export type Subject = { issuer: string; subject: string }

/** What is registered of an officer and may change. */
export type OfficerDetails = {
  name: string
  offices: readonly OfficeCode[]
  language: Language
  rights: readonly Right[]
}

export type NewOfficer = OfficerDetails & { party: PartyKey; pseudonym: string; openid?: Subject }

/** What changes; `openid: null` takes the subject away. */
export type OfficerChange = Partial<OfficerDetails> & { openid?: Subject | null }

/** An officer as its administration's people see it. Never a secret. */
export type OfficerView = OfficerDetails & {
  id: string
  party: PartyKey
  pseudonym: string
  active: boolean
  createdAt: string
  endedAt?: string
  openid?: Subject
  passkeys: number
  devices: number
  /** A PIN was wrong so often that only a new invitation helps. */
  locked: boolean
  /** An invitation that may still be used. */
  invitedUntil?: string
}

/** A phone of an officer. Numbers of acts that are missing below the highest are still on the phone, or lost. */
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

/** Shown once. */
export type Invitation = { code: string; expiresAt: string }

/** Who acts and why; the code adds what and on whom. */
export type OfficerAct = Pick<RegistryAct, 'operator' | 'reason' | 'digest' | 'at'>

export type OfficerRefusal = {
  ok: false
  why: 'not-found' | 'ended' | 'party-unknown' | 'offices-unknown' | 'pseudonym-taken' | 'subject-taken'
  /** What it is about, where there are several. */
  value?: string
}

/** Whose officers somebody sees: all, those of an administration, or those of offices of it. */
export type OfficersOf = { party?: PartyKey; offices?: readonly OfficeCode[] }

/** Officers as operators register them (interface.md 6). Every act is a leaf of the log; nobody is ever deleted. */
export interface Officers {
  list(whose: OfficersOf, page: PageRequest): Promise<Page<OfficerView>>
  find(whose: OfficersOf, id: string): Promise<OfficerView | undefined>
  devices(officer: string): Promise<readonly DeviceView[]>
  /** Registers a person; with an invitation unless it signs in by OpenID Connect. */
  add(act: OfficerAct, officer: NewOfficer): Promise<{ ok: true; id: string; invitation?: Invitation } | OfficerRefusal>
  change(act: OfficerAct, id: string, change: OfficerChange): Promise<{ ok: true } | OfficerRefusal>
  /** A new way in: the invitations before it are void, and so is a locked PIN once it is used. */
  invite(act: OfficerAct, id: string): Promise<{ ok: true; invitation: Invitation } | OfficerRefusal>
  /** Ends the person's part: sessions, phones, passkeys, tokens and invitations with it. */
  end(act: OfficerAct, id: string): Promise<{ ok: true } | OfficerRefusal>
  /** Takes a phone away: its sessions, its PIN and the passkeys made on it. */
  endDevice(act: OfficerAct, officer: string, device: string): Promise<{ ok: true } | OfficerRefusal>
}

/** What acts on officers read and write, in the act's transaction. */
export interface OfficerStore {
  list(whose: OfficersOf, page: PageRequest): Promise<Page<OfficerView>>
  find(whose: OfficersOf, id: string): Promise<OfficerView | undefined>
  devices(officer: string): Promise<readonly DeviceView[]>
  /** The officer now; undefined when there is none. */
  current(db: RegistryDb, id: string): Promise<(NewOfficer & { active: boolean }) | undefined>
  isCustoms(db: RegistryDb, party: PartyKey): Promise<boolean>
  /** Of these offices those that the administration has not, on this day. */
  unknownOffices(db: RegistryDb, party: PartyKey, offices: readonly OfficeCode[]): Promise<readonly OfficeCode[]>
  /** The id of the new officer; undefined when the administration has had one of this pseudonym. */
  add(db: RegistryDb, officer: NewOfficer): Promise<string | undefined>
  change(db: RegistryDb, id: string, details: OfficerDetails): Promise<void>
  /** False when it is another person's. */
  setSubject(db: RegistryDb, id: string, subject: Subject | undefined): Promise<boolean>
  invite(
    db: RegistryDb,
    invitation: { officer: string; selector: string; secretHash: Buffer; expiresAt: Date },
  ): Promise<void>
  end(db: RegistryDb, id: string): Promise<void>
  /** False when the officer has no such device that is in use. */
  endDevice(db: RegistryDb, officer: string, device: string): Promise<boolean>
}
