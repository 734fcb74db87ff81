import type { Mutant } from './mutant.ts'

const belt = (name: string): Mutant['test'] => ({
  project: 'scenarios',
  file: 'tests/scenarios/the-second-belt-holds-alone.test.ts',
  name,
})

const orders = (name: string): Mutant['test'] => ({
  project: 'unit',
  file: 'tests/unit/domain/guarantee/payment-orders.test.ts',
  name,
})

/** Faults of who may do and see what. */
export const accessMutants: readonly Mutant[] = [
  {
    name: 'lets a partner administration call what is for all parties',
    file: 'src/http/access.ts',
    find: "return roles === undefined ? caller.role !== 'partner' : roles.includes(caller.role)",
    replace: 'return roles === undefined || roles.includes(caller.role)',
    test: {
      project: 'unit',
      file: 'tests/unit/http/access-of-partners.test.ts',
      name: 'a partner administration may call its own five routes and the public ones, and nothing that is for all parties',
    },
  },
  {
    name: 'takes a confirmation of something that another payment system was asked for',
    file: 'src/domain/guarantee/payment-orders.ts',
    find: 'one.reference === message.body.reference && one.system === sender',
    replace: 'one.reference === message.body.reference',
    test: orders('by a payment system that was not asked'),
  },
  {
    name: 'books a receipt twice',
    file: 'src/domain/guarantee/payment-orders.ts',
    find: 'if (order === undefined || order.receipts.some((one) => one.receipt === receipt)) return false',
    replace: 'if (order === undefined) return false',
    test: orders('that is confirmed twice is paid once'),
  },
  {
    name: 'gives back more than was paid',
    file: 'src/domain/guarantee/payment-orders.ts',
    find: 'return minorOf(body.amount) <= left',
    replace: 'return left >= 0n',
    test: orders('as a refund of a receipt that is not there, or of more than is left of it'),
  },
  {
    name: 'lets a partner read by an agreement that has ended',
    file: 'src/domain/model/partner.ts',
    find: ' && isWithin(day, one)',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/imports/partners.test.ts',
      name: 'is nothing without an agreement: not before its first day, nor after its last, nor by another’s',
    },
  },
  {
    name: 'asks for no right where a route is narrowed',
    file: 'src/http/access.ts',
    find: "return roles === undefined ? caller.role !== 'partner' : roles.includes(caller.role)",
    replace: "return roles === undefined ? caller.role !== 'partner' : roles.length > 0",
    test: {
      project: 'scenarios',
      file: 'tests/scenarios/every-route-asked-by-everybody.test.ts',
      name: 'is kept from whom the table does not name, and fails for nobody',
    },
  },
  {
    name: 'shows an officer what its country sent from another office',
    file: 'src/store/reads/content.ts',
    find: `viewer.kind === 'officer' && mrn !== null ? movement : own || movement`,
    replace: `viewer.kind === 'officer' && mrn === '' ? movement : own || movement`,
    test: {
      project: 'scenarios',
      file: 'tests/scenarios/nobody-sees-outside-its-route.test.ts',
      name: 'an officer of %s at %s: what passes that office, and no more',
    },
  },
  {
    name: 'lets a party write wherever the hub does',
    file: 'src/broker/topology.ts',
    find: `write: '^corridor\\\\.in$'`,
    replace: `write: '^corridor\\\\.'`,
    test: {
      project: 'services',
      file: 'tests/services/broker-keeps-parties-apart.test.ts',
      name: 'a party may not reach round the hub: %s',
    },
  },
  {
    name: 'leaves movements without a policy',
    file: 'src/store/migrations/051-row-level-security.sql',
    find: `('movements', '%1$I.state <> ''none'' and (' || by_movement || ')'),`,
    replace: `('movements', 'true'),`,
    test: belt('shows nothing of anything outside of a request'),
  },
  {
    name: 'lets operators have bodies whatever for',
    file: 'src/store/migrations/051-row-level-security.sql',
    find: `(select current_setting('corridor.kind', true)) <> 'all' or (select`,
    replace: `true or (select`,
    test: belt('an operator who asks as a party for its bytes gets none, and words only where words are asked for'),
  },
  {
    name: 'opens a body at one operator’s word',
    file: 'src/pipeline/break-glass.ts',
    find: `if (askedBy === operator) return`,
    replace: `if (askedBy === '') return`,
    test: {
      project: 'scenarios',
      file: 'tests/scenarios/an-operator-breaks-the-glass.test.ts',
      name: 'not as long as nobody has asked, nor alone, nor without a reason, nor as somebody else',
    },
  },
  {
    name: 'leaves a body open for ever',
    file: 'src/domain/model/break-glass.ts',
    find: '...(open === undefined || now >= open.until ? {} : { open })',
    replace: '...(open === undefined ? {} : { open })',
    test: {
      project: 'scenarios',
      file: 'tests/scenarios/an-operator-breaks-the-glass.test.ts',
      name: 'and no longer than an hour',
    },
  },
  {
    name: 'reads as the hub, which sees everything',
    file: 'src/store/read-pool.ts',
    find: 'inOrder: true, role: READER_ROLE',
    replace: 'inOrder: true, role: HUB_ROLE',
    test: belt('shows nothing of anything outside of a request'),
  },
]
