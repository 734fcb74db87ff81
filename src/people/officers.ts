import type { NewOfficer, Officers, OfficerView, StoredPerson } from '../ports/persons.ts'
import { createPersons, type KindOfPerson, type NewPerson, type PersonsDeps, standingOf } from './persons.ts'

/** Registers officers, changes and ends them. */
export function createOfficers(deps: PersonsDeps): Officers {
  const persons = createPersons(deps, officerKind(deps))
  return {
    ...persons,
    async list(whose, page) {
      const { items, ...rest } = await persons.list({ ...whose, kinds: ['officer'] }, page)
      return { items: items.map(viewOf), ...rest }
    },
    async find(whose, id) {
      const found = await persons.find({ ...whose, kinds: ['officer'] }, id)
      return found === undefined ? undefined : viewOf(found)
    },
    locked: (whose) => persons.locked({ ...whose, kinds: ['officer'] }),
    add: (act, officer) => persons.add(act, { kind: 'officer', ...officer }),
  }
}

const officerKind = ({ store }: PersonsDeps): KindOfPerson => ({
  acts: {
    add: 'officer-add',
    change: 'officer-change',
    invite: 'officer-invite',
    end: 'officer-end',
    endDevice: 'device-end',
  },
  kinds: ['officer'],
  subjectOf: ({ party = '', pseudonym }) => `officers/${party}/${pseudonym}`,
  told: officerOf,
  async refuse(db, { party = '', offices }, what) {
    const administration = party as NewOfficer['party']
    if (what === 'add' && (await store.roleOf(db, administration)) !== 'customs')
      return { ok: false, why: 'party-unknown', value: party }
    const [unknown] = await store.unknownOffices(db, administration, offices)
    return unknown === undefined ? undefined : { ok: false, why: 'offices-unknown', value: unknown }
  },
  // An officer can make no way in for anybody, so that the second person of a decision is another one (docs/decisions/0109).
  takesTwo: async () => false,
})

function officerOf({ party, pseudonym, name, offices, language, rights, openid }: NewPerson): NewOfficer {
  if (party === undefined) throw new Error(`${pseudonym} belongs to no administration`)
  return { party, pseudonym, name, offices, language, rights, ...(openid === undefined ? {} : { openid }) }
}

const viewOf = (stored: StoredPerson): OfficerView => ({ ...officerOf(stored), ...standingOf(stored) })
