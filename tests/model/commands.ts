import assert from 'node:assert/strict'
import fc from 'fast-check'
import { encodeJson } from '../../src/codec/index.ts'
import type { Message } from '../../src/generated/types.ts'
import type { Answer } from '../../src/ports/handle.ts'
import { customs, message } from '../support/procedures.ts'
import { arrival, declaration, discharge, entry, exit, GRN, registration, release, results } from '../support/road.ts'
import type { Kind, Model } from './model.ts'
import type { System } from './system.ts'

export const LIMIT = 100
/** A second guarantee, smaller than the first. */
const SECOND = '26TG00CCIT0000187'
export const LIMITS = { [GRN]: LIMIT, [SECOND]: 60 }
const MRNS = ['26TGLFW100000201J1', '26TGLFW100000202J3', '26TGLFW100000203J5']

type Command = fc.AsyncCommand<Model, System>

/** The guarantees everything rests on; sent before the commands. */
export const opening = (): Message[] =>
  Object.entries(LIMITS).map(([grn, limit]) =>
    registration({ body: { grn, limit: xof(limit), validTo: '2099-12-31' } }),
  )

function xof(amount: number) {
  return { amount: String(amount), currency: 'XOF' }
}

type Amounts = ReadonlyMap<string, number>

/** Each movement has a truck of its own. */
const truckOf = (mrn: string) => ({ typeOfIdentification: '30', identification: `TG ${mrn.slice(-4)}` }) as const

const messages: Record<Kind, (key: { id: string; mrn: string }, amounts: Amounts) => Message> = {
  declare: (key, amounts) => {
    const guarantees = [...amounts].map(([grn, amount]) => ({
      type: '1' as const,
      grn,
      accessCode: 'A1B2',
      amount: xof(amount),
    }))
    const vehicleSet = { mode: '3', means: { ...truckOf(key.mrn), nationality: 'TG' } } as const
    return declaration({ ...key, body: { guarantees, vehicleSet, equipment: [{ numberOfSeals: 0 }] } })
  },
  release: (key) => release(key),
  exit: (key) => exit({ ...key, body: { vehicle: truckOf(key.mrn) } }),
  entry: (key) => entry({ ...key, body: { vehicle: truckOf(key.mrn) } }),
  swapped: (key) => entry({ ...key, body: { vehicle: truckOf('another') } }),
  arrival: (key) => arrival({ ...key, body: { vehicle: truckOf(key.mrn) } }),
  results: (key) => results(key),
  resolve: (key) =>
    message(
      'discrepancy-resolution',
      customs('TG'),
      { outcome: 'solved', decidedOn: '2026-03-08', flags: ['vehicleDiffers'] },
      key,
    ),
  discharge: (key) => discharge(key),
  cancel: (key) => message('cancellation', customs('TG'), { basis: 'authority', reason: 'r' }, key),
}

const textOf = (answer: Answer): string =>
  answer.kind === 'accepted'
    ? `${answer.receipt.toString('utf8')} ${answer.receiptSignature.toString('base64')}`
    : `${answer.httpStatus} ${answer.stored?.bytes.toString('utf8')}`

/** After every command states and accounts are those of the model. */
async function check(model: Model, system: System): Promise<void> {
  for (const [grn, account] of model.accounts) {
    const { available, reserved, inUse, limit } = (await system.guarantee(grn))!
    const stored = [limit, available, reserved, inUse].map(Number)
    assert.deepEqual([grn, stored], [grn, [account.limit, account.available, account.reserved, account.inUse]])
  }
  const states = await system.states()
  for (const [mrn, { state, held }] of model.movements) {
    const known = state !== 'none' || held.size > 0
    assert.deepEqual([mrn, states.get(mrn)], [mrn, known ? state : undefined])
  }
}

/** What comes next on the road, by the state. */
const NEXT: Partial<Record<ReturnType<Model['movement']>['state'], Kind>> = {
  none: 'declare',
  registered: 'release',
  released: 'exit',
  'at-border': 'entry',
  'in-transit': 'arrival',
  arrived: 'results',
  'results-received': 'discharge',
}

/** Of no kind: the movement's next step. `dies`: the step at which the hub dies that decides it; the sender repeats it to the next one. */
class Send implements Command {
  readonly #kind: Kind | undefined
  readonly #id: string
  readonly #mrn: string
  readonly #amounts: Amounts
  readonly #dies: number | undefined

