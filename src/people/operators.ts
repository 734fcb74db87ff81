import type { NewOperator, Operators, OperatorView, PersonAct, StoredPerson } from '../ports/persons.ts'
import { createPersons, type KindOfPerson, type NewPerson, onPerson, type PersonsDeps, standingOf } from './persons.ts'

const KINDS = ['operator', 'auditor'] as const

/** Registers those who run the hub, changes and ends them (docs/decisions/0135). */
export function createOperators(deps: PersonsDeps): Operators {
  const kind = operatorKind(deps)
  const persons = createPersons(deps, kind)
  const { store } = deps
  return {
    ...persons,
    async list(_whose, page) {
      const { items, ...rest } = await persons.list({ kinds: KINDS }, page)
      return { items: items.map(viewOf), ...rest }
    },
    async find(_whose, id) {
      const found = await persons.find({ kinds: KINDS }, id)
      return found === undefined ? undefined : viewOf(found)
    },
    locked: () => persons.locked({ kinds: KINDS }),
    add: (act, { scope, ...operator }) => persons.add(act, { kind: scope, ...operator, offices: [], rights: [] }),
    asked: () => store.asked(),
    async answer(act, id, verdict) {
      const name = verdict === 'approve' ? 'operator-approve' : 'operator-reject'
      return onPerson(deps, kind, act, id, name, async (db, { asked }) => {
        // Four eyes: whoever asked cannot be the one who agrees.
        if (asked?.by === act.operator) return { ok: false, why: 'same-person' }
        if (asked === undefined || Date.parse(asked.until) <= deps.clock().getTime())
          return { ok: false, why: 'already-decided' }
        await store.setAsked(db, id, undefined)
        if (verdict === 'reject') {
          await store.voidInvitations(db, id)
          await store.setSubject(db, id, undefined)
        }
        return { changes: [{ key: id, change: 'changed', after: { askedBy: asked.by, verdict } }], answer: undefined }
      })
    },
  }
}

const operatorKind = ({ store }: PersonsDeps): KindOfPerson => ({
  acts: {
    add: 'operator-add',
    change: 'operator-change',
    invite: 'operator-invite',
    end: 'operator-revoke',
    endDevice: 'device-end',
  },
  kinds: KINDS,
  subjectOf: ({ pseudonym }) => `operators/${pseudonym}`,
  told: operatorOf,
  refuse: async () => undefined,
  // Who could make a way in as another operator alone would be two persons. Only the first one has nobody to ask.
  takesTwo: async (db, { operator }: PersonAct, { kind }) =>
    kind === 'operator' && (await store.hasAnotherOperator(db, operator)),
})

function operatorOf({ kind, pseudonym, name, language, openid }: NewPerson): NewOperator {
  if (kind !== 'operator' && kind !== 'auditor') throw new Error(`${pseudonym} does not run the hub`)
  return { scope: kind, pseudonym, name, language, ...(openid === undefined ? {} : { openid }) }
}

const viewOf = (stored: StoredPerson): OperatorView => ({
  ...operatorOf(stored),
  ...standingOf(stored),
  tokens: stored.tokens,
  ...(stored.asked === undefined ? {} : { asked: stored.asked }),
})
