import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { weightOf } from './pages/language.ts'

/** Shorter answers fit into a packet as they are. */
const WORTH_IT_BYTES = 1_024

/** As small as gzip at its best, at a tenth of what the best of Brotli costs. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

const brotli = promisify(brotliCompress)
const zipped = promisify(gzip)

/**
 * Answers of JSON that were made for this request go compressed to whoever accepts it (interface.md 7). What is stored and signed
 * goes as it is, and so do problems: they repeat what the caller sent.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    if (!/^application\/json\b/.test(String(reply.getHeader('content-type')))) return payload
    const vary = reply.getHeader('vary')
    reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`)
    if (payload.length < WORTH_IT_BYTES) return payload
    const accepted = request.headers['accept-encoding']
    const [best, other] = [weightOf(accepted, 'br'), weightOf(accepted, 'gzip')]
    if (best === 0 && other === 0) return payload
    reply.header('content-encoding', best >= other ? 'br' : 'gzip')
    const bytes = Buffer.from(payload)
    return best >= other ? brotli(bytes, QUALITY) : zipped(bytes)
  })
}
