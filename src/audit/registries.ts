import type { Effect } from '../domain/model/decision.ts'
import { loggedTrain, trainKey } from '../domain/model/logged.ts'
import type { Outage } from '../domain/model/reference.ts'
import type { Json } from '../domain/values/json-patch.ts'
import { changeOutages } from '../domain/reference/outages.ts'
import { replayTrains } from '../domain/engine/replay.ts'
import { instantOf } from '../domain/values/time.ts'
import type { AuditSource } from '../ports/audit.ts'
import { canonicalJson } from '../trust/canonical-json.ts'
import type { Breaches } from './result.ts'

/**
 * What messages without a movement change: trains and outages, replayed from the effects in the log from zero (invariant
 * I4). Memory grows with the number of both.
 */
export class RegistryCheck {
  readonly #breaches: Breaches
  readonly #trains = new Map<string, Json>()
  #outages: readonly Outage[] = []

  constructor(breaches: Breaches) {
    this.#breaches = breaches
  }

  /** Outages as the log has them so far. */
  get outages(): readonly Outage[] {
    return this.#outages
  }

  leaf(index: bigint, effect: Effect): void {
    if (effect.availability !== undefined) this.#outages = changeOutages(this.#outages, effect.availability)
    try {
      for (const [key, train] of replayTrains((one) => this.#trains.get(one), effect)) this.#trains.set(key, train)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#breaches.add('I4', { logIndex: index }, `its effect does not fit the train: ${error.message}`)
    }
  }

  async end(source: AuditSource): Promise<void> {
    for await (const train of source.trains()) {
      this.#breaches.counts.trains += 1
      const key = trainKey(train)
      const replayed = this.#trains.get(key)
      this.#trains.delete(key)
      if (replayed === undefined) this.#breaches.add('I4', { train: key }, 'is stored and not in the log')
      else if (canonicalJson(replayed) !== canonicalJson(loggedTrain(train))) {
        this.#breaches.add('I4', { train: key }, 'replay gives another train than is stored')
      }
    }
    for (const key of this.#trains.keys()) this.#breaches.add('I4', { train: key }, 'is in the log and not stored')
    const stored: string[] = []
    for await (const outage of source.outages()) stored.push(outageText(outage))
    const known = this.#outages.map(outageText)
    for (const text of stored.filter((one) => !known.includes(one))) {
      this.#breaches.add('I4', {}, `the outage ${text} is stored and not in the log`)
    }
    for (const text of known.filter((one) => !stored.includes(one))) {
      this.#breaches.add('I4', {}, `the outage ${text} is in the log and not stored`)
    }
  }
}

const outageText = ({ country, office, state, direction, modes, from, to, by }: Outage): string => {
  const span = [from, to].map((at) => (at === undefined ? '-' : new Date(instantOf(at)).toISOString()))
  return [by.sender, by.id, country, office ?? '-', state, direction ?? '-', (modes ?? []).join(), ...span].join(' ')
}
