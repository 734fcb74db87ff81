import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { viewerOf } from '../authenticate.ts'
import type { ServerDeps } from '../deps.ts'
import { createProver } from '../merkle.ts'
import { pathText, queryNumber, queryText } from '../parameters.ts'
import { badParameter, EdgeError, notFound } from '../problems.ts'
import { sendUnlessKnown } from '../tagged.ts'

/** Bytes of one hash. */
const HASH_BYTES = 32
/** Audits that are told of: whoever looks wants to know when the last ones were. */
const AUDITS = 10

/**
 * The transparency log: its checkpoint, signed by the hub (JSON) or as a note by the log's key and its witnesses; its
 * hashes as tiles and proofs that it only grew, for everybody; proofs of inclusion for the parties of a message.
 */
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
    const headOf = async (): Promise<number> => Number(await deps.reads.logSize())

    app.get('/v1/log/checkpoint', async (request, reply) => {
      const head = await headOf()
      const size = sizeOf(request, head)
      reply.header('vary', 'Accept')
      if (!asksForText(request)) return checkpointOf(size)
      return sendNote(deps, reply, await checkpointOf(size))
    })

    app.get('/v1/log/tile/*', async (request, reply) => {
      const nodes = deps.tree.tile(pathText(request, '*'), await headOf())
      if (nodes === undefined) throw notFound()
      const hashes = (await deps.reads.logNodes(nodes)).filter((hash) => hash !== undefined)
      // A log that lacks a node is damaged: half a tile would look like a whole one.
      if (hashes.length !== nodes.length) throw new Error('nodes of the log are missing')
      const bytes = Buffer.concat(hashes, nodes.length * HASH_BYTES)
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('application/octet-stream')
        .send(bytes)
    })

    app.get('/v1/log/consistency', async (request) => {
      const head = await headOf()
      const from = queryNumber(request, 'from', { min: 1, max: head })
      if (from === undefined) throw badParameter('from', '')
      const size = sizeOf(request, head)
      if (from > size) throw badParameter('from', String(from))
      const path = await prover.consistency(from, size)
      return { from, path: path.map((hash) => hash.toString('base64')), ...(await checkpointOf(size)) }
    })

    app.get('/v1/audits', async (request, reply) => {
      const audits = await deps.reads.audits(AUDITS)
      const items = audits.map(({ takenAt, root, ...rest }) => ({
        takenAt: takenAt.toISOString(),
        ...rest,
        root: root.toString('base64'),
      }))
      return sendUnlessKnown(request, reply, { items }, { besides: { asOf: deps.clock().toISOString() } })
    })

    app.get('/v1/log/proof/:index', async (request) => {
      const text = pathText(request, 'index')
      if (!/^(0|[1-9][0-9]{0,14})$/.test(text)) throw notFound()
      const index = Number(text)
      const head = await headOf()
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

/** `size`, no larger than the log is; its present size when absent. */
const sizeOf = (request: FastifyRequest, head: number): number =>
  queryText(request, 'size') === undefined ? head : (queryNumber(request, 'size', { min: 1, max: head }) ?? head)

/** Whether the caller wants the note: `text/plain` is named and JSON is not. */
const asksForText = ({ headers: { accept = '' } }: FastifyRequest): boolean =>
  /\btext\/plain\b/i.test(accept) && !/\bjson\b/i.test(accept)

async function sendNote(
  { notary, witnesses }: ServerDeps,
  reply: FastifyReply,
  { size, checkpoint }: { size: number; checkpoint: string },
): Promise<FastifyReply> {
  const note = notary.note(checkpoint, await witnesses.cosignatures(size))
  if (note === undefined) throw new EdgeError('log-key-missing')
  return reply.type('text/plain; charset=utf-8').send(note)
}
