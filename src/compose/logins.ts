import { queueNameOf } from '../broker/topology.ts'
import { parsePartyKey, type PartyKey } from '../domain/values/party.ts'
import type { QueueOwner } from '../ports/broker.ts'
import type { RegisteredCertificate } from '../ports/certificates.ts'
import type { BrokerUser, Registry } from '../store/reference/registry.ts'
import { systemClock } from './clocks.ts'

/** Which logins at the broker are good now, by the registry of this moment. */
export function loginsOf(registry: { current: () => Registry }) {
  const now = (): number => systemClock.now().getTime()
  const clientCertificates = (party: PartyKey): RegisteredCertificate[] =>
    [...registry.current().certificates.values()].filter(({ partyKey, use }) => partyKey === party && use === 'tls')
  const isInForce = (one: RegisteredCertificate): boolean =>
    one.validFrom.getTime() <= now() && endsOf(one).every((end) => end > now())
  const isGood = (user: BrokerUser): boolean => {
    const party = registry.current().reference.parties.get(user.partyKey)
    const ended = user.endsAt !== undefined && user.endsAt.getTime() <= now()
    if (party?.active !== true || party.channel !== 'amqp' || user.revoked || ended) return false
    // No password opens it: who comes by it has shown a client certificate, and one must still count.
    return user.passwordHash !== '' || clientCertificates(user.partyKey).some(isInForce)
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
      const ends = all()
        .filter(isGood)
        .flatMap(({ partyKey, endsAt, passwordHash }) => [
          ...(endsAt === undefined ? [] : [endsAt.getTime()]),
          ...(passwordHash === '' ? clientCertificates(partyKey).filter(isInForce).flatMap(endsOf) : []),
        ])
        .map((end) => end - now())
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

/** The queue of a party, by its key; undefined where the text is none. */
export function queueOf(key: string): string | undefined {
  const party = parsePartyKey(key)
  return party === undefined ? undefined : queueNameOf(party)
}

const endsOf = ({ validTo, distrustedFrom }: RegisteredCertificate): number[] =>
  [validTo, distrustedFrom].flatMap((end) => (end === undefined ? [] : [end.getTime()]))
