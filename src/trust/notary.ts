import type { Cosignature, JudgedCosignature, Notary, WitnessKey } from '../ports/witness.ts'
import { parseCheckpoint } from './checkpoint.ts'
import {
  cosignedAt,
  lineHolds,
  lineText,
  type NoteKey,
  type NoteLine,
  type NoteSigner,
  noteKey,
  noteText,
  parseNote,
  parseNoteLine,
  readPublicKey,
  signNoteLine,
  verifierKeyText,
} from './note.ts'

/** The key under which a party's witness signs: its name says of which log and whose it is. */
export function witnessNoteKey(origin: string, { party, publicKey }: Pick<WitnessKey, 'party' | 'publicKey'>): NoteKey {
  return noteKey(`${origin}/witness/${party}`, 4, publicKey)
}

/** The line of a note by which a stored cosignature is shown. */
export function cosignatureLine(origin: string, cosignature: Cosignature): string {
  const { name, id } = witnessNoteKey(origin, cosignature)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(cosignature.seconds)
  return lineText({ name, id, rest: Buffer.concat([time, cosignature.signature]) })
}

/** Whether a stored cosignature is by its key over its checkpoint. */
export function cosignatureHolds(cosignature: Cosignature): boolean {
  const { origin = '' } = parseCheckpoint(cosignature.checkpoint) ?? {}
  const line = origin === '' ? undefined : parseNoteLine(cosignatureLine(origin, cosignature))
  return line !== undefined && lineHolds(cosignature.checkpoint, line, witnessNoteKey(origin, cosignature))
}

/**
 * Notes of one log.
 *
 * @param origin the log's name, which is also that of its key
 * @param signer its key, by that name and of type 1; undefined where the hub has none
 */
export function createNotary(origin: string, signer: NoteSigner | undefined): Notary {
  return {
    logKey: signer === undefined ? undefined : verifierKeyText(signer),
    note: (text, cosignatures) =>
      signer === undefined
        ? undefined
        : noteText(text, [signNoteLine(text, signer), ...cosignatures.map((one) => cosignatureLine(origin, one))]),
    witnessKey: (witness) => verifierKeyText(witnessNoteKey(origin, witness)),
    judge: (checkpoint, line, keys) => judge(origin, checkpoint, line, keys),
    readPublicKey,
  }
}

function judge(origin: string, given: string, line: string, keys: readonly WitnessKey[]): JudgedCosignature {
  const text = parseCheckpoint(given) === undefined ? parseNote(given)?.text : given
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text)
  if (text === undefined || checkpoint === undefined) return { ok: false, reason: 'unreadable' }
  if (checkpoint.origin !== origin) return { ok: false, reason: 'other-log' }
  const known = keys.map((witness) => ({ witness, key: witnessNoteKey(origin, witness) }))
  const bare = line.trim()
  // Only the base64: the id of the key, its first four bytes, says whose it is.
  const candidates = known.map(({ key }) => parseNoteLine(bare) ?? parseNoteLine(`\u2014 ${key.name} ${bare}`))
  if (known.length > 0 && candidates.every((one) => one === undefined)) return { ok: false, reason: 'unreadable' }
  const at = known.findIndex(({ key }, index) => isOf(candidates[index], key))
  const [found, read] = [known[at], candidates[at]]
  if (found === undefined || read === undefined) return { ok: false, reason: 'unknown-witness' }
  const seconds = cosignedAt(read)
  if (seconds === undefined || !lineHolds(text, read, found.key)) return { ok: false, reason: 'not-valid' }
  const { party, publicKey } = found.witness
  const signature = Buffer.from(read.rest.subarray(8))
  const cosignature = { checkpoint: text, size: checkpoint.size, party, publicKey, seconds, signature }
  return { ok: true, cosignature, root: checkpoint.root }
}

const isOf = (line: NoteLine | undefined, key: NoteKey): boolean => line?.name === key.name && line.id.equals(key.id)
