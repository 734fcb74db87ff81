import { HUB, TOKEN } from './people-specs.ts'
import type { CommandSpec } from './spec.ts'

/** `corridor export` (src/cli/export.ts). */
export const exportSpec = {
  does: 'writes as CSV the monthly statement of contributions and claims between guarantors, or the day of a payment system',
  forms: [
    { words: 'contributions', needs: ['month'], takes: ['guarantor'] },
    { words: 'payments', needs: ['day'], takes: ['system'] },
  ],
  options: {
    month: { takes: 'month', does: 'the month (YYYY-MM)' },
    day: { takes: 'day', does: 'the day (YYYY-MM-DD), UTC' },
    system: { takes: 'party', does: 'of an operator: whose day (CC/party)' },
    hub: HUB,
    token: TOKEN,
    guarantor: { takes: 'party', does: 'only the lines of this guarantor (CC/party)' },
    json: { flag: true, does: 'writes JSON instead' },
  },
  exits: { 1: 'failed, or refused' },
} as const satisfies CommandSpec

/** `corridor reconcile` (src/cli/reconcile.ts). */
export const reconcileSpec = {
  does:
    'after a restore of the database to an earlier point: what was lost and what has come back; opens the hub again, ends the ' +
    'reconciliation. Beside its database, or with --hub by the hub',
  forms: [{ words: '' }],
  options: {
    open: { flag: true, does: 'messages are taken again, so that what is missing can come back' },
    since: {
      takes: 'time',
      does: 'with --open, where no hub has noticed a loss: what was answered from then on may be missing (2026-03-02T14:00:00Z)',
    },
    'ask-copies': { flag: true, does: 'asks receivers for their copies of what senders cannot bring back' },
    copies: {
      takes: 'file',
      does: "hands in a receiver's copies: the journal of its adapter, or lines of JSON like it",
    },
    close: { flag: true, does: 'it is over: how many messages are still missing goes on record' },
    reason: { takes: 'text', does: 'why, for the record' },
    hub: { takes: 'url', does: 'where the hub listens' },
    token: { takes: 'token', does: 'bearer token of the caller' },
  },
  settings: ['DATABASE_URL'],
  exits: { 0: 'done; nothing is missing', 1: 'failed or refused; or the hub is closed, or messages are missing' },
} as const satisfies CommandSpec

/** How `corridor outage-report` is called. */
export const outageReportSpec = {
  does: 'after an outage: which messages were received in that time, and which were refused, unanswered or late, for each party',
  forms: [{ words: '' }],
  options: {
    from: { takes: 'time', does: 'when the outage began, with its offset (2026-03-02T14:00:00Z)', required: true },
    to: { takes: 'time', does: 'when it was over', required: true },
    party: { takes: 'party', does: 'only what this party sent and is to be sent (CC or CC/party)' },
    late: { takes: 'seconds', does: 'from when on an answer or a delivery was late', default: '60' },
    json: { flag: true, does: 'names every message, each a line of JSON, then what each party was to be sent' },
  },
  settings: ['DATABASE_URL'],
  exits: { 0: 'done' },
} as const

/** `corridor archive` (src/cli/archive.ts). */
export const archiveSpec = {
  does:
    'moves what is older than a month from the tables into their archives, which may lie on another disk; hubs may be at work, and ' +
    'everything is read as before. Goes on where it was stopped',
  forms: [{ words: '' }],
  options: {
    before: { takes: 'month', does: 'what was decided before this month (YYYY-MM) is moved', required: true },
    tablespace: { takes: 'name', does: 'where the archives lie, said before anything is in them' },
    'dry-run': { flag: true, does: 'only says how much would be moved' },
  },
  settings: ['DATABASE_URL'],
  exits: { 0: 'done, or nothing was to be moved' },
} as const satisfies CommandSpec
