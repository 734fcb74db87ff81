import type { Mutant } from './mutant.ts'

/** Faults of what moves messages: the broker, the relay, and the turns in front of the pipeline. */
export const courierMutants: readonly Mutant[] = [
  {
    name: 'answers a delivery report over AMQP, whose answer would be answered',
    file: 'src/pipeline/seal.ts',
    find: "if (received.replies && message.type !== 'delivery-report')",
    replace: 'if (received.replies)',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/batch.test.ts',
      name: 'a delivery report over AMQP is answered by nothing, as any other message over AMQP is not',
    },
  },
  {
    name: 'queues messages for a party that reads no queue',
    file: 'src/pipeline/log-writer.ts',
    find: "return channel !== undefined && channel !== 'none'",
    replace: 'return channel !== undefined',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/batch.test.ts',
      name: 'a party of channel none gets no row in the outbox, whatever is forwarded to it or made for it',
    },
  },
  {
    name: 'lets an idle party save quota without bound',
    file: 'src/domain/values/token-bucket.ts',
    find: 'Math.min(burst, bucket.tokens + (passed * refill) / perMs)',
    replace: 'bucket.tokens + (passed * refill) / perMs',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/quota.test.ts',
      name: 'a party idle for a year may send its burst and no more',
    },
  },
  {
    name: 'makes a lane rest for a body that is too large',
    file: 'src/relay/lanes.ts',
    find: "new Set([...HOPELESS, 'interrupted'])",
    replace: "new Set(['interrupted'])",
    test: {
      project: 'unit',
      file: 'tests/unit/relay/lanes.test.ts',
      name: 'a body that is too large says nothing of the queue, and its lane goes on at once',
    },
  },
  {
    name: 'never puts back what a former owner commits after the takeover',
    file: 'src/relay/relay.ts',
    find: 'held.filter((lease) => !unknown.includes(lease))',
    replace: '[]',
    test: {
      project: 'unit',
      file: 'tests/unit/relay/relay.test.ts',
      name: 'what an earlier owner had under way is put back before a new lease is published to',
    },
  },
  {
    name: 'calls a name that leads into a private network beside a public address',
    file: 'src/webhook/address.ts',
    find: 'if (!addresses.every(({ address }) => isPublicAddress(address)))',
    replace: 'if (!addresses.some(({ address }) => isPublicAddress(address)))',
    test: {
      project: 'unit',
      file: 'tests/unit/webhook/address.test.ts',
      name: 'a name of which one address is private is not called at the others either',
    },
  },
  {
    name: 'publishes what was committed under a lease that is lost',
    file: 'src/relay/sender.ts',
    find: 'starting.filter(({ receiver, epoch }) => lanes.get(receiver)?.lease.epoch === epoch)',
    replace: 'starting',
    test: {
      project: 'unit',
      file: 'tests/unit/relay/hand-over.test.ts',
      name: 'is not published under a lease that is lost, nor by a hub that stops',
    },
  },
  {
    name: 'commits in flight past what is ready already',
    file: 'src/relay/lanes.ts',
    find: 'const clear = sending && isFree(lane) && !lane.backlog',
    replace: 'const clear = sending && isFree(lane)',
    test: {
      project: 'unit',
      file: 'tests/unit/relay/hand-over.test.ts',
      name: 'has no room while something older is ready, and has it again when a take left nothing',
    },
  },
  {
    name: 'keeps its leases after a commit whose outcome nobody knows',
    file: 'src/relay/relay.ts',
    find: 'this.#owner = `${owner}.${this.#owners}`',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/relay/hand-over.test.ts',
      name: 'after a commit or take of unknown outcome the leases are taken under a new name, and what nobody holds is put back',
    },
  },
  {
    name: 'lets a message without movement overtake another of its sender',
    file: 'src/pipeline/write-batch.ts',
    find: 'return { movements: [...movements], senders: [...senders] }',
    replace: 'return { movements: [...movements], senders: [] }',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/batch.test.ts',
      name: 'what is sent without a movement waits for what the same sender has sent that receiver before',
    },
  },
  {
    name: 'takes what was sealed for another head of the log',
    file: 'src/pipeline/write-batch.ts',
    find: 'one.size === other?.size && one.frontier.equals(other.frontier)',
    replace: 'one.size === other?.size',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/sealed-while-the-state-is-written.test.ts',
      name: 'as long, of other leaves',
    },
  },
  {
    name: 'lets one party fill the memory with what waits',
    file: 'src/pipeline/fair.ts',
    find: 'if (lane.waiting.length > 0 && lane.bytes + bytes > limits.waitingBytes) return undefined',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/fair.test.ts',
      name: 'large messages fill a lane by their bytes, and one alone is taken whatever its size',
    },
  },
  {
    name: 'never paces whoever sends most',
    file: 'src/pipeline/fair.ts',
    find: 'else if (this.#senders.shareOf(lane.name) > MOST) lane.paced = true',
    replace: '',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/fair.test.ts',
      name: 'whoever sends most is paced: one under way, then a rest of three times as long as that one took, while others go on',
    },
  },
  {
    name: 'takes a second handler of a queue with a single active consumer',
    file: 'src/broker/broker.ts',
    find: 'if (this.#intakes.some((intake) => intake.queue === queue)) throw new Error(`${queue} has its handler already`)',
    replace: '',
    test: {
      project: 'services',
      file: 'tests/services/broker-ingress.test.ts',
      name: 'a second handler of a queue is refused, since one of them would get nothing, or what the other is there for',
    },
  },
  {
    name: 'gives a login up that could not be removed at once',
    file: 'src/broker/until.ts',
    find: '() => void this.ask())',
    replace: '() => undefined)',
    test: {
      project: 'services',
      file: 'tests/services/broker-logins.test.ts',
      name: 'a login that is taken away while the management API is dead is gone once it answers, its connections too',
    },
  },
  {
    name: 'knows no login that was taken away before it started',
    file: 'src/broker/logins.ts',
    find: 'for (const user of [...this.#wanted.keys(), ...former])',
    replace: 'for (const user of this.#wanted.keys())',
    test: {
      project: 'services',
      file: 'tests/services/broker-logins.test.ts',
      name: 'a hub that starts removes logins that were taken away before it, and lets the others be',
    },
  },
  {
    name: 'takes the id of another country’s party that is spelled otherwise',
    file: 'src/store/reference/participants.ts',
    find: 'upper(party) = upper($2)',
    replace: 'party = $2',
    test: {
      project: 'services',
      file: 'tests/services/participants-over-http.test.ts',
      name: 'by an id that another country’s party has, however it is spelled',
    },
  },
  {
    name: 'leaves a change of the registry that no act made unnamed',
    file: 'src/store/audit/sql.ts',
    find: 'else not exists (select from operator_acts a where a.log_index = c.log_index) end',
    replace: 'else false end',
    test: {
      project: 'services',
      file: 'tests/services/acts-on-the-registry.test.ts',
      name: 'one is made up',
    },
  },
  {
    name: 'makes a queue anew and tells nobody that what was in it is gone',
    file: 'src/broker/declare.ts',
    find: 'created: [...missing, ...replaced]',
    replace: 'created: missing',
    test: {
      project: 'services',
      file: 'tests/services/broker-queues-of-the-past.test.ts',
      name: 'a queue with a single active consumer is made anew without one, told as created, and takes several consumers',
    },
  },
  {
    name: 'loses the trace of a message between its intake and what goes out because of it',
    file: 'src/pipeline/seal.ts',
    find: "return entry.kind === 'message' || entry.kind === 'refused' ? entry.work.received.trace : undefined",
    replace: 'return undefined',
    test: {
      project: 'services',
      file: 'tests/services/traces-of-messages.test.ts',
      name: 'over AMQP by its header, and forwarded under its own id',
    },
  },
  {
    name: 'loads the SDK of traces with every hub',
    file: 'src/compose/tracing.ts',
    find: '  if (tracing === undefined) return undefined\n  const { createOtlpTracing } = await import',
    replace: '  const { createOtlpTracing } = await import',
    test: {
      project: 'unit',
      file: 'tests/unit/compose/tracing.test.ts',
      name: 'a hub without a collector loads no package of OpenTelemetry',
    },
  },
]
