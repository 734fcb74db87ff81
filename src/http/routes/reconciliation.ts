import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Check, listOf, record, whole, wrong } from '../../domain/values/checks.ts'
import { isMessageId } from '../../domain/values/identifiers.ts'
import type { HeldReceipt, Restore } from '../../ports/restores.ts'
import { reasonIn } from '../act-reason.ts'
import { callerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { actFor, bodyOf } from '../operator-act.ts'
import { EdgeError } from '../problems.ts'
import { type Reconciliation, shownRestore } from '../restore-view.ts'

/** Receipts told at once; whoever holds more tells them in several calls. */
const TOLD_MAX = 1_000

const id: Check = (value, at) =>
  typeof value === 'string' && isMessageId(value) ? [] : [wrong('51', at, value, 'UUID')]

const HELD = record({
  restore: whole(1, 1_000_000),
  receipts: listOf(record({ id, logIndex: whole(0, Number.MAX_SAFE_INTEGER) }), { max: TOLD_MAX }),
})

/**
 * After a restore (docs/decisions/0221): what is missing, from which index on receipts are in question, and what each party has
 * brought back. A party says which receipts it holds, and sends those messages again like any other.
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
      const caller = callerOf(request)
      if (caller.kind !== 'party') throw new EdgeError('forbidden')
      const { restore: number, receipts } = bodyOf<{ restore: number; receipts: HeldReceipt[] }>(deps, request, HELD)
      const restore = await restores.latest()
      // Also after it was closed: who comes late holds receipts as well.
      if (restore?.number !== number || restore.opened === undefined) throw new EdgeError('no-restore')
      await restores.tell(
        number,
        caller.key,
        receipts.filter(({ logIndex }) => logIndex >= restore.kept),
        deps.clock(),
      )
      return shownTo(request, restore)
    })

    for (const what of ['open', 'close'] as const) {
      app.post(`/v1/reconciliation/${what}`, async (request) => {
        const done = await deps.actOnRestore(what, actFor(deps, request, reasonIn(request.body)))
        if (!done.ok) throw new EdgeError(done.because)
        return { ...(await shownTo(request, done.restore)), logIndex: done.logIndex }
      })
    }
  }
