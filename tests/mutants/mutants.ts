/** One safeguard broken on purpose, and the test that must notice. */
export type Mutant = {
  name: string
  file: string
  /** Occurs once in the file. */
  find: string
  replace: string
  /** Project, file and name of the test that fails with the fault and passes without it. */
  test: { project: string; file: string; name: string }
}

const histories = {
  project: 'property',
  file: 'tests/property/simulation.test.ts',
  name: 'twenty histories with every fault hold, one after the other',
}

/** What a build must not survive, named by what the hub then does wrong. */
export const mutants: readonly Mutant[] = [
  {
    name: 'decides a repeated message once more',
    file: 'src/pipeline/batch.ts',
    find: 'const before = work.key === undefined ? undefined : stored.get(keyText(work.key))',
    replace: 'const before = stored.get(`nobody ${work.kind}`)',
    test: histories,
  },
  {
    name: 'answers before the commit',
    file: 'src/pipeline/commit.ts',
    find: 'answers = await deps.commit((tx) => deps.run(tx, works))',
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
    file: 'src/pipeline/batch.ts',
    find: "const state = taken.has(order) ? ('waiting' as const) : ('ready' as const)",
    replace: "const state = taken.has('') ? ('waiting' as const) : ('ready' as const)",
    test: histories,
  },
  {
    name: 'queues by the order of the decision instead of the log',
    file: 'src/pipeline/batch.ts',
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
    file: 'src/pipeline/decide.ts',
    find: 'const waiting = [...releases]',
    replace: 'const waiting = [...releases].slice(1)',
    test: histories,
  },
  {
    name: 'logs an entry without the digest of its body',
    file: 'src/pipeline/log-writer.ts',
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
    file: 'src/domain/replay.ts',
    find: '...(patch.length === 0 ? {} : { movement: patch }),',
    replace: '...(patch.length < 4 ? {} : { movement: patch }),',
    test: {
      project: 'property',
      file: 'tests/property/domain-sequences.test.ts',
      name: 'any sequence keeps every guarantee balanced, every transition in the table, ends final, and facts accepted',
    },
  },
  {
    name: 'frees amounts in use and claimed by whatever act comes',
    file: 'src/domain/ledger.ts',
    find: "if (act.line.from !== 'none' && line.state !== act.line.from) return line",
    replace: "if (act.line.from !== 'none' && line.state === 'refused') return line",
    test: {
      project: 'property',
      file: 'tests/property/domain-sequences.test.ts',
      name: 'any sequence keeps every guarantee balanced, every transition in the table, ends final, and facts accepted',
    },
  },
  {
    name: 'frees an amount in use when the limit has passed',
    file: 'src/generated/movement-table.ts',
    find: `        "enquireOfHolder"
      ],`,
    replace: `        "enquireOfHolder"
      ],
      "guarantee": "free",`,
    test: {
      project: 'property',
      file: 'tests/property/domain-clock.test.ts',
      name: 'however long whatever takes, no clock ever frees an amount in use or claimed',
    },
  },
  {
    name: 'does not verify the signature over the attributes',
    file: 'src/trust/cms.ts',
    find: "return verify(digest, signedBytes, certificate.publicKey, signature) ? undefined : 'the signature does not hold'",
    replace: "return signedBytes.length > 0 ? undefined : 'the signature does not hold'",
    test: {
      project: 'unit',
      file: 'tests/unit/trust/cms.test.ts',
      name: 'refuses it when the certificate found has another key',
    },
  },
  {
    name: 'takes a signature of anybody for the caller’s',
    file: 'src/trust/signature-verifier.ts',
    find: 'expectedParty !== undefined && ',
    replace: 'expectedParty === null && ',
    test: {
      project: 'unit',
      file: 'tests/unit/trust/signature-verifier.test.ts',
      name: 'says signature-wrong-signer when the caller is another party, and whose signature it is',
    },
  },
  {
    name: 'reads a guarantee without locking it',
    file: 'src/store/commit.ts',
    find: "'select * from guarantees where grn = any($1::text[]) order by grn for update'",
    replace: "'select * from guarantees where grn = any($1::text[]) order by grn'",
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
    file: 'src/store/outbox.ts',
    find: `    join held h on h.receiver = n.receiver and h.epoch = n.epoch
    where o.state = 'in-flight' and o.epoch = n.epoch`,
    replace: `    where o.state = 'in-flight'`,
    test: {
      project: 'services',
      file: 'tests/services/outbox-epochs.test.ts',
      name: 'what it gives back, parks or notes as handed over changes nothing',
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
    name: 'jumps over the timers on the way when a sandbox’s clock is moved',
    file: 'src/relay/move-clock.ts',
    find: 'clock.moveTo(new Date(next))',
    replace: 'clock.moveTo(to)',
    test: {
      project: 'unit',
      file: 'tests/unit/relay/move-clock.test.ts',
      name: 'halts where each timer is due, and where one is that this one started',
    },
  },
  {
    name: 'lets a sandbox’s clock go back',
    file: 'src/sandbox-clock.ts',
    find: 'now = Math.max(now, Date.parse(text))',
    replace: 'now = Date.parse(text)',
    test: {
      project: 'unit',
      file: 'tests/unit/relay/move-clock.test.ts',
      name: 'stands still, is seen by all who read it, and never goes back',
    },
  },
  {
    name: 'tells a movement of a closure twice',
    file: 'src/pipeline/closures.ts',
    find: 'movement === undefined || state.told.has(told)',
    replace: 'movement === undefined',
    test: {
      project: 'unit',
      file: 'tests/unit/pipeline/closures.test.ts',
      name: 'a movement is told of a closure once, whoever comes with it again, in the same batch or a later one',
    },
  },
]
