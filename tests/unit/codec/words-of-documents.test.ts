import { afterAll, describe, expect, test } from 'vitest'
import { type ContentType, createCodec } from '../../../src/codec/index.ts'
import { describeFinding } from '../../../src/domain/values/texts.ts'
import { dischargeXml } from './messages.ts'

const codec = createCodec()
afterAll(() => codec[Symbol.dispose]())

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** A document, and what is said of it. */
const ROWS: ReadonlyArray<[name: string, type: ContentType, text: string, en: string, fr: string, pt: string]> = [
  [
    'nothing',
    'application/xml',
    ' \n',
    'The message is empty: nothing but blanks has arrived.',
    "Le message est vide\u00a0: il n'est arrivé que des espaces.",
    'A mensagem está vazia: só chegaram espaços.',
  ],
  [
    'nothing, said to be JSON',
    'application/json',
    '',
    'The message is empty: nothing but blanks has arrived.',
    "Le message est vide\u00a0: il n'est arrivé que des espaces.",
    'A mensagem está vazia: só chegaram espaços.',
  ],
  [
    'JSON said to be XML',
    'application/xml',
    '{"type":"discharge"}',
    'The content type says XML, but the text begins like JSON. Send it as application/json.',
    'Le type de contenu annonce du XML, mais le texte commence comme du JSON. Envoyez-le en application/json.',
    'O tipo de conteúdo anuncia XML, mas o texto começa como JSON. Envie-o como application/json.',
  ],
  [
    'XML said to be JSON',
    'application/json',
    dischargeXml(),
    'The content type says JSON, but the text begins like XML. Send it as application/xml.',
    'Le type de contenu annonce du JSON, mais le texte commence comme du XML. Envoyez-le en application/xml.',
    'O tipo de conteúdo anuncia JSON, mas o texto começa como XML. Envie-o como application/xml.',
  ],
  [
    'a line break before the declaration',
    'application/xml',
    `\n<?xml version="1.0"?>${dischargeXml()}`,
    'The XML declaration <?xml … ?> must be the very first thing in the text. Take out the blank, line break or whatever else stands before it.',
    "La déclaration XML <?xml … ?> doit ouvrir le texte. Supprimez l'espace, le saut de ligne ou ce qui figure devant elle.",
    'A declaração XML <?xml … ?> deve ser a primeira coisa no texto. Retire o espaço, a quebra de linha ou o que conste antes dela.',
  ],
  [
    'a comment before the declaration',
    'application/xml',
    `<!-- --><?xml version="1.0"?>${dischargeXml()}`,
    'The XML declaration <?xml … ?> must be the very first thing in the text. Take out the blank, line break or whatever else stands before it.',
    "La déclaration XML <?xml … ?> doit ouvrir le texte. Supprimez l'espace, le saut de ligne ou ce qui figure devant elle.",
    'A declaração XML <?xml … ?> deve ser a primeira coisa no texto. Retire o espaço, a quebra de linha ou o que conste antes dela.',
  ],
  [
    'a style sheet',
    'application/xml',
    `<?xml-stylesheet href="x"?>${dischargeXml()}`,
    'A message has no processing instructions; take it out.',
    "Un message ne comporte pas d'instruction de traitement\u00a0; supprimez-la.",
    'Uma mensagem não tem instruções de processamento; retire-a.',
  ],
  [
    'a root without namespace',
    'application/xml',
    dischargeXml('x', '<Discharge version="1">'),
    'In XML the root element Discharge must stand in the namespace of messages: write xmlns="urn:corridor:transit:1" in its tag. In JSON the type is written in small letters with hyphens.',
    "En XML, l'élément racine Discharge doit être dans l'espace de noms des messages\u00a0: écrivez xmlns=\"urn:corridor:transit:1\" dans sa balise. En JSON, le type s'écrit en minuscules avec des traits d'union.",
    'Em XML, o elemento raiz Discharge deve estar no espaço de nomes das mensagens: escreva xmlns="urn:corridor:transit:1" na sua etiqueta. Em JSON, o tipo escreve-se em minúsculas com hífenes.',
  ],
  [
    'a type of JSON in capitals',
    'application/json',
    '{"type":"Discharge"}',
    'In XML the root element Discharge must stand in the namespace of messages: write xmlns="urn:corridor:transit:1" in its tag. In JSON the type is written in small letters with hyphens.',
    "En XML, l'élément racine Discharge doit être dans l'espace de noms des messages\u00a0: écrivez xmlns=\"urn:corridor:transit:1\" dans sa balise. En JSON, le type s'écrit en minuscules avec des traits d'union.",
    'Em XML, o elemento raiz Discharge deve estar no espaço de nomes das mensagens: escreva xmlns="urn:corridor:transit:1" na sua etiqueta. Em JSON, o tipo escreve-se em minúsculas com hífenes.',
  ],
  [
    'a root that is no message',
    'application/xml',
    '<Foo xmlns="urn:corridor:transit:1"/>',
    'There is no message of the type Foo. In JSON it stands in the field type, in XML it is the root element in the namespace urn:corridor:transit:1.',
    "Il n'existe pas de message du type Foo. En JSON, le type figure dans le champ type\u00a0; en XML, c'est l'élément racine dans l'espace de noms urn:corridor:transit:1.",
    'Não existe mensagem do tipo Foo. Em JSON consta do campo type; em XML é o elemento raiz no espaço de nomes urn:corridor:transit:1.',
  ],
  [
    'no version',
    'application/xml',
    dischargeXml('x', '<Discharge xmlns="urn:corridor:transit:1">'),
    'The message does not say its version. In JSON it is the field "version": "1", in XML the attribute version="1" of the root element.',
    'Le message n\'indique pas sa version. En JSON, c\'est le champ "version": "1"\u00a0; en XML, l\'attribut version="1" de l\'élément racine.',
    'A mensagem não indica a sua versão. Em JSON é o campo "version": "1"; em XML, o atributo version="1" do elemento raiz.',
  ],
  [
    'an element of no namespace',
    'application/xml',
    dischargeXml().replace('<text>', '<text xmlns="">'),
    'The element text at /body/text does not stand in the namespace of the root, urn:corridor:transit:1. Declare no other namespace, or give it the prefix of the root.',
    "L'élément text en /body/text n'est pas dans l'espace de noms de la racine, urn:corridor:transit:1. Ne déclarez pas d'autre espace de noms, ou donnez-lui le préfixe de la racine.",
    'O elemento text em /body/text não está no espaço de nomes da raiz, urn:corridor:transit:1. Não declare outro espaço de nomes, ou dê-lhe o prefixo da raiz.',
  ],
  [
    'schemaLocation below the root',
    'application/xml',
    dischargeXml().replace('<text>', `<text ${XSI} xsi:schemaLocation="a b">`),
    'The attribute xsi:schemaLocation may stand on the root element only, where it is ignored. Take it out at /body/text.',
    "L'attribut xsi:schemaLocation ne peut figurer que sur l'élément racine, où il est ignoré. Supprimez-le en /body/text.",
    'O atributo xsi:schemaLocation só pode constar do elemento raiz, onde é ignorado. Retire-o em /body/text.',
  ],
  [
    'a comment inside a text',
    'application/xml',
    dischargeXml('one<!-- -->two'),
    'The text at /body/text is broken up by a comment or a CDATA section, and some readers take the first piece for the whole. Write it in one piece.',
    "Le texte en /body/text est morcelé par un commentaire ou une section CDATA, et certains lecteurs prennent le premier morceau pour le tout. Écrivez-le d'un seul tenant.",
    'O texto em /body/text está partido por um comentário ou uma secção CDATA, e alguns leitores tomam a primeira parte pelo todo. Escreva-o de uma só vez.',
  ],
  [
    'CDATA beside text',
    'application/xml',
    dischargeXml('one<![CDATA[two]]>'),
    'The text at /body/text is broken up by a comment or a CDATA section, and some readers take the first piece for the whole. Write it in one piece.',
    "Le texte en /body/text est morcelé par un commentaire ou une section CDATA, et certains lecteurs prennent le premier morceau pour le tout. Écrivez-le d'un seul tenant.",
    'O texto em /body/text está partido por um comentário ou uma secção CDATA, e alguns leitores tomam a primeira parte pelo todo. Escreva-o de uma só vez.',
  ],
  [
    'an empty element',
    'application/xml',
    dischargeXml(''),
    'The value at /body/text is empty. Fill it in; where it is optional, leave it out altogether.',
    'La valeur en /body/text est vide. Renseignez-la\u00a0; si elle est facultative, omettez-la entièrement.',
    'O valor em /body/text está vazio. Preencha-o; se for facultativo, omita-o por completo.',
  ],
  [
    'an element closed at once',
    'application/xml',
    dischargeXml().replace(/<text>.*<.text>/, '<text/>'),
    'The value at /body/text is empty. Fill it in; where it is optional, leave it out altogether.',
    'La valeur en /body/text est vide. Renseignez-la\u00a0; si elle est facultative, omettez-la entièrement.',
    'O valor em /body/text está vazio. Preencha-o; se for facultativo, omita-o por completo.',
  ],
]

describe('a document that does not do is told in words', () => {
  test.each(ROWS)('%s', (_, type, text, en, fr, pt) => {
    const result = codec.decode(Buffer.from(text), type)
    const finding = result.ok ? undefined : result.findings[0]
    if (finding === undefined) throw new Error('accepted')
    expect([describeFinding(finding, 'en'), describeFinding(finding, 'fr'), describeFinding(finding, 'pt')]).toEqual([
      en,
      fr,
      pt,
    ])
  })
})
