import type { CommandSpec } from './spec.ts'

const HUB = { takes: 'url', does: 'where the hub listens', required: true } as const
const TOKEN = { takes: 'token', does: 'bearer token of the caller', required: true } as const

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
