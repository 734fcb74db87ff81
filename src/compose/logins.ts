import { queueNameOf } from '../broker/topology.ts'
import { parsePartyKey, type PartyKey } from '../domain/values/party.ts'
import type { QueueOwner } from '../ports/broker.ts'
import type { RegisteredCertificate } from '../ports/certificates.ts'
import type { Clock } from '../ports/runtime.ts'
import type { BrokerUser, Registry } from '../store/reference/registry.ts'
import { systemClock } from './clocks.ts'

/** Who is let in at the broker as things are at one instant, and when that must be looked at again. */
export type LoginsNow = {
  withLogins: (owner: QueueOwner) => QueueOwner
  /** Users that are not to be let in, whoever has made them. */
  former: string[]
  /** Milliseconds until the next of those let in ends; undefined when none is to. */
  nextEnd: number | undefined
}

/** Which logins at the broker are good, by the registry of this moment. */
export function loginsOf(registry: { current: () => Registry }, clock: Clock = systemClock) {
  return {
    /**
     * All of it by one instant: an end that fell between two readings of the clock would find its login still let in, and nobody
     * would look again.
     */
    now(): LoginsNow {
      const now = clock.now().getTime()
      const { reference, certificates, brokerUsers } = registry.current()
      const isInForce = (one: RegisteredCertificate): boolean =>
        one.validFrom.getTime() <= now && endsOf(one).every((end) => end > now)
      const certificatesOf = (party: PartyKey): RegisteredCertificate[] =>
        [...certificates.values()].filter((one) => one.partyKey === party && one.use === 'tls' && isInForce(one))
      const isGood = (user: BrokerUser): boolean => {
        const party = reference.parties.get(user.partyKey)
        const ended = user.endsAt !== undefined && user.endsAt.getTime() <= now
        if (party?.active !== true || party.channel !== 'amqp' || user.revoked || ended) return false
        // No password opens it: who comes by it has shown a client certificate, and one must still count.
        return user.passwordHash !== '' || certificatesOf(user.partyKey).length > 0
      }
      const judged = Map.groupBy(brokerUsers.values(), isGood)
      const good = judged.get(true) ?? []
      const ends = good.flatMap(({ partyKey, endsAt, passwordHash }) => [
        ...(endsAt === undefined ? [] : [endsAt.getTime()]),
        ...(passwordHash === '' ? certificatesOf(partyKey).flatMap(endsOf) : []),
      ])
      return {
        withLogins: (owner) => ({ ...owner, logins: good.filter(({ partyKey }) => partyKey === owner.key) }),
        former: (judged.get(false) ?? []).map(({ user }) => user),
        nextEnd: ends.length === 0 ? undefined : Math.min(...ends) - now,
      }
    },
    /**
     * Whose messages come by this user. One whose overlap is over counts on: the broker lets nobody in by it any more, and what
     * it had taken before was its party's. One that was revoked does not.
     */
    partyOf: (name: string): PartyKey | undefined => {
      const user = registry.current().brokerUsers.get(name)
      return user === undefined || user.revoked ? undefined : user.partyKey
    },
  }
}

/** The queue of a party, by its key; undefined where the text is none. */
export function queueOf(key: string): string | undefined {
  const party = parsePartyKey(key)
  return party === undefined ? undefined : queueNameOf(party)
}

const endsOf = ({ validTo, distrustedFrom }: RegisteredCertificate): number[] =>
  [validTo, distrustedFrom].flatMap((end) => (end === undefined ? [] : [end.getTime()]))
