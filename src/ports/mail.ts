import type { Mrn } from '../domain/values/identifiers.ts'
import type { FollowUpView } from './document.ts'
import type { Language } from './handle.ts'

/** One letter, in words. */
export type Letter = { to: string; subject: string; text: string }

/** Hands letters to a mail server. Rejects when the server does not take one, or not within its time. */
export interface MailTransport {
  send(letter: Letter): Promise<void>
  close(): void
}

/** Letters to one address about one movement. */
export type Notice = { id: string; mrn: Mrn; email: string; language: Language; confirmed: boolean }

/** Whoever asked by e-mail to be told. */
export interface Notices {
  /**
   * Asks an address whether it wants letters about this movement, at most once an hour; nothing more is told until it says so.
   * `full` when as many addresses as a movement may have are told already.
   */
  ask(asked: Pick<Notice, 'mrn' | 'email' | 'language'>): Promise<'asked' | 'full'>
  /** By the id in a letter; undefined when it has ended or never was. */
  find(id: string): Promise<Notice | undefined>
  /** From now on; what has happened before is not told again. */
  confirm(notice: Notice): Promise<void>
  end(notice: Notice): Promise<void>
}

/** Letters that wait, and what they are made from. */
export interface LetterBox {
  /** Looks through the log from where it stopped, and writes what is to be told. False when there was nothing more to look at. */
  write(letterOf: (notice: Notice, moment: string, view: FollowUpView) => Letter): Promise<boolean>
  /** Takes letters that are due; whoever takes one sends it, and says how that went. */
  take(): Promise<readonly (Letter & { id: string; attempts: number; queuedAt: Date })[]>
  sent(id: string): Promise<void>
  /** To be tried again then; `reason` for whoever looks why. Undefined: given up. */
  failed(id: string, reason: string, againAt: Date | undefined): Promise<void>
}