  constructor(kind: Kind | undefined, id: string, mrn: string, amounts: Amounts, dies: number | undefined) {
    this.#kind = kind
    this.#id = id
    this.#mrn = mrn
    this.#amounts = amounts
    this.#dies = dies
  }

  check = (): boolean => true

  async run(model: Model, system: System): Promise<void> {
    // The same id once more is a matter of the commands below.
    if (model.answered.some(({ message: { id } }) => id === this.#id)) return
    const kind = this.#kind ?? NEXT[model.movement(this.#mrn).state] ?? 'exit'
    const sent = messages[kind]({ id: this.#id, mrn: this.#mrn }, this.#amounts)
    const bytes = encodeJson(sent)
    if (this.#dies !== undefined) system.dieIn(this.#dies)
    const answer = await system.submit(sent, bytes)
    const accepted = model.take(kind, this.#mrn, this.#amounts)
    assert.deepEqual([kind, answer.kind], [kind, accepted ? 'accepted' : 'refused'])
    model.answered.push({ message: sent, bytes, answer: textOf(answer) })
    await check(model, system)
  }

  toString = (): string => {
    const dies = this.#dies === undefined ? '' : `, dying at step ${this.#dies}`
    return `${this.#kind ?? 'next step of'} ${this.#mrn.slice(-4)} for ${[...this.#amounts.values()].join(' and ')}${dies}`
  }
}

/** What was answered is sent again: the same bytes get the same answer, other bytes a conflict, and nothing happens. */
class Again implements Command {
  readonly #at: number
  readonly #conflicting: boolean

  constructor(at: number, conflicting: boolean) {
    this.#at = at
    this.#conflicting = conflicting
  }

  check = (model: Readonly<Model>): boolean => model.answered.length > 0

  async run(model: Model, system: System): Promise<void> {
    const first = model.answered[this.#at % model.answered.length]!
    const bytes = this.#conflicting ? Buffer.from(`${first.bytes.toString('utf8')} `) : first.bytes
    const answer = await system.submit(first.message, bytes)
    if (this.#conflicting) assert.match(textOf(answer), /^409 /)
    else assert.equal(textOf(answer), first.answer)
    await check(model, system)
  }

  toString = (): string => `${this.#conflicting ? 'other bytes under the id of' : 'repeat'} number ${this.#at}`
}

class Pass implements Command {
  readonly #hours: number

  constructor(hours: number) {
    this.#hours = hours
  }

  check = (): boolean => true

  async run(model: Model, system: System): Promise<void> {
    await system.advance(this.#hours * 3_600_000)
    model.pass(this.#hours * 3_600_000)
    await check(model, system)
  }

  toString = (): string => `${this.#hours} hours pass`
}

class Restart implements Command {
  check = (): boolean => true

  async run(_: Model, system: System): Promise<void> {
    system.restart()
  }

  toString = (): string => 'the hub starts anew'
}

const kinds: readonly Kind[] = [
  'declare',
  'release',
  'exit',
  'entry',
  'swapped',
  'arrival',
  'results',
  'resolve',
  'discharge',
  'cancel',
]
const kind = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...kinds) },
)
const dies = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined, freq: 5 })

/** On one of the guarantees, or on both. */
const amounts = fc
  .record({
    on: fc.constantFrom([GRN], [GRN], [SECOND], [GRN, SECOND]),
    sums: fc.tuple(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 10, max: 60 })),
  })
  .map(({ on, sums }): Amounts => new Map(on.map((grn, at) => [grn, sums[at] ?? 0])))

/** Commands in any order; two of three sendings are the next step on the road, so that journeys also come to their end. */
export const commands = (maxCommands: number): fc.Arbitrary<Iterable<Command>> =>
  fc.commands(
    [
      fc
        .tuple(kind, fc.uuid(), fc.constantFrom(...MRNS, MRNS[0]!, MRNS[0]!), amounts, dies)
        .map((given) => new Send(...given)),
      fc.tuple(fc.nat(30), fc.boolean()).map((given) => new Again(...given)),
      fc.oneof(fc.integer({ min: 1, max: 48 }), fc.constant(800)).map((hours) => new Pass(hours)),
      fc.constant(new Restart()),
    ],
    { maxCommands, size: 'max' },
  )
