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
