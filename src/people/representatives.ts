import type { NewRepresentative, Representatives, RepresentativeView, StoredPerson } from '../ports/persons.ts'
import { createPersons, type KindOfPerson, type NewPerson, type PersonsDeps, standingOf } from './persons.ts'

const KINDS = ['representative'] as const

/** Registers people of principals and guarantors, changes and ends them (docs/decisions/0218). */
export function createRepresentatives(deps: PersonsDeps): Representatives {
  const persons = createPersons(deps, representativeKind(deps))
  return {
    async list(_whose, page) {
      const { items, ...rest } = await persons.list({ kinds: KINDS }, page)
      return { items: items.map(viewOf), ...rest }
    },
    async find(_whose, id) {
      const found = await persons.find({ kinds: KINDS }, id)
      return found === undefined ? undefined : viewOf(found)
    },
    add: (act, person) => persons.add(act, { kind: 'representative', ...person, offices: [], rights: [] }),
    change: (act, id, change) => persons.change(act, id, change),
    end: (act, id) => persons.end(act, id),
  }
}

const representativeKind = ({ store }: PersonsDeps): KindOfPerson => ({
  acts: {
    add: 'representative-add',
    change: 'representative-change',
    invite: 'representative-change',
    end: 'representative-end',
    endDevice: 'device-end',
  },
  kinds: KINDS,
  subjectOf: ({ party = '', pseudonym }) => `representatives/${party}/${pseudonym}`,
  told: representativeOf,
  async refuse(db, { party }, what) {
    if (what === 'change') return undefined
    const role = party === undefined ? undefined : await store.roleOf(db, party)
    return role === 'principal' || role === 'guarantor'
      ? undefined
      : { ok: false, why: 'party-unknown', value: party ?? '' }
  },
  // It reads, and decides nothing.
  takesTwo: async () => false,
})

function representativeOf({ party, pseudonym, name, language, openid }: NewPerson): NewRepresentative {
  if (party === undefined || openid === undefined) throw new Error(`${pseudonym} represents nobody, or has no way in`)
  return { party, pseudonym, name, language, openid }
}

/** Whose part has ended has no way in any more: it was taken away with it. */
function viewOf(stored: StoredPerson): RepresentativeView {
  const { party, pseudonym, name, language, openid } = stored
  if (party === undefined) throw new Error(`${pseudonym} represents nobody`)
  const { id, active, createdAt, endedAt } = standingOf(stored)
  return {
    party,
    pseudonym,
    name,
    language,
    ...(openid === undefined ? {} : { openid }),
    id,
    active,
    createdAt,
    ...(endedAt === undefined ? {} : { endedAt }),
  }
}
