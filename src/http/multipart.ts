import type { FastifyRequest } from 'fastify'
import { bytesOf, mediaTypeOf } from './operator-act.ts'
import { EdgeError } from './problems.ts'

/** Parts of a form at most: more than any form of ours has. */
const PARTS_MAX = 40

/** What a form with documents holds, as a browser sends it without script. Documents that nobody chose are left out. */
export type FormParts = { fields: ReadonlyMap<string, string>; documents: readonly Buffer[] }

export const isMultipart = (request: FastifyRequest): boolean => mediaTypeOf(request) === 'multipart/form-data'

/**
 * A form with documents, read by Node's own reader; the first field of a name counts. Names and types of documents are the
 * sender's word and are not kept.
 * @param documents name of the field of documents
 * @throws {EdgeError} 400 for what is no such form, or has more parts than any of ours
 */
export async function partsOf(request: FastifyRequest, documents: string): Promise<FormParts> {
  const bytes = bytesOf(request)
  const type = request.headers['content-type'] ?? ''
  const boundary = /boundary="?([^";]{1,70})"?/i.exec(type)?.[1]
  // Counted before it is read: each part costs the reader more than its bytes.
  if (boundary === undefined || hasMore(bytes, Buffer.from(`--${boundary}`), PARTS_MAX + 1)) throw unreadable()
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => {
    throw unreadable()
  })
  const fields = new Map<string, string>()
  const found: Buffer[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (!fields.has(name)) fields.set(name, value.replaceAll('\0', ''))
    } else if (name === documents && (value.size > 0 || value.name !== '')) {
      found.push(Buffer.from(await value.arrayBuffer()))
    }
  }
  return { fields, documents: found }
}

const unreadable = (): EdgeError => new EdgeError('bad-request', { words: { value: 'multipart/form-data' } })

function hasMore(bytes: Buffer, sought: Buffer, most: number): boolean {
  let count = 0
  for (let at = bytes.indexOf(sought); at !== -1; at = bytes.indexOf(sought, at + sought.length)) {
    count += 1
    if (count > most) return true
  }
  return false
}
