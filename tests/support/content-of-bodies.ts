/**
 * What becomes of every column that could hold what a message said, once its key is destroyed (docs/decisions/0190). A test takes all
 * columns of text, JSON and bytes from the database and fails for one of which this says nothing.
 */

/** Under the key itself: without it nobody reads them. */
export const SEALED = ['bodies.body'] as const

/** Emptied, or their rows deleted, in the transaction that destroys the key. */
export const ERASED = [
  'captures.body',
  'declarations.doc',
  'delivery_ends.reason',
  'follow_up_answers.content',
  'follow_up_notices.email',
  'follow_up_proofs.content',
  'letters.recipient',
  'letters.subject',
  'letters.content',
  'letters.last_error',
  'movement_identifiers.value',
  'movement_marks.mark',
  'movement_number_parts.found',
  'movement_numbers.numbers',
  'movements.doc',
  'national_refs.reference',
  // of refused messages
  'outcomes.answer',
  'refusals.findings',
  'risk_items.heading',
  'risk_items.unit',
  'risk_items.measure',
  'risk_marks.holder',
  'risk_marks.part',
  'risk_marks.about',
  'risk_marks.kind',
  'risk_marks.office',
  'risk_marks.corridor',
  'risk_movements.holder',
  'risk_movements.corridor',
  'risk_movements.ends',
  'risk_movements.way',
  'risk_movements.revision',
] as const

/** Content that outlives a movement, with why; a table, or a column of it. */
export const KEPT: Readonly<Record<string, string>> = {
  guarantees: 'an account, with its holder: it is in force for many movements, and belongs to none of them',
  guarantee_entries: 'amounts and references of an account that has to balance',
  trains: 'what runs just now: a movement is taken off where it arrives, and a train that sets out anew replaces it',
  'mrn_allocations.reference': 'an identity like the MRN: a declaration asked for again must not get a second number',
  'captures.reason': 'why an office has closed a note of its own that never became a message',
  'approvals.reason': 'why a second officer agreed or not: an act of an administration, evidence of the log',
  'approvals.body': 'the same act, word by word as its digest stands in the log',
  outages: 'which office is out of service: of no movement',
  closures: 'which office is closed: of no movement',
  unanswered: 'what came over the broker from nobody: never taken, no key, forgotten after its time',
}

/** Tables that hold nothing a message said, each with what they hold. */
export const TABLES_WITHOUT: Readonly<Record<string, string>> = {
  agreements: 'reference data',
  audits: 'what an audit found, by places in the log',
  authorisations: 'reference data',
  body_vault: 'the name of a key',
  break_glass_told: 'who was told of an act',
  broker_users: 'logins',
  certificates: 'keys of parties',
  codelist_items: 'reference data',
  contribution_tables: 'reference data',
  cosignatures: 'the log’s head, signed',
  countries: 'reference data',
  deliveries: 'to whom a message goes, by its identities',
  devices: 'what people sign in with',
  follow_up_codes: 'random, printed on a paper',
  guarantee_lines: 'references, states and amounts',
  guarantee_parties: 'who may look at which account',
  hub_certificates: 'keys of the hub',
  invitations: 'what people sign in with',
  leaf_movements: 'identities',
  leases: 'which hub serves whom',
  legal_holds: 'orders of courts, in the words of whoever entered them',
  log_head: 'digests',
  log_nodes: 'digests',
  log_timestamps: 'digests, signed',
  message_keys: 'wrapped keys',
  messages: 'identities and digests',
  migrations: 'names of migrations',
  movement_facets: 'states, offices and times, as the log has them',
  movement_keys: 'wrapped keys',
  movement_parties: 'keys of parties',
  offices: 'reference data',
  operator_acts: 'words of operators, and of the hub about what it destroyed',
  partner_agreements: 'reference data',
  parties: 'the registry',
  passkeys: 'what people sign in with',
  people: 'who works where',
  provisional_matches: 'identities',
  provisional_numbers: 'numbers printed in advance, before anything was said under them',
  provisional_serials: 'counters',
  queue_history: 'measurements',
  queue_measurements: 'measurements',
  rates: 'reference data',
  registry_changes: 'acts on the registry',
  restore_acts: 'words of operators',
  restore_answers: 'who has answered',
  restore_copies: 'identities and places in the log',
  restore_receipts: 'identities and places in the log',
  restores: 'sizes and digests',
  retention: 'reference data',
  retention_round: 'how far a round has come',
  seals: 'signatures of the hub over digests',
  sessions: 'who is signed in',
  sign_ins: 'sign-ins under way',
  statistic_deliveries: 'figures',
  statistic_facts: 'figures by office, country and guarantor',
  statistic_waiting: 'places in the log',
  subjects: 'what people sign in with',
  tokens: 'what programs sign in with',
  witness_keys: 'keys',
}

/** Columns without, of tables of which others are sealed, erased or kept. */
export const COLUMNS_WITHOUT: Readonly<Record<string, readonly string[]>> = {
  approvals: ['sender', 'mrn', 'type', 'office', 'author', 'state', 'answered_office', 'answered_by', 'salt'],
  // The officer by pseudonym.
  bodies: ['signature', 'salt', 'attested_by', 'mrn'],
  captures: ['party_key', 'kind', 'office', 'author', 'state', 'mrn', 'ended_by'],
  declarations: ['mrn', 'cause_sender', 'cause_id', 'cause_type'],
  delivery_ends: ['receiver', 'state'],
  follow_up_answers: ['mrn', 'digest'],
  follow_up_proofs: ['kind', 'digest'],
  follow_up_notices: ['mrn', 'language', 'told'],
  // What names, plates, seals and texts of messages stay out of (src/domain/model/logged.ts).
  log_leaves: ['kind', 'sender', 'id', 'mrn', 'record', 'leaf_hash'],
  movement_identifiers: ['mrn'],
  movement_marks: ['mrn'],
  movement_numbers: ['mrn'],
  movements: ['mrn', 'state', 'departure_country', 'destination_country', 'held_from'],
  mrn_allocations: ['country', 'office', 'mrn'],
  national_refs: ['country', 'mrn'],
  // Nothing is destroyed while a delivery is open.
  open_deliveries: ['receiver', 'order_key', 'state', 'parked_reason', 'last_error'],
  // Receipts are signed, and say nothing of what was said but its digest.
  outcomes: ['verdict', 'status', 'mrn', 'answer_type', 'answer_signature'],
  refusals: ['sender', 'message_id', 'type', 'mrn', 'code', 'salt', 'set_aside'],
  risk_items: ['mrn'],
  risk_marks: ['mrn'],
  risk_movements: ['mrn'],
  // Why the hub failed, in its own words.
  set_aside: ['sender', 'state', 'reason'],
  // Of an ended movement there is none.
  timers: ['mrn', 'name', 'reason'],
}
