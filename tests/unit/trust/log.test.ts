import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  emptyRoot,
  Frontier,
  inclusionPath,
  inclusionPlan,
  leafHash,
  type LogRecord,
  nodeHash,
  recordText,
  rootOf,
  saltedDigest,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/trust/log.ts'

/** The tree that the Certificate Transparency reference implementation and its descendants test with. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const LEAVES = INPUTS.map((hex) => leafHash(Buffer.from(hex, 'hex')))

describe('the tree of RFC 9162', () => {
  it('has the published roots', () => {
    expect(ROOTS.map((_, size) => rootOf(LEAVES.slice(0, size)).toString('hex'))).toEqual(ROOTS)
    expect(emptyRoot().toString('hex')).toBe(ROOTS[0])
  })

  it('gives the published inclusion path of leaf 0 of 8', () => {
    expect(inclusionPath(LEAVES, 0).map((part) => part.toString('hex'))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
  })

  it('gives the published consistency proof from 6 to 8', () => {
    expect(consistencyProof(LEAVES, 6, 8).map((part) => part.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  it('refuses questions without an answer', () => {
    expect(() => inclusionPlan(8, 8)).toThrow(RangeError)
    expect(() => inclusionPath(LEAVES, -1)).toThrow(RangeError)
    expect(() => consistencyProof(LEAVES, 0, 8)).toThrow(RangeError)
    expect(() => consistencyProof(LEAVES, 8, 7)).toThrow(RangeError)
    expect(() => consistencyProof(LEAVES, 1.5, 8)).toThrow(RangeError)
    expect(() => consistencyProof(LEAVES, 6, 7.5)).toThrow(RangeError)
    expect(() => consistencyProof(LEAVES, Number.NaN, 8)).toThrow(RangeError)
    expect(() => inclusionPath(LEAVES.slice(0, 3), 0, 8)).toThrow('node not complete')
  })

  it('keeps a leaf and an inner node apart', () => {
    const [a, b] = [LEAVES[0] ?? emptyRoot(), LEAVES[1] ?? emptyRoot()]
    expect(leafHash(Buffer.concat([a, b])).equals(nodeHash(a, b))).toBe(false)
  })

  it('verifies nothing for impossible indexes and sizes', () => {
    const [leaf] = LEAVES
    if (leaf === undefined) throw new Error('no leaf')
    expect(verifyInclusion(leaf, 0, 1, [], leaf)).toBe(true)
    expect(verifyInclusion(leaf, 1, 1, [], leaf)).toBe(false)
    expect(verifyInclusion(leaf, 0, 0, [], emptyRoot())).toBe(false)
    expect(verifyInclusion(leaf, 0.5, 1, [], leaf)).toBe(false)
    expect(verifyInclusion(leaf, 0, 2, [Buffer.alloc(31)], leaf)).toBe(false)
    expect(verifyConsistency(2, 1, [], leaf, leaf)).toBe(false)
    expect(verifyConsistency(0, 3, [], emptyRoot(), leaf)).toBe(true)
    expect(verifyConsistency(0, 3, [], leaf, leaf)).toBe(false)
    expect(verifyConsistency(3, 8, [], leaf, leaf)).toBe(false)
  })
})

describe('the frontier', () => {
  it('is unchanged by an append and survives being stored', () => {
    const five = Frontier.empty().append(LEAVES.slice(0, 5))
    const stored = Frontier.fromBytes(five.toBytes())
    expect(stored.append(LEAVES.slice(5)).root().toString('hex')).toBe(ROOTS[8])
    expect(five.root().toString('hex')).toBe(ROOTS[5])
    expect(stored.size).toBe(5)
  })

  it('refuses bytes that are no frontier, and leaves that are no hashes', () => {
    const bytes = Frontier.empty().append(LEAVES.slice(0, 3)).toBytes()
    for (const wrong of [bytes.subarray(0, 7), bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.alloc(32)])]) {
      expect(() => Frontier.fromBytes(wrong)).toThrow('not a frontier')
    }
    expect(() => Frontier.fromBytes(Buffer.alloc(8, 0xff))).toThrow('not a frontier')
    expect(() => Frontier.empty().append([Buffer.alloc(20)])).toThrow('32 bytes')
  })
})

describe('records', () => {
  it('have one text, and a body digest that needs the salt', () => {
    const salt = Buffer.alloc(32, 7)
    const record: LogRecord = {
      index: 3,
      kind: 'message',
      sender: 'TG',
      id: '0b0c',
      bodyDigest: saltedDigest(salt, Buffer.from('{}')),
      verdict: 'applied',
      decidedAt: '2026-11-22T10:00:00.000Z',
      reference: { offices: 4 },
    }
    expect(recordText(record)).toBe(
      `{"bodyDigest":"${record.bodyDigest}","decidedAt":"2026-11-22T10:00:00.000Z","id":"0b0c","index":3,` +
        '"kind":"message","reference":{"offices":4},"sender":"TG","verdict":"applied"}',
    )
    expect(saltedDigest(Buffer.alloc(32, 8), Buffer.from('{}'))).not.toBe(record.bodyDigest)
    expect(() => saltedDigest(Buffer.alloc(8), Buffer.from('{}'))).toThrow(RangeError)
  })
})
