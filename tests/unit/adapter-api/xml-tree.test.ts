import { describe, expect, it } from 'vitest'
import { readXmlTree, writeXmlTree, XmlTreeError } from '../../../src/adapter-api/index.ts'

describe('a national XML document', () => {
  it.each([
    ['a DOCTYPE that names a file', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'a DOCTYPE is not taken'],
    ['no end', '<a><b></a>', 'not well-formed at line 1'],
    ['nothing in it', '', 'not well-formed'],
    ['too many levels', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'nested more than 64 deep'],
    ['too many tags', `<a>${'<b/>'.repeat(800_000)}</a>`, 'more than 800000 tags'],
    ['too many bytes', `<a>${' '.repeat(10 * 1024 * 1024)}</a>`, 'more than 10485760 bytes'],
  ])('with %s is refused', (_, text, reason) => {
    const read = () => readXmlTree(Buffer.from(text))
    expect(read).toThrow(XmlTreeError)
    expect(read).toThrow(reason)
  })

  it('with a DOCTYPE is refused', () => {
    const text = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    expect(() => readXmlTree(Buffer.from(text))).toThrow('a DOCTYPE is not taken')
  })

  it('is read in the encoding it declares, with CDATA and references, without comments and blanks around texts', () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>\n <b> Lom\xe9 &amp; <!-- x --><![CDATA[<Kara>]]> </b>\n</a>'
    expect(readXmlTree(Buffer.from(text, 'latin1'))).toEqual({
      name: 'a',
      text: '',
      children: [{ name: 'b', text: 'Lomé & <Kara>', children: [] }],
    })
  })

  it('has its attributes where they are asked for, those of other namespaces left out, and they are written again', () => {
    const text = '<a xmlns:x="urn:x" unit="KGM" x:type="no" note="1&#10;2 &lt;&quot;"><b/></a>'
    const tree = readXmlTree(Buffer.from(text), { attributes: true })
    expect(tree.attributes).toEqual({ unit: 'KGM', note: '1\n2 <"' })
    expect(readXmlTree(Buffer.from(writeXmlTree(tree)), { attributes: true })).toEqual(tree)
    expect(readXmlTree(Buffer.from(text))).toEqual({
      name: 'a',
      text: '',
      children: [{ name: 'b', text: '', children: [] }],
    })
  })

  it('is written so that it is read the same, with namespaces where they change', () => {
    const leaf = { name: 'c', namespace: 'urn:two', text: 'a<b>&"\'é\u{1f600}', children: [] }
    const tree = {
      name: 'a',
      namespace: 'urn:one',
      text: '',
      children: [leaf, { name: 'd', text: '1\n2', children: [] }],
    }
    const text = writeXmlTree(tree)
    expect(text.match(/xmlns/g)).toHaveLength(3)
    expect(readXmlTree(Buffer.from(text))).toEqual(tree)
  })
})
