import type { CommandSpec } from './spec.ts'

/** Options that most commands have which call a hub. */
export const HUB = { takes: 'url', does: 'where the hub listens', required: true } as const
export const TOKEN = { takes: 'token', does: 'bearer token of the caller', required: true } as const
export const REASON = { takes: 'text', does: 'why, for the record' } as const

/** What else may be said of a person, and of an officer. */
export const PERSON = ['language', 'issuer', 'subject'] as const
const OFFICER = [...PERSON, 'rights'] as const

/** How a person signs in, and reads. */
export const SIGNS_IN = {
  language: { takes: 'language', does: 'en, fr or pt' },
  issuer: { takes: 'url', does: 'provider of OpenID Connect by which the person signs in' },
  subject: { takes: 'text', does: 'what that provider calls the person' },
} as const

/** How `corridor officer` is called. */
export const officerSpec = {
  does: 'officers as persons: registers, changes, invites and ends them, and takes their phones away; prints JSON, a code once',
  forms: [
    { words: 'list' },
    { words: 'add <party> <pseudonym>', needs: ['name', 'offices', 'reason'], takes: OFFICER },
    { words: 'set <id>', needs: ['reason'], takes: ['name', 'offices', ...OFFICER] },
    { words: 'invite <id>', needs: ['reason'] },
    { words: 'end <id>', needs: ['reason'] },
    { words: 'device list <id>' },
    { words: 'device end <id> <device>', needs: ['reason'] },
  ],
  options: {
    hub: HUB,
    token: TOKEN,
    reason: REASON,
    name: { takes: 'text', does: "the person's name" },
    offices: { takes: 'codes', does: 'offices where it works, with commas between' },
    rights: { takes: 'rights', does: 'of facts, decisions, chief, with commas between; facts alone unless said' },
    ...SIGNS_IN,
  },
  exits: { 1: 'failed or refused' },
} as const satisfies CommandSpec

/** How `corridor representative` is called. */
export const representativeSpec = {
  does: 'people of principals and guarantors, who read their party’s account: registers, changes and ends them; prints JSON',
  forms: [
    { words: 'list' },
    { words: 'add <party> <pseudonym>', needs: ['name', 'issuer', 'subject', 'reason'], takes: ['language'] },
    { words: 'set <id>', needs: ['reason'], takes: ['name', ...PERSON] },
    { words: 'end <id>', needs: ['reason'] },
  ],
  options: {
    hub: HUB,
    token: TOKEN,
    reason: REASON,
    name: { takes: 'text', does: "the person's name" },
    ...SIGNS_IN,
  },
  exits: { 1: 'failed or refused' },
} as const satisfies CommandSpec
