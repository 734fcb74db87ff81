import type { FastifyPluginAsync } from 'fastify'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { createProver } from '../merkle.ts'
import { pathText, queryNumber } from '../parameters.ts'
import { badParameter, notFound } from '../problems.ts'

/** The transparency log: its signed checkpoint, and proofs of inclusion for the parties of a message. */
export const logRoutes =
  (deps: ServerDeps): FastifyPluginAsync =>
  async (app) => {
    const prover = createProver(deps.reads, deps.tree)
    /** The checkpoint of one size: C2SP text and the hub's signature over exactly this text, base64. */
    const checkpointOf = async (size: number) => {
      const root = await prover.root(size)
      const { text, signature } = deps.tree.sign(size, root)
      return {
        size,
        root: root.toString('base64'),
        checkpoint: text,
        checkpointSignature: signature.toString('base64'),
      }
    }

    app.get('/v1/log/checkpoint', async () => checkpointOf(Number(await deps.reads.logSize())))

    app.get('/v1/log/proof/:index', async (request) => {
      const text = pathText(request, 'index')
      if (!/^(0|[1-9][0-9]{0,14})$/.test(text)) throw notFound()
      const index = Number(text)
      const head = Number(await deps.reads.logSize())
      const size = queryNumber(request, 'size', { min: 1, max: head }) ?? head
      const leaf = await deps.reads.leaf(viewerOf(request), BigInt(index))
      if (leaf === undefined || index >= head) throw notFound()
      if (index >= size) throw badParameter('size', String(size))
      const path = await prover.path(index, size)
      return {
        record: leaf.record,
        ...(leaf.salt === undefined ? {} : { salt: leaf.salt.toString('base64') }),
        path: path.map((hash) => hash.toString('base64')),
        ...(await checkpointOf(size)),
      }
    })
  }
