import { officerSpec, PERSON, representativeSpec, SIGNS_IN } from './people-specs.ts'
import { exportSpec, outageReportSpec, reconcileSpec } from './report-specs.ts'
import type { CallOf, CommandSpec } from './spec.ts'

const HUB = { takes: 'url', does: 'where the hub listens', required: true } as const
const TOKEN = { takes: 'token', does: 'bearer token of the caller', required: true } as const
const REASON = { takes: 'text', does: 'why, for the record' } as const

/** What a form needs that calls the hub, of a command with forms that do not. */
const CALLED = ['hub', 'token'] as const

/** The commands in the order the help lists them. Their code is loaded only when they run; see `commands.ts`. */
export const specs = {
  hub: {
    does: 'runs the hub until it is told to stop; configured by the environment (corridor help settings)',
    forms: [{ words: '' }],
    options: {},
    exits: { 0: 'stopped in order' },
  },
  adapter: {
    does: 'runs an adapter until it is told to stop; with no name lists them; new makes one; try shows what it maps files to; countries: systems',
    forms: [
      { words: '' },
      { words: 'countries', takes: ['adapters'] },
      { words: 'countries <code>', takes: ['adapters', 'draft'] },
      { words: 'new <name>', takes: ['adapters'] },
      { words: 'try <name> <file>...', takes: ['adapters', 'config', 'national'] },
      { words: '<name>', needs: ['config'], takes: ['adapters'] },
    ],
    options: {
      config: { takes: 'file', does: 'JSON file with the settings of host and adapter' },
      adapters: { takes: 'folder', does: 'where the adapters are, instead of those of this program' },
      national: { flag: true, does: 'the files are documents of the national system: shows the messages they make' },
      draft: { flag: true, does: "prints the beginning of the adapter's profile, with what has to be filled in" },
    },
    settings: ['CORRIDOR_SANDBOX_CLOCK'],
    exits: { 0: 'stopped in order; of new and try: done', 1: 'failed; of try: a file has no counterpart' },
  },
  conformance: {
    does: 'checks that an adapter loses, doubles, reorders and garbles nothing, whatever happens on either side; needs no hub',
    forms: [{ words: '<adapter>' }],
    options: {
      adapters: { takes: 'folder', does: 'where the adapters are, instead of those of this program' },
      json: { flag: true, does: 'prints the results as JSON' },
    },
    exits: { 0: 'every check has passed', 1: 'at least one check has failed' },
  },
  migrate: {
    does: 'brings the database up to date and exits',
    forms: [{ words: '' }],
    options: {},
    settings: ['DATABASE_URL'],
  },
  statistics: {
    does: 'forgets all statistics and risk marks, which are caches; the hubs count them again from the beginning of the log',
    forms: [{ words: 'rebuild' }],
    options: {},
    settings: ['DATABASE_URL'],
  },
  doctor: {
    does: 'checks what a hub depends on, or with --participant what lies between a system and the hub: cause and cure of each fault',
    forms: [{ words: '' }],
    options: {
      participant: { takes: 'party', does: 'checks this participant (CC or CC/party) at its own machine, not the hub' },
      config: { takes: 'file', does: "the configuration of the participant's adapter" },
      hub: { takes: 'url', does: 'another address of the hub than that configuration names' },
      'client-certificate': { takes: 'pem', does: 'the certificate by which its own system is let in, if it is' },
      'client-key': { takes: 'pem', does: 'file of its key' },
      language: { takes: 'language', does: 'language of the texts', oneOf: ['en', 'fr', 'pt'], default: 'en' },
      json: { flag: true, does: 'prints the checks as JSON' },
    },
    settings: ['DATABASE_URL', 'AMQP_URL', 'AMQP_MANAGEMENT_URL', 'CORRIDOR_HUB_KEY', 'CORRIDOR_TRUST_CA'],
    exits: { 0: 'nothing has failed; warnings may have been given', 1: 'at least one check has failed' },
  },
  audit: {
    does: 'checks log, movements, guarantees and deliveries of a live database against the invariants; says what is wrong and where',
    forms: [{ words: '' }],
    options: {
      json: { flag: true, does: 'prints the report as JSON' },
      record: { flag: true, does: 'puts on record that it was made and what it found, for the console' },
    },
    settings: ['DATABASE_URL', 'CORRIDOR_HUB_CERTIFICATE'],
    exits: { 0: 'nothing is wrong', 1: 'something is wrong, or the audit failed' },
  },
  send: {
    does: 'signs a message file and posts it; prints the receipt or the problem',
    forms: [{ words: '<file>' }],
    options: {
      hub: HUB,
      token: TOKEN,
      key: { takes: 'pem', does: "file of the sender's private key", required: true },
      certificate: { takes: 'pem', does: "file of the sender's certificate", required: true },
      'hub-certificate': { takes: 'pem', does: "file of the hub's certificate, for its receipt", required: true },
    },
    exits: { 0: 'accepted, with a receipt of this hub for these bytes', 1: 'failed, refused, or no such receipt' },
  },
  validate: {
    does: "gives the hub's verdict on message files without a hub",
    forms: [{ words: '<file>...' }],
    options: {
      json: { flag: true, does: 'prints the verdicts as JSON' },
      language: { takes: 'language', does: 'language of the texts', oneOf: ['en', 'fr', 'pt'], default: 'en' },
      reference: {
        takes: 'file',
        does: 'JSON file with any of parties, agreements, authorisations, offices, countries',
      },
      at: { takes: 'time', does: 'date and time (RFC 3339) to judge as of, instead of now' },
    },
    exits: {
      0: 'every file is valid',
      3: 'unreadable or too large',
      4: 'not well-formed',
      5: 'against the schema',
      6: 'against a business rule, or a wrong header; of several files the gravest, which is the lowest but 0',
    },
  },
  import: {
    does: 'sends code lists, registries, rates, contribution tables or agreements with partners (JSON or CSV by file extension) to a running hub',
    forms: [
      { words: 'codelist <name> <file>', takes: ['replace', 'from'] },
      { words: 'offices <file>' },
      { words: 'countries <file>' },
      { words: 'agreements <file>' },
      { words: 'authorisations <file>' },
      { words: 'rates <file>' },
      { words: 'contribution-tables <file>' },
      { words: 'partner-agreements <file>' },
      { words: 'retention <file>' },
    ],
    options: {
      hub: HUB,
      token: TOKEN,
      reason: REASON,
      'dry-run': { flag: true, does: 'only shows what would change' },
      replace: { flag: true, does: 'the file is the whole code list: codes missing from it end' },
      from: {
        takes: 'day',
        does: 'first day (YYYY-MM-DD) of new codes that name none, and of the absence of replaced codes; default today',
      },
      json: { flag: true, does: "prints the hub's answer as it is" },
    },
    exits: { 1: 'failed, or refused: nothing has changed' },
  },
  operator: {
    does:
      'who runs the hub. Beside its database: the first one with a token, which is printed once. By the hub: invites, ' +
      'changes and ends the others, takes their devices away; a new way in of an operator takes two; prints JSON, a code once',
    forms: [
      { words: 'add <name>', takes: ['scope', 'expires', 'reason'] },
      { words: 'list' },
      { words: 'revoke <name>', takes: ['reason'] },
      { words: 'people', needs: CALLED },
      { words: 'register <pseudonym>', needs: [...CALLED, 'name', 'reason'], takes: ['scope', ...PERSON] },
      { words: 'set <id>', needs: [...CALLED, 'reason'], takes: ['name', ...PERSON] },
      { words: 'invite <id>', needs: [...CALLED, 'reason'] },
      { words: 'end <id>', needs: [...CALLED, 'reason'] },
      { words: 'device list <id>', needs: CALLED },
      { words: 'device end <id> <device>', needs: [...CALLED, 'reason'] },
    ],
    options: {
      scope: { takes: 'scope', does: 'what it may', oneOf: ['operator', 'auditor'], default: 'operator' },
      expires: { takes: 'time', does: 'date and time (RFC 3339) at which the token ends' },
      reason: { takes: 'text', does: 'why, for the record', default: 'on the command line' },
      hub: { takes: 'url', does: 'where the hub listens' },
      token: { takes: 'token', does: 'bearer token of the caller' },
      name: { takes: 'text', does: "the person's name" },
      ...SIGNS_IN,
    },
    settings: ['DATABASE_URL'],
    exits: { 1: 'failed, or refused: nothing has changed' },
  },
  participant: {
    does: 'countries and other parties: what they are, channel, certificates, tokens, broker logins, witnesses; a party is CC or CC/party',
    forms: [
      { words: 'list' },
      { words: 'show <party>' },
      {
        words: 'add <party>',
        needs: ['en', 'fr', 'pt', 'language', 'channel', 'reason'],
        takes: ['role', 'format', 'contacts', 'active-from', 'active-to'],
      },
      {
        words: 'set <party>',
        needs: ['reason'],
        takes: ['en', 'fr', 'pt', 'language', 'format', 'contacts', 'active-from', 'active-to'],
      },
      { words: 'suspend <party>', needs: ['reason'] },
      { words: 'resume <party>', needs: ['reason'] },
      { words: 'channel <party> <channel>', needs: ['reason'] },
      { words: 'certificate add <party>', needs: ['use', 'reason'], takes: ['csr', 'certificate', 'out'] },
      { words: 'certificate list <party>' },
      { words: 'certificate revoke <party> <fingerprint>', needs: ['reason'], takes: ['distrust-from'] },
      { words: 'token add <party>', needs: ['label', 'reason'], takes: ['expires'] },
      { words: 'token list <party>' },
      { words: 'token revoke <party> <id>', needs: ['reason'] },
      { words: 'broker-user <party>', needs: ['reason'], takes: ['overlap'] },
      { words: 'webhook <party> <url>', needs: ['reason'] },
      { words: 'witness-key <party> <file>', needs: ['reason'] },
      { words: 'bundle <party>', needs: ['out'], takes: ['ca', 'amqp'] },
    ],
    options: {
      hub: HUB,
      token: TOKEN,
      reason: REASON,
      en: { takes: 'name', does: 'its name in English' },
      fr: { takes: 'name', does: 'its name in French' },
      pt: { takes: 'name', does: 'its name in Portuguese' },
      language: { takes: 'language', does: 'en, fr or pt: language of texts for it' },
      role: { takes: 'role', does: 'what it is; customs for a country, principal for any other party unless given' },
      channel: { takes: 'channel', does: 'how it receives: amqp, inbox, or none; webhook once it has an address' },
      format: { takes: 'format', does: 'json or xml: messages the hub makes for it' },
      contacts: { takes: 'file', does: 'JSON file with whom to call: a list of name, phone, email, for' },
      'active-from': { takes: 'day', does: 'first day (YYYY-MM-DD) on which it takes part; - for none' },
      'active-to': { takes: 'day', does: 'last day (YYYY-MM-DD) on which it takes part; - for none' },
      use: { takes: 'use', does: 'signing or tls; each needs a key of its own', oneOf: ['signing', 'tls'] },
      csr: { takes: 'pem', does: "file of a request (PKCS#10), for the hub's own authority to certify" },
      certificate: { takes: 'pem', does: 'file of a certificate that an authority the hub trusts has issued' },
      'distrust-from': { takes: 'time', does: 'date and time (RFC 3339) from which it counts no more, instead of now' },
      label: { takes: 'text', does: 'by which the token is known' },
      expires: { takes: 'time', does: 'date and time (RFC 3339) at which the token ends' },
      overlap: { takes: 'seconds', does: 'for how long logins it has go on to work', default: '0' },
      out: {
        takes: 'path',
        does: 'of a bundle its folder, which is not there yet; of a certificate the file for it and its chain',
      },
      ca: { takes: 'pem', does: "file of the authorities of the hub's address" },
      amqp: { takes: 'url', does: "the broker's address for parties, without a login" },
    },
    exits: { 1: 'failed, or refused: nothing has changed' },
  },
  registry: {
    does: 'loads the countries, offices and code lists that are shipped into a hub that runs, and a region’s agreements; what is there already stays',
    forms: [{ words: 'load', needs: ['reason'], takes: ['agreements'] }],
    options: {
      hub: HUB,
      token: TOKEN,
      reason: REASON,
      agreements: { takes: 'file', does: 'JSON file with the agreements of the region' },
      'dry-run': { flag: true, does: 'only shows what would change' },
    },
    exits: { 1: 'failed, or refused' },
  },
  'outage-report': outageReportSpec,
  reconcile: reconcileSpec,
  export: exportSpec,
  park: {
    does: "deliveries given up for now, and an operator's act on them; a discard takes a second operator",
    forms: [
      { words: 'list' },
      { words: 'show <id>' },
      { words: 'replay <id>', needs: ['reason'] },
      { words: 'discard <id>', needs: ['reason'] },
    ],
    options: { hub: HUB, token: TOKEN, reason: REASON },
    exits: { 1: 'failed, refused, or nothing is parked by that id' },
  },
  officer: officerSpec,
  representative: representativeSpec,
  retention: {
    does: 'how long countries keep what messages said (show, set), and what was ordered to be kept longer (hold, lift; a lift counts from tomorrow)',
    forms: [
      { words: 'show' },
      { words: 'set <country> <days>', needs: ['reason'], takes: ['from'] },
      { words: 'hold <mrn>', needs: ['reason', 'country', 'order'], takes: ['from'] },
      { words: 'lift <mrn>', needs: ['reason'] },
    ],
    options: {
      hub: HUB,
      token: TOKEN,
      reason: REASON,
      from: { takes: 'day', does: 'first day (YYYY-MM-DD) on which it counts; default today' },
      country: { takes: 'country', does: 'whose court or authority has ordered it' },
      order: { takes: 'text', does: 'who has ordered it, and under which number' },
    },
    exits: { 1: 'failed, or refused: nothing has changed' },
  },
  'set-aside': {
    does: "messages and timers that the hub failed to process, and an operator's retry of one of the messages",
    forms: [{ words: 'list' }, { words: 'retry <log-index>', needs: ['reason'] }],
    options: { hub: HUB, token: TOKEN, reason: REASON },
    exits: { 0: 'done; of a retry: accepted', 1: 'failed, refused, or set aside again' },
  },
  witness: {
    does: "a participant's witness: checks that the log only grew since its last look, remembers that, co-signs; refuses a fork and names both heads",
    forms: [{ words: '' }],
    options: {
      hub: HUB,
      key: {
        takes: 'pem',
        does: "file of the witness's private key (Ed25519), registered by an operator",
        required: true,
      },
      state: {
        takes: 'folder',
        does: 'where it remembers what it has seen; never to be lost or copied',
        required: true,
      },
      log: {
        takes: 'file',
        does: "file with the log's key as one line (GET /v1/log/keys); by default the one of the first look",
      },
      every: { takes: 'seconds', does: 'seconds between two looks', default: '30' },
      once: { flag: true, does: 'looks once and ends' },
    },
    exits: {
      0: 'stopped in order; with --once: co-signed',
      1: 'the look failed, nothing is known of the log',
      4: 'the log has forked: nothing was signed',
    },
  },
  verify: {
    does: 'verifies an evidence file without a hub or the network, and says which check failed',
    forms: [{ words: '<file>' }],
    options: {
      ca: { takes: 'pem', does: "file of the authorities of the senders' certificates", required: true },
      hub: { takes: 'pem', does: "file of the hub's certificates, present and past", required: true },
      crl: { takes: 'pem', does: 'file of revocation lists of these authorities' },
      tsa: { takes: 'pem', does: 'file of the authorities of time-stamps: one of them must have stamped the log' },
      restore: {
        takes: 'file',
        does: "the hub's answer to GET /v1/reconciliation: says of a receipt that its entry was lost",
      },
      witnesses: { takes: 'file', does: 'file with keys of witnesses, one in a line: one of them must have co-signed' },
      language: { takes: 'language', does: 'language of the texts', oneOf: ['en', 'fr', 'pt'], default: 'en' },
      json: { flag: true, does: 'prints the checks as JSON' },
    },
    exits: { 0: 'everything holds', 1: 'a check failed', 3: 'unreadable: no evidence file, or no certificates' },
  },
  pki: {
    does: 'an authority for pilots in one folder: certificates by request, for signing or TLS, revocation lists, PKCS#12 bundles',
    forms: [
      { words: 'init', needs: ['dir', 'name'] },
      { words: 'issue', needs: ['dir', 'csr', 'use', 'out'], takes: ['days'] },
      { words: 'renew', needs: ['dir', 'certificate', 'csr', 'out'], takes: ['days'] },
      { words: 'revoke', needs: ['dir', 'certificate', 'reason'] },
      { words: 'crl', needs: ['dir', 'out'] },
      { words: 'bundle', needs: ['certificate', 'key', 'chain', 'out', 'password-file'] },
    ],
    options: {
      dir: { takes: 'folder', does: "the authority's folder, with its keys and its index" },
      name: { takes: 'name', does: 'name of the authority' },
      csr: { takes: 'pem', does: 'file of the request (PKCS#10), signed by its key: P-256, or RSA from 3,072 bits' },
      use: { takes: 'use', does: 'signing or tls; each needs a key of its own' },
      days: { takes: 'days', does: 'days the certificate is good for', default: '397' },
      certificate: { takes: 'pem', does: 'file of the certificate' },
      reason: {
        takes: 'reason',
        does: 'why: keyCompromise, superseded, cessationOfOperation, affiliationChanged, privilegeWithdrawn, or in your own words',
      },
      key: { takes: 'pem', does: "file of the certificate's private key" },
      chain: { takes: 'pem', does: "file of the issuers' certificates (chain.crt of the folder)" },
      out: { takes: 'file', does: 'file to write' },
      'password-file': { takes: 'file', does: "file with the bundle's password" },
    },
  },
  help: {
    does: 'lists the commands, explains one, or lists the settings',
    forms: [{ words: '' }, { words: 'settings' }, { words: '<command>' }],
    options: {},
  },
} as const satisfies Readonly<Record<string, CommandSpec>>

export type CommandName = keyof typeof specs

/** What the command of that name is called with. */
export type Call<Name extends CommandName> = CallOf<(typeof specs)[Name]>
