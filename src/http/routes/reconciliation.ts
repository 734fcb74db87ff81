import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Check, dateTime, listOf, optional, record, text, whole, wrong } from '../../domain/values/checks.ts'
import { isMessageId } from '../../domain/values/identifiers.ts'
import { type PartyKey, parsePartyKey } from '../../domain/values/party.ts'
import type { HandedCopy } from '../../ports/copies.ts'
import type { HeldReceipt, Restore, ShownReceipt } from '../../ports/restores.ts'
import { reasonIn } from '../act-reason.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor, bodyOf, bytesOf } from '../operator-act.ts'
import { queryText } from '../parameters.ts'
import { badParameter, EdgeError } from '../problems.ts'
import { type Reconciliation, shownRestore } from '../restore-view.ts'
import { sendProblem } from '../error-handler.ts'

/** Receipts told at once; whoever holds more tells them in several calls. */
const TOLD_MAX = 1_000

/** Base64 of a signature, or of what it is over. */
const SIGNED_MAX = 20_000

const id: Check = (value, at) =>
  typeof value === 'string' && isMessageId(value) ? [] : [wrong('51', at, value, 'UUID')]
const party: Check = (value, at) =>
  typeof value === 'string' && parsePartyKey(value) !== undefined ? [] : [wrong('51', at, value, 'CC/party')]
const logIndex = whole(0, Number.MAX_SAFE_INTEGER)

const HELD = record({
  restore: whole(1, 1_000_000),
  receipts: listOf(record({ id, logIndex, sender: optional(party) }), { max: TOLD_MAX }),
})

const SHOWN = record({
  receipts: listOf(
    record({ id, logIndex, receipt: optional(text(SIGNED_MAX)), signature: optional(text(SIGNED_MAX)) }),
    { max: TOLD_MAX },
  ),
})

type Told = { restore: number; receipts: (HeldReceipt & { sender?: PartyKey })[] }
type Shown = { receipts: (HeldReceipt & { receipt?: string; signature?: string })[] }

/**
 * After a restore (docs/decisions/0221, 0232): what is missing, from which index on receipts are in question, and what each party has
 * brought back. A party says what it holds, and sends its own messages again like any other; copies of others' messages it hands
 * in when an operator has asked for them.
 */
export const reconciliationRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const { restores } = deps

    app.get('/v1/reconciliation', async (request) => {
      const restore = await restores.latest()
      return restore === undefined ? { state: 'none' } : shownTo(request, restore)
    })

    /** Of a party what it has told itself, and what must come before it; of operators and auditors everything. */
    const shownTo = async (request: FastifyRequest, restore: Restore): Promise<Reconciliation> => {
      const caller = callerOf(request)
      const parties = await restores.parties(restore.number)
      if (caller.kind === 'operator' || caller.kind === 'auditor') return shownRestore(restore, parties)
      const before = caller.kind === 'party' ? await restores.missingBefore(restore.number, caller.key) : undefined
      const own = parties.filter(({ party }) => party === caller.key)
      return { ...shownRestore(restore, own), ...(before === undefined ? {} : { before }) }
    }

    app.post('/v1/reconciliation/receipts', async (request) => {
      const key = partyIn(request)
      const { restore: number, receipts } = bodyOf<Told>(deps, request, HELD)
      const restore = await restores.latest()
      // Also after it was closed: who comes late holds receipts as well.
      if (restore?.number !== number || restore.opened === undefined) throw new EdgeError('no-restore')
      await restores.tell(number, key, heldIn(receipts, restore.kept), deps.clock())
      return shownTo(request, restore)
    })

    app.post('/v1/reconciliation/check', async (request) => {
      const key = partyIn(request)
      const { receipts } = bodyOf<Shown>(deps, request, SHOWN)
      const checked = await deps.checkReceipts(key, receipts.map(shownReceipt))
      if (!checked.ok) {
        throw new EdgeError('receipt-invalid', { words: { pointer: `/receipts/${checked.at}`, value: checked.detail } })
      }
      return { missing: checked.missing }
    })

    app.post('/v1/reconciliation/copies', async (request, reply) => {
      const answer = await deps.takeCopy(copyIn(deps, request))
      if (answer.kind === 'refused') {
        const { code, ...words } = answer.fault
        throw new EdgeError(code, words.pointer === undefined ? {} : { words: { ...words, pointer: words.pointer } })
      }
      if (answer.outcome !== 'refused') {
        const { kind: _, ...taken } = answer
        return taken
      }
      const { problem, retryAfterSeconds } = answer.refusal
      return sendProblem(deps, request, reply, problem, retryAfterSeconds)
    })

    app.post('/v1/reconciliation/declare', async (request) => {
      const { reason, since } = bodyOf<{ reason: string; since: string }>(deps, request, DECLARED)
      return act(request, 'declare', reason, new Date(since))
    })

    for (const [name, what] of [
      ['open', 'open'],
      ['ask-copies', 'copies'],
      ['close', 'close'],
    ] as const) {
      app.post(`/v1/reconciliation/${name}`, async (request) => act(request, what, reasonIn(request.body)))
    }

    const act = async (request: FastifyRequest, what: (typeof ACTS)[number], reason: unknown, since?: Date) => {
      const done = await deps.actOnRestore(what, actFor(deps, request, reason), since)
      if (!done.ok) throw new EdgeError(done.because)
      return { ...(await shownTo(request, done.restore)), logIndex: done.logIndex }
    }
  }

const ACTS = ['open', 'copies', 'close', 'declare'] as const

const DECLARED = record({ reason: text(500), since: dateTime })

function partyIn(request: FastifyRequest): PartyKey {
  const caller = callerOf(request)
  if (caller.kind !== 'party') throw new EdgeError('forbidden')
  return caller.key
}

/** What is held of the lost part: receipts of one's own messages, and copies of those of others. */
function heldIn(told: Told['receipts'], kept: number) {
  const lost = told.filter((one) => one.logIndex >= kept)
  return {
    receipts: lost.filter(({ sender }) => sender === undefined),
    copies: lost.flatMap(({ sender, ...one }) => (sender === undefined ? [] : [{ ...one, sender }])),
  }
}

const shownReceipt = ({ receipt, signature, ...held }: Shown['receipts'][number]): ShownReceipt =>
  receipt === undefined || signature === undefined
    ? held
    : { ...held, signed: { bytes: Buffer.from(receipt, 'base64'), signature: Buffer.from(signature, 'base64') } }

const textIn = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(',') : header

/** The bytes as they were delivered, with their signature and seal in the headers in which the hub sends them. */
function copyIn(deps: ServerDeps, request: FastifyRequest): HandedCopy {
  const number = queryText(request, 'restore') ?? ''
  if (!/^[1-9][0-9]{0,5}$/.test(number)) throw badParameter('restore', number)
  const caller = callerOf(request)
  return {
    restore: Number(number),
    bytes: bytesOf(request),
    signature: textIn(request.headers['corridor-signature']),
    seal: textIn(request.headers['corridor-seal']),
    by: caller.kind === 'party' ? { party: caller.key } : operatorIn(deps, request),
  }
}

function operatorIn(deps: ServerDeps, request: FastifyRequest): { operator: string; reason: string } {
  const { operator, reason } = actFor(deps, request, queryText(request, 'reason'))
  return { operator, reason }
}
