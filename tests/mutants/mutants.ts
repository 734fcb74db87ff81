import { accessMutants } from './access.ts'
import { approvalMutants } from './approvals.ts'
import { attentionMutants } from './attention.ts'
import { claimMutants } from './claims.ts'
import { coreMutants } from './core.ts'
import { courierMutants } from './courier.ts'
import { differenceMutants } from './differences.ts'
import type { Mutant } from './mutant.ts'
import { nctsMutants } from './ncts.ts'
import { searchMutants } from './search.ts'
import { peopleMutants } from './people.ts'
import { trustMutants } from './trust.ts'
import { witnessMutants } from './witness.ts'

const histories = {
  project: 'property',
  file: 'tests/property/simulation.test.ts',
  name: 'eight histories with every fault hold, one after the other',
}

/** One of the four things that no sequence of events may do. */
const clause = (what: string): Mutant['test'] => ({
  project: 'property',
  file: 'tests/property/domain-sequences.test.ts',
  name: `no sequence of events, in any order, with any repetition, ${what}`,
})

/** What a build must not survive, named by what the hub then does wrong. */
export const mutants: readonly Mutant[] = [
  ...accessMutants,
  ...approvalMutants,
  ...attentionMutants,
  ...courierMutants,
  ...differenceMutants,
  ...searchMutants,
  ...peopleMutants,
  ...witnessMutants,
  {
    name: 'decides a repeated message once more',
    file: 'src/pipeline/batch.ts',
    find: 'const before = key === undefined ? undefined : stored.get(keyText(key))',
    replace: 'const before = stored.get(`nobody ${work.kind}`)',
    test: histories,
  },
  {
    name: 'answers before the commit',
    file: 'src/pipeline/commit.ts',
    find: 'answers = await deps.commit((tx) => deps.run(tx, works), locked && PART_LOCK_WITHIN_MS)',
    replace: `answers = await new Promise<Answer[]>((resolve, reject) => {
      deps
        .commit(async (tx) => {
          const given = await deps.run(tx, works)
          resolve(given)
          return given
        })
        .catch(reject)
    })`,
    test: histories,
  },
  {
    name: 'takes other bytes under a known id for a repeat',
    file: 'src/pipeline/batch.ts',
    find: 'else if (before.digest.equals(work.received.digest)) repeats.push({ work, stored: before })',
    replace: 'else if (before.digest.length > 0) repeats.push({ work, stored: before })',
    test: histories,
  },
  {
    name: 'signs a receipt once more for a repeat',
    file: 'src/pipeline/repeat.ts',
    find: 'receiptSignature: stored.answerSignature,',
    replace: 'receiptSignature: Buffer.from(stored.answerSignature).reverse(),',
    test: histories,
  },
  {
    name: 'lets two unreported messages of a movement go to one receiver',
    file: 'src/pipeline/write-batch.ts',
    find: "const state = taken.has(order) ? ('waiting' as const) : ('ready' as const)",
    replace: "const state = taken.has('') ? ('waiting' as const) : ('ready' as const)",
    test: histories,
  },
  {
    name: 'queues by the order of the decision instead of the log',
    file: 'src/pipeline/write-batch.ts',
    find: 'const inOrder = rows.toSorted((one, other) => Number(one.logIndex - other.logIndex))',
    replace: 'const inOrder = rows',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/batch.test.ts',
      name: 'of what one decision sends to a receiver, the first leaf goes first, though another was made before it',
    },
  },
  {
    name: 'forgets a held message that is set free',
    file: 'src/domain/engine/step.ts',
    find: 'const waiting = [...decision.releases]',
    replace: 'const waiting = decision.releases.slice(1)',
    test: histories,
  },
  {
    name: 'logs an entry without the digest of its body',
    file: 'src/pipeline/leaves.ts',
    find: 'bodyDigest: saltedDigest(body.salt, body.bytes),',
    replace: 'bodyDigest: saltedDigest(body.salt, Buffer.alloc(0)),',
    test: histories,
  },
  {
    name: 'leaves a receiver out',
    file: 'src/pipeline/log-writer.ts',
    find: 'for (const receiver of reached) this.#queue(subject, receiver, logIndex, seal, undefined)',
    replace: 'for (const receiver of reached.slice(1)) this.#queue(subject, receiver, logIndex, seal, undefined)',
    test: histories,
  },
  {
    name: 'changes a movement and does not say so in the log',
    file: 'src/domain/engine/replay.ts',
    find: '...(patch.length === 0 ? {} : { movement: patch }),',
    replace: '...(patch.length < 4 ? {} : { movement: patch }),',
    test: clause('leads out of the table'),
  },
  {
    name: 'frees amounts in use and claimed by whatever act comes',
    file: 'src/domain/guarantee/ledger.ts',
    find: "if (act.line.from !== 'none' && line.state !== act.line.from) return line",
    replace: "if (act.line.from !== 'none' && line.state === 'refused') return line",
    test: clause('breaks I5'),
  },
  {
    name: 'frees an amount in use when the limit has passed',
    file: 'src/generated/movement-table.ts',
    find: `        "enquireOfHolder",
        "tellNonDischarge"
      ],`,
    replace: `        "enquireOfHolder",
        "tellNonDischarge"
      ],
      "guarantee": "free",`,
    test: clause('frees an amount in use by a clock'),
  },
  {
    name: 'takes a movement somewhere else than the row says',
    file: 'src/domain/engine/decide.ts',
    find: "if (row.to !== 'same') draft.movement = { ...draft.movement, state: row.to }",
    replace:
      "if (row.to !== 'same') draft.movement = { ...draft.movement, state: row.to === 'at-border' ? 'arrived' : row.to }",
    test: clause('leads out of the table'),
  },
  {
    name: 'refuses an exit that comes before the release',
    file: 'src/generated/movement-table.ts',
    find: `      "id": "exit-before-release",`,
    replace: `      "id": "exit-before-release",
      "refuse": "92",`,
    test: clause('refuses a fact for its state'),
  },
  {
    name: 'lets a timer fire although what it waits for is out of service',
    file: 'src/domain/engine/decide.ts',
    find: 'if (due > input.now) return postpone(input, input.movement, timer, due)',
    replace: 'if (due > input.now + 1e12) return postpone(input, input.movement, timer, due)',
    test: {
      project: 'property',
      file: 'tests/property/deadlines.test.ts',
      name: 'a timer fires when all outages together let it, in whatever order and however late each was told',
    },
  },
  {
    name: 'changes a train and does not say so in the log',
    file: 'src/domain/notices/fan-out.ts',
    find: 'const changes = trainChanges(trainFor(input.reporter, input.trains), train)',
    replace: 'const changes = trainChanges(train, train)',
    test: clause('leads out of the table'),
  },
  {
    name: 'gives one id to two messages: the unique index is gone',
    file: 'src/store/migrations/001-initial.sql',
    find: `  received_at timestamptz not null,
  primary key (sender, id)
);
-- The stored first answer`,
    replace: `  received_at timestamptz not null
);
-- The stored first answer`,
    test: {
      project: 'services',
      file: 'tests/services/commit-locks.test.ts',
      name: 'an id is held by one commit until it has ended',
    },
  },
  {
    name: 'reads a guarantee without locking it',
    file: 'src/store/commit.ts',
    find: 'from guarantees where grn = any($1::text[]) order by grn for update`',
    replace: 'from guarantees where grn = any($1::text[]) order by grn`',
    test: {
      project: 'services',
      file: 'tests/services/commit-locks.test.ts',
      name: 'a guarantee is held by one commit until it has ended',
    },
  },
  {
    name: 'gives out log indexes without locking the head',
    file: 'src/store/log.ts',
    find: "'select size, frontier from log_head for update'",
    replace: "'select size, frontier from log_head'",
    test: {
      project: 'services',
      file: 'tests/services/commit-locks.test.ts',
      name: 'the head of the log is held by one commit until it has ended',
    },
  },
  {
    name: 'ignores the epoch of who sends',
    file: 'src/store/outbox/sql.ts',
    find: `      join held h on h.receiver = n.receiver and h.epoch = n.epoch
      order by n.receiver, n.log_index
    ) n
    cross join lateral (select * \${openRow('n', \`state = 'in-flight' and epoch = n.epoch\`)} for update) o`,
    replace: `      order by n.receiver, n.log_index
    ) n
    cross join lateral (select * \${openRow('n', \`state = 'in-flight'\`)} for update) o`,
    test: {
      project: 'services',
      file: 'tests/services/outbox-epochs.test.ts',
      name: 'what it gives back, parks or notes as handed over changes nothing',
    },
  },
  {
    name: 'acknowledges a delivery before it is stored',
    file: 'src/broker/consume.ts',
    find: `    const work = this.#handle(message).then((outcome) => {
      run.underWay.delete(work)
      if (outcome === 'ack') {
        this.#failures = 0
        ackQuietly(() => channel.ack(message))`,
    replace: `    ackQuietly(() => channel.ack(message))
    const work = this.#handle(message).then((outcome) => {
      run.underWay.delete(work)
      if (outcome === 'ack') {
        this.#failures = 0`,
    test: {
      project: 'services',
      file: 'tests/services/broker-ingress.test.ts',
      name: 'a connection lost before the acknowledgement brings every message again, once and in order',
    },
  },
  {
    name: 'takes a message from a queue to find out whether it lives',
    file: 'src/broker/declare.ts',
    find: 'told.messages + told.consumers > 0',
    replace: 'told.messages + told.consumers < 0',
    test: {
      project: 'services',
      file: 'tests/services/broker-topology.test.ts',
      name: 'a start takes nothing from a queue, even to find out whether it lives',
    },
  },
  {
    name: 'does not wait for the broker’s confirm',
    file: 'src/broker/publish.ts',
    find: 'this.#writing = this.#writing.then(() => this.#write(messages, settle))',
    replace: `for (const message of messages) settle(message)
      this.#writing = this.#writing.then(() => this.#write(messages, () => undefined))`,
    test: {
      project: 'services',
      file: 'tests/services/broker-topology.test.ts',
      name: 'a message without a queue, and one too large, fail alone and say why',
    },
  },
  {
    name: 'takes a wagon that is said twice to be left behind for two incidents',
    file: 'src/domain/notices/manifest.ts',
    find: 'wagon.cut?.office === office',
    replace: "wagon.cut?.office === ''",
    test: {
      project: 'unit',
      file: 'tests/unit/domain/wagons-and-trains.test.ts',
      name: 'of a wagon left behind is no second incident; where it is left behind again, it is one',
    },
  },
  {
    name: 'lets another movement take a TIR carnet that is in use',
    file: 'src/domain/guarantee/check.ts',
    find: "carnet.usedBy === undefined && carnet.state === 'active'",
    replace: "carnet.state === 'active'",
    test: {
      project: 'unit',
      file: 'tests/unit/domain/guarantee/refusals.test.ts',
      name: 'used by one it is refused to the next, and named by its number',
    },
  },
  {
    name: 'jumps over the timers on the way when a sandbox’s clock is moved',
    file: 'src/clock/move-clock.ts',
    find: 'clock.moveTo(new Date(next))',
    replace: 'clock.moveTo(to)',
    test: {
      project: 'unit',
      file: 'tests/unit/clock/move-clock.test.ts',
      name: 'halts where each timer is due, and where one is that this one started',
    },
  },
  {
    name: 'lets a sandbox’s clock go back',
    file: 'src/compose/clocks.ts',
    find: 'now = Math.max(now, Date.parse(text))',
    replace: 'now = Date.parse(text)',
    test: {
      project: 'unit',
      file: 'tests/unit/clock/move-clock.test.ts',
      name: 'stands still, is seen by all who read it, and never goes back',
    },
  },
  {
    name: 'tells a movement of a closure twice',
    file: 'src/domain/engine/step.ts',
    find: 'movement === undefined || snapshot.told.has(told)',
    replace: 'movement === undefined',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/closures.test.ts',
      name: 'a movement is told of a closure once, whoever comes with it again, in the same batch or a later one',
    },
  },
  {
    name: 'alerts at every repetition of a device’s alarm',
    file: 'src/domain/notices/alarms.ts',
    find: 'return isKnown(body, event.occurredAt, movement) ? undefined : body',
    replace: 'return isKnown(body, event.occurredAt, movement) ? body : body',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/tracking.test.ts',
      name: 'alerts nobody a second time, however often it comes, and stands on the timeline all the same',
    },
  },
  {
    name: 'works on Friday where Friday is free',
    file: 'src/domain/values/calendar.ts',
    find: '(week?.workingDays ?? MONDAY_TO_FRIDAY).includes(weekday)',
    replace: 'MONDAY_TO_FRIDAY.includes(weekday)',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/values/calendar.test.ts',
      name: 'a week may end on Friday and Saturday, and Sunday be a day like any other',
    },
  },
  {
    name: 'lets a guarantor be given back more than he has paid',
    file: 'src/domain/guarantee/debts.ts',
    find: 'given.minor > 0n && given.minor <= open',
    replace: 'given.minor > 0n && open >= 0n',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/guarantee/debts.test.ts',
      name: 'of more than is owed, of nothing, in another currency',
    },
  },
  {
    name: 'forgets in an audit that another guarantor has paid',
    file: 'src/audit/debts.ts',
    find: 'if (byAnother && spent > 0n && owed === 0n) {',
    replace: 'if (byAnother && spent > 0n && owed < 0n) {',
    test: {
      project: 'unit',
      file: 'tests/unit/audit/debts.test.ts',
      name: 'it is found when nobody owes what another guarantor has paid',
    },
  },
  {
    name: 'covers who is under-secured without room for it',
    file: 'src/domain/guarantee/cover.ts',
    find: 'if (guarantee === undefined || guarantee.available < more) return false',
    replace: 'if (guarantee === undefined) return false',
    test: {
      project: 'unit',
      file: 'tests/unit/domain/guarantee/cover.test.ts',
      name: 'when the limit is raised by less than is missing, and nothing is taken in part',
    },
  },
  {
    name: 'forgets who began to wait for room meanwhile',
    file: 'src/pipeline/batch.ts',
    find: 'if ([...now.values()].flat().some((mrn) => !movements.has(mrn))) throw new Overtaken()',
    replace:
      'if ([...now.values()].flat().some((mrn) => mrn === undefined && movements.has(mrn))) throw new Overtaken()',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/cover.test.ts',
      name: 'one that began to wait between the look and the lock is not forgotten: the batch is run again',
    },
  },
  ...claimMutants,
  ...coreMutants,
  ...nctsMutants,
  ...trustMutants,
]
