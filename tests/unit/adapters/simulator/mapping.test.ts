import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { documentOf } from '../../../../adapters/simulator/acts.ts'
import type { NationalDocument } from '../../../../adapters/simulator/documents.ts'
import { fromNational, toNational } from '../../../../adapters/simulator/mapping.ts'
import { MappingError } from '../../../../src/adapter-api/index.ts'
import { createCodec, encodeJson, encodeXml } from '../../../../src/codec/index.ts'
import { catalogue } from '../../../../src/generated/catalogue.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const fixtures = join(root, 'adapters/simulator/fixtures')
const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const documents = readdirSync(fixtures)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(join(fixtures, name), 'utf8')) as NationalDocument] as const)

const FORMS = new Set(['EXIT', 'ENTRY', 'ARRIVAL', 'AT-PREMISES', 'UNLOAD', 'UNLOADED', 'RESULT', 'WRITE-OFF'])

describe('the simulator’s mapping', () => {
  it.each(documents)('makes a valid message of %s in both formats', (_, document) => {
    const message = fromNational(document)
    for (const [encode, contentType] of [
      [encodeJson, 'application/json'],
      [encodeXml, 'application/xml'],
    ] as const) {
      const decoded = codec.decode(encode(message), contentType)
      expect(decoded).toMatchObject({ ok: true, message: { id: document.stamp.ref, type: message.type } })
    }
  })

  it('gives back what it was given, for every form that travels both ways', () => {
    const both = documents.filter(([, { form }]) => FORMS.has(form))
    expect(new Set(both.map(([, { form }]) => form))).toEqual(FORMS)
    for (const [, document] of both) expect(toNational(fromNational(document))).toEqual(document)
  })

  it('takes every valid example of the types its manifest receives', () => {
    const { receives } = JSON.parse(readFileSync(join(root, 'adapters/simulator/manifest.json'), 'utf8')) as {
      receives: string[]
    }
    let taken = 0
    for (const type of receives) {
      const folder = join(root, 'schemas/examples', type)
      for (const name of readdirSync(folder).filter((one) => /^valid-.*\.(json|xml)$/.test(one))) {
        const contentType = name.endsWith('.json') ? 'application/json' : 'application/xml'
        const decoded = codec.decode(readFileSync(join(folder, name)), contentType)
        if (!decoded.ok) throw new Error(`${name} is no valid example`)
        expect(toNational(decoded.message).stamp.ref, `${type}/${name}`).toBe(decoded.message.id)
        taken += 1
      }
    }
    expect(taken).toBeGreaterThan(20)
  })

  it('takes every type that the hub sends to others, but for answers, which the host takes', () => {
    const { receives } = JSON.parse(readFileSync(join(root, 'adapters/simulator/manifest.json'), 'utf8')) as {
      receives: string[]
    }
    const sent = Object.entries(catalogue)
      .filter(([, { receivers, forward }]) => receivers.length > 0 || forward)
      .map(([type]) => type)
      .filter((type) => !['acknowledgement', 'functional-error', 'technical-error'].includes(type))
    expect(receives.toSorted()).toEqual(sent.toSorted())
  })

  it('refuses to send what it only receives', () => {
    const stamp = documents[0]?.[1].stamp
    if (!stamp) throw new Error('no fixtures')
    expect(() => fromNational({ form: 'ALERT', stamp, action: 'stop', reason: 'X' })).toThrow(
      new MappingError('/form', 'ALERT is received, never sent'),
    )
  })

  it('cannot make a document of a step the movement does not have', () => {
    const dossier = {
      number: 'TG:1',
      mrn: '26TGLFW100000123J0',
      route: [{ country: 'TG' }],
      to: 'TGDPG001',
      limit: '',
      seals: [],
      ours: true,
      acts: new Map(),
      held: new Set<never>(),
      ordered: new Set<never>(),
      exits: new Set<string>(),
      writtenOff: false,
    }
    const context = { country: 'TG', now: new Date(0), ref: 'r' }
    expect(() => documentOf(dossier, 'exit:0', context)).toThrow('TG:1 has no step exit:0')
  })
})
