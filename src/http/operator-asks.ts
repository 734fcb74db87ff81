import type { FastifyRequest } from 'fastify'
import { isMessageId } from '../domain/values/identifiers.ts'
import { parsePartyKey, type PartyKey } from '../domain/values/party.ts'
import type { OperatorAsk } from '../ports/approvals.ts'
import type { Page, PageRequest } from '../ports/page.ts'
import type { ServerDeps } from './deps.ts'
import { actFor } from './operator-act.ts'
import { doneOr } from './persons.ts'
import { EdgeError, notFound } from './problems.ts'

const PARTY = '[A-Z]{2}(?:\\.[^.\\s]{1,70})?'
const GLASS = new RegExp(`^break-glass-(${PARTY})-([0-9a-f-]{36})$`)
const DISCARD = new RegExp(`^discard-([0-9]{1,18})-(${PARTY})$`)
const OPERATOR = /^operator-([0-9a-f-]{36})$/

/** Everything that one operator has asked for and a second one has to answer, in the order in which it was asked. */
export async function operatorAsks({ reads, operators }: ServerDeps): Promise<OperatorAsk[]> {
  const asks = [...(await reads.operatorAsks()), ...(await operators.asked()).map(newWayOf)]
  return asks.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

/** By what asks are sorted, and a page of them goes on. */
const orderOf = ({ since, id }: OperatorAsk): string => `${since} ${id}`

const newWayOf = ({ id, pseudonym, asked }: Awaited<ReturnType<ServerDeps['operators']['asked']>>[number]) => {
  const { by, reason, since, until } = asked
  return { id: `operator-${id}`, kind: 'operator', by, reason, since, until, person: pseudonym } as const
}

type Word = { operator: string; verdict: 'approve' | 'reject'; reason: string }
type Outcome = { outcome: 'approved' | 'rejected' }

/**
 * The second operator's word on what another one has asked for.
 * @throws {EdgeError} 403 `same-person`, 404, 409 `already-decided`
 */
export async function answerAsk(deps: ServerDeps, request: FastifyRequest, id: string, word: Word): Promise<Outcome> {
  const { operator, verdict, reason } = word
  const [, sender, message] = GLASS.exec(id) ?? []
  const [, logIndex, receiver] = DISCARD.exec(id) ?? []
  const [, person] = OPERATOR.exec(id) ?? []
  const outcome: Outcome = { outcome: verdict === 'approve' ? 'approved' : 'rejected' }
  if (sender !== undefined && message !== undefined && isMessageId(message)) {
    const key = { sender: partyIn(sender), id: message }
    refuse((await deps.breakGlass({ key, operator, reason, verdict })).kind)
  } else if (logIndex !== undefined && receiver !== undefined) {
    const act = verdict === 'approve' ? 'discard-approve' : 'discard-reject'
    const row = { receiver: partyIn(receiver), logIndex: BigInt(logIndex) }
    refuse((await deps.actOnParked({ act, ...row, operator, reason })).kind)
  } else if (person !== undefined && isMessageId(person)) {
    doneOr(await deps.operators.answer(actFor(deps, request, reason), person, verdict), 'operator-ended')
  } else throw notFound()
  return outcome
}

function partyIn(dotted: string): PartyKey {
  const party = parsePartyKey(dotted.replace('.', '/'))
  if (party === undefined) throw notFound()
  return party
}

function refuse(kind: string): void {
  if (kind === 'not-found') throw notFound()
  if (kind === 'already-decided') throw new EdgeError('already-decided')
  if (kind === 'second-operator-required') throw new EdgeError('same-person')
}

/** Begins a cursor into what operators have asked; those of messages begin as a list in JSON does in base64. */
const MARK = 'asks-'

type Listed<T> = { items: ((T & { kind: 'message' }) | (OperatorAsk & { state: 'asked' }))[]; next?: string }

/** A page of what operators have asked, and after that of the messages that wait; `messages` reads a page of these. */
export async function asksBefore<T>(
  deps: ServerDeps,
  { cursor, limit }: PageRequest,
  messages: (page: PageRequest) => Promise<Page<T>>,
): Promise<Listed<T>> {
  const asks = cursor === undefined || cursor.startsWith(MARK) ? await operatorAsks(deps) : []
  const after = cursor?.startsWith(MARK) === true ? Buffer.from(cursor.slice(MARK.length), 'base64url').toString() : ''
  const left = asks.filter((one) => orderOf(one) > after)
  const shown = left.slice(0, limit).map((one) => ({ ...one, state: 'asked' as const }))
  const last = shown.at(-1)
  if (last !== undefined && left.length >= limit) {
    return { items: shown, next: `${MARK}${Buffer.from(orderOf(last)).toString('base64url')}` }
  }
  const rest = await messages({
    ...(cursor === undefined || cursor.startsWith(MARK) ? {} : { cursor }),
    limit: limit - shown.length,
  })
  return { ...rest, items: [...shown, ...rest.items.map((one) => ({ ...one, kind: 'message' as const }))] }
}
