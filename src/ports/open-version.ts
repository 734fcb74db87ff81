import type { ActBy } from './participants.ts'
import type { Performed } from './registry-acts.ts'

/** Why a version is not opened: this release has no such version, or hubs are at work that have none. */
export type NotOpened =
  | { ok: false; why: 'unknown'; known: readonly string[] }
  | { ok: false; why: 'hubs-behind'; hubs: number; behind: number }

/**
 * Opens a later version of a message to senders (docs/decisions/0234). Answers from when, RFC 3339; undefined where it was open
 * already.
 */
export type OpenVersion = (by: ActBy, name: string) => Promise<Performed<string | undefined> | NotOpened>
