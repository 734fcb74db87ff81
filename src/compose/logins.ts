import type { PartyKey } from '../domain/values/party.ts'
import type { QueueOwner } from '../ports/broker.ts'
import type { BrokerUser, Registry } from '../store/reference/registry.ts'
import { systemClock } from './clocks.ts'

/** Which logins at the broker are good now, by the registry of this moment. */
export function loginsOf(registry: { current: () => Registry }) {
  const now = (): number => systemClock.now().getTime()
  const isGood = (user: BrokerUser): boolean => {
    const party = registry.current().reference.parties.get(user.partyKey)
    const ended = user.endsAt !== undefined && user.endsAt.getTime() <= now()
    return party?.active === true && party.channel === 'amqp' && !user.revoked && !ended
  }
  const all = (): BrokerUser[] => [...registry.current().brokerUsers.values()]
  return {
    withLogins: (owner: QueueOwner): QueueOwner => ({
      ...owner,
      logins: all().filter((user) => user.partyKey === owner.key && isGood(user)),
    }),
    /** Users that are not to be let in, whoever has made them. */
    former: (): string[] => all().flatMap((user) => (isGood(user) ? [] : [user.user])),
    /** Milliseconds until the next of them ends; undefined when none is to. */
    nextEnd: (): number | undefined => {
      const ends = all().flatMap((user) =>
        isGood(user) && user.endsAt !== undefined ? [user.endsAt.getTime() - now()] : [],
      )
      return ends.length === 0 ? undefined : Math.max(0, Math.min(...ends))
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
