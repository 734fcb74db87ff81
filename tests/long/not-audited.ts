/** Tables of which the audit says nothing, each with why nobody gains by changing them unseen. */
export const TABLES_NOT_AUDITED: Readonly<Record<string, string>> = {
  audits: 'says that an audit was made, and proves nothing: whoever doubts it makes one (decision 0180)',
  body_vault: 'names the wrapping key: with another name no hub and no audit that has the key starts',
  captures: 'notes of an office before they become a message; what becomes one is in the log like any other',
  closures: 'how far a closing is worked off; what was told because of it is in the log',
  devices:
    'what a person signs in with: tries and counters change with each use; what was entered is attested in the log',
  follow_up_answers:
    'what holders of the paper say informs offices and has no effect: each has its digests on its receipt (0220)',
  follow_up_codes: 'a secret printed on paper, which opens the public page and nothing else',
  follow_up_notices: 'who asked for e-mail, for as long as he wants it: he may take it back without a trace',
  follow_up_proofs: 'documents beside answers that have no effect: each has its digests on its receipt (0220)',
  leases: 'which hub serves which receiver, for seconds',
  letters: 'e-mail that waits to be sent, and is deleted when it was',
  letters_progress: 'how far letters have been written: begins anew from the log',
  migrations: 'a hub or an audit that misses one, or finds another one, says so and does not start',
  movement_identifiers: 'an index for searching, made of what declarations say',
  movement_number_blocks: 'an index for searching, made of movement_numbers',
  movement_number_parts: 'an index for searching, made of movement_numbers',
  movement_numbers: 'an index for searching, made of what declarations say',
  mrn_allocations:
    'keeps a declaration asked for again from getting a second number; which one it got is in its receipt',
  passkeys: 'what a person signs in with: the counter changes with each use; what was entered is attested in the log',
  provisional_matches: 'an index of what the movements’ own documents say, which are audited',
  provisional_numbers: 'a number printed in advance binds nobody; the one that was used is compared with its movement',
  provisional_serials: 'counters of numbers printed in advance: one that was given twice is refused by its key',
  queue_history: 'measurements of eight days, for a chart: what was delivered is in the log and its reports',
  queue_measurements: 'measurements of eight days, for a chart: what was delivered is in the log and its reports',
  reference_version: 'tells hubs to read the registry again; what the registry holds is pinned by its acts',
  restore_acts: 'who opened and closed a restore: both are acts with leaves, whose words say the same (decision 0221)',
  restore_answers: 'which party has answered after a restore',
  restore_copies:
    'what receivers say they hold of the lost part; whether it came back is asked of the log (decision 0232)',
  restore_receipts:
    'what parties say that they hold, for counting: what has come back is in the log like any other (0221)',
  restores: 'what was lost, as the act that opened it says in its leaf (decision 0221)',
  retention_round: 'how far the round of a day has come; what it destroyed is in the log',
  risk_items: 'figures counted from declarations, counted again by corridor statistics',
  risk_marks: 'figures counted from the log, counted again by corridor statistics',
  risk_movements: 'figures counted from the log, counted again by corridor statistics',
  sessions: 'who is signed in just now: what was done meanwhile is in the log',
  sign_ins: 'sign-ins under way, for minutes',
  statistic_deliveries: 'figures counted from deliveries, counted again by corridor statistics',
  statistic_facts: 'figures counted from the log, counted again by corridor statistics',
  statistic_waiting: 'figures counted from deliveries, counted again by corridor statistics',
  statistics_progress: 'how far figures are counted: they begin anew from the log',
  unanswered: 'counts of what came over the broker from nobody: never taken, so not in the log',
}

const COURIER = 'the courier’s own notes on its tries: the state they lead to is audited'
const ONLY_ONE = 'the key of a table with one row'

/** Columns of audited tables, `table.column`. */
export const COLUMNS_NOT_AUDITED: Readonly<Record<string, string>> = {
  'deliveries.correlation_id': 'a header of the broker, repeated in the body of the message, whose bytes are audited',
  'delivery_ends.attempts': COURIER,
  'delivery_ends.sent_at': COURIER,
  'delivery_ends.done_at': 'when it was reported: the report itself is in the log with its own time',
  'delivery_ends.reason': COURIER,
  'guarantee_entries.cause': 'repeats the type of the message under the same leaf, which is audited',
  'invitations.tries': 'counts wrong codes, and begins anew after a right one',
  'invitations.used_at': 'changes when the code is used, by nobody’s act',
  'log_head.one': ONLY_ONE,
  'open_deliveries.attempts': COURIER,
  'open_deliveries.confirmed': COURIER,
  'open_deliveries.created_at': 'repeats deliveries.created_at, which is audited, for the order of the queue',
  'open_deliveries.epoch': COURIER,
  'open_deliveries.last_error': COURIER,
  'open_deliveries.parked_at': COURIER,
  'open_deliveries.parked_reason': 'why it was parked; that there is a reason while it is parked is audited',
  'open_deliveries.sent_at': COURIER,
  'timers.again_at': 'when one that failed is tried again, five minutes later at most',
  'timers.failed_since': 'since when one fails: it is tried again until it does not',
  'timers.failures': 'how often one has failed: it is tried again until it does not',
  'timers.reason': 'why one fails, for operators: it is tried again until it does not',
  'tokens.used_at': 'changes with each use, by nobody’s act',
}
