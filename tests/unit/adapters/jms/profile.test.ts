import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Attempts } from '../../../../adapters/jms/attempts.ts'
import { bodyOf, contentOf, textOf, treeOf, Unreadable } from '../../../../adapters/jms/body.ts'
import { mappingOf } from '../../../../adapters/jms/index.ts'
import plain from '../../../../adapters/jms/profiles/plain.json' with { type: 'json' }
import { profileOf } from '../../../../adapters/jms/profile.ts'

const LIMITS = { charset: 'windows-1252', mostBytes: 20 }
const undecoded = () => ({ reason: 'body' })

describe('a profile', () => {
  it('with faults is refused with all of them', () => {
    const wrong = {
      broker: { url: 'amqp://user:secret@broker.example', retries: 3 },
      format: 'yaml',
      deliver: { body: 'map' },
      receive: { address: 'in', charset: 'klingon', prefetch: 0, mostBytes: 99_999_999 },
      answers: { replyTo: [''] },
      extra: 1,
    }
    expect(() => profileOf(wrong)).toThrow(
      new RegExp(
        [
          'there is no extra',
          'broker has no retries',
          'broker.url holds a login',
          'broker.url is without TLS',
          'deliver.body is text or bytes',
          'deadLetter is missing',
          'deliver.address is missing',
          'charset klingon is not known',
          'prefetch is no number',
          'mostBytes is no number',
          'answers.replyTo is a list',
          'format is none of message, json, xml',
        ].join('.*'),
      ),
    )
  })

  it('goes without TLS to this machine alone, unless it says so', () => {
    const at = (url: string, more = {}) => profileOf({ ...plain, broker: { url, ...more } })
    expect(() => at('stomp://10.1.2.3')).toThrow('without TLS')
    expect(at('stomp://10.1.2.3', { plaintext: true }).broker).toMatchObject({ protocol: 'stomp', port: 61613 })
    expect(at('amqp://127.0.0.1').broker).toMatchObject({ protocol: 'amqp', port: 5672, tls: false })
    expect(at('amqps://[2001:db8::1]').broker).toMatchObject({ host: '2001:db8::1', port: 5671, tls: true })
  })

  it('maps nothing of the hub’s own messages, and everything of others', () => {
    const { format: _, ...rest } = plain
    expect(() => profileOf({ ...plain, deliver: { ...plain.deliver, map: '$' } })).toThrow('has no deliver.map')
    expect(() => profileOf({ ...rest, format: 'json' })).toThrow(/deliver.map is missing; receive.map is missing/)
    expect(() => profileOf({ ...rest, format: 'xml' })).toThrow(/answers.map is missing/)
  })
})

describe('a body', () => {
  it.each([
    ['that is a map or an object', undefined, 'neither a text nor bytes'],
    ['that is empty', '', 'is empty'],
    ['that is too large', 'x'.repeat(21), '21 bytes; 20 are taken'],
    ['whose bytes are too many', Buffer.alloc(21), '21 bytes'],
  ])('%s is not read', (_, body, reason) => {
    expect(() => textOf(body, LIMITS)).toThrow(reason)
    expect(() => textOf(body, LIMITS)).toThrow(Unreadable)
  })

  it('of bytes that are not in the charset is not read, and one that is, is', () => {
    const bytes = Buffer.from([0xe9])
    expect(() => textOf(bytes, { ...LIMITS, charset: 'utf-8' })).toThrow('not in utf-8')
    expect(textOf(bytes, LIMITS)).toBe('é')
  })

  it.each([
    ['json', '{"a":', 'not JSON'],
    ['xml', '<a>', 'not XML'],
    ['xml', '<!DOCTYPE a><a/>', 'DOCTYPE'],
    ['message', '{"id":1}', 'no message of the hub: body'],
  ] as const)('that is no %s is not read: %s', (format, text, reason) => {
    expect(() => contentOf(text, format, undecoded)).toThrow(Unreadable)
    expect(() => contentOf(text, format, undecoded)).toThrow(reason)
  })

  it('of XML is read in the charset it came in, whatever its first line says', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<Nom>Abomé</Nom>'
    expect(contentOf(text, 'xml', undecoded)).toMatchObject({ name: 'Nom', text: 'Abomé' })
  })

  it('of XML is made of elements, and of nothing else, which is refused with its place', () => {
    const of = (tree: unknown) => bodyOf(tree, { body: Buffer.alloc(0) }, 'xml')
    expect(() => of({ name: 'a', children: [{ name: 'b c' }] })).toThrow('/children/0/name')
    expect(() => of({ name: 'a', text: 1 })).toThrow('a has a text')
    expect(treeOf({ name: 'a', children: [{ name: 'b', text: '1' }] }, '')).toEqual({
      name: 'a',
      text: '',
      children: [{ name: 'b', text: '1', children: [] }],
    })
    expect(of({ name: 'a', text: '<' })).toContain('<a>&lt;</a>')
  })

  it('of XML, its type and its properties make a message', async () => {
    const profile = profileOf({
      ...plain,
      format: 'xml',
      deliver: { address: 'out', map: "{ 'name': 'T', 'children': [{ 'name': 'Id', 'text': id }] }" },
      receive: {
        address: 'in',
        map: "{ 'id': body.children[name='Id'].text, 'type': type, 'sender': { 'country': properties.Country } }",
      },
      answers: { ...plain.answers, map: "{ 'name': 'Answer', 'text': outcome }" },
    })
    const { fromNational, toNational } = mappingOf(profile)
    const { content } = await toNational({ id: 'one' } as never)
    const message = await fromNational({ content, type: 'discharge', properties: { Country: 'TG' } })
    expect(message).toEqual({ id: 'one', type: 'discharge', sender: { country: 'TG' } })
  })
})

describe('attempts', () => {
  it('are counted over restarts, until the message is ours', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corridor-attempts-'))
    let attempts = await Attempts.open(folder)
    const again = async (): Promise<void> => {
      await attempts.close()
      attempts = await Attempts.open(folder)
    }
    expect(await attempts.begin('a')).toBe(1)
    await again()
    expect(await attempts.begin('a')).toBe(2)
    expect(await attempts.begin('b')).toBe(1)
    await attempts.end('a')
    await again()
    expect([await attempts.begin('a'), await attempts.begin('b')]).toEqual([1, 2])
    await attempts.close()
    await rm(folder, { recursive: true })
  })
})
