import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explainForm } from '../../../../src/domain/values/explain.ts'
import { describeFinding } from '../../../../src/domain/values/texts.ts'
import { reasons } from '../../../../src/generated/errors.ts'
import { loadModel } from '../../../../tools/gen/load.ts'

const model = loadModel(join(import.meta.dirname, '../../../..'))

/** A scalar of the common schema, or a pattern; a text that breaks it; what is said of it. */
const ROWS: ReadonlyArray<[of: string, text: string, en: string, fr: string, pt: string]> = [
  [
    'date',
    '2026-11-31',
    'There is no such day as 2026-11-31, which stands at /body/x. Check the month and the day.',
    "Le jour 2026-11-31, en /body/x, n'existe pas. Vérifiez le mois et le jour.",
    'O dia 2026-11-31, em /body/x, não existe. Verifique o mês e o dia.',
  ],
  [
    'date',
    '2026-11-26T21:15:17Z',
    'The value 2026-11-26T21:15:17Z at /body/x has a time; only the day is required: 2026-11-26.',
    'La valeur 2026-11-26T21:15:17Z en /body/x comporte une heure\u00a0; seul le jour est exigé\u00a0: 2026-11-26.',
    'O valor 2026-11-26T21:15:17Z em /body/x tem uma hora; exige-se apenas o dia: 2026-11-26.',
  ],
  [
    'date',
    '26.11.2026',
    'The date 26.11.2026 at /body/x must be written year-month-day, as 2026-06-01 is.',
    "La date 26.11.2026 en /body/x doit s'écrire année-mois-jour, comme 2026-06-01.",
    'A data 26.11.2026 em /body/x deve escrever-se ano-mês-dia, como 2026-06-01.',
  ],
  [
    'date',
    'soon',
    'The value soon at /body/x is no date. Write year-month-day, as in 2026-06-01.',
    "La valeur soon en /body/x n'est pas une date. Écrivez année-mois-jour, comme 2026-06-01.",
    'O valor soon em /body/x não é uma data. Escreva ano-mês-dia, como 2026-06-01.',
  ],
  [
    'email',
    'bureau@éxample.org',
    'The value at /body/x is no e-mail address, such as bureau@example.org; letters with accents cannot stand in one here.',
    "La valeur en /body/x n'est pas une adresse électronique, telle que bureau@example.org\u00a0; les lettres accentuées n'y sont pas admises.",
    'O valor em /body/x não é um endereço eletrónico, como bureau@example.org; não se admitem nele letras acentuadas.',
  ],
  [
    'phone',
    'call us',
    'The value call us at /body/x is no telephone number: digits, blanks, brackets and hyphens, a + at most in front, as in +228 22 00 00 00.',
    "La valeur call us en /body/x n'est pas un numéro de téléphone\u00a0: chiffres, espaces, parenthèses et traits d'union, un + tout au plus en tête, comme +228 22 00 00 00.",
    'O valor call us em /body/x não é um número de telefone: algarismos, espaços, parênteses e hífenes, quando muito um + no início, como +228 22 00 00 00.',
  ],
  [
    'base64',
    'ab-cd',
    'The value at /body/x is no base64 in one line: letters A to Z and a to z, digits, + and /, at most two = at the end, no line breaks.',
    "La valeur en /body/x n'est pas du base64 sur une ligne\u00a0: lettres A à Z et a à z, chiffres, + et /, deux = au plus à la fin, sans saut de ligne.",
    'O valor em /body/x não é base64 numa linha: letras A a Z e a a z, algarismos, + e /, dois = no máximo no fim, sem quebras de linha.',
  ],
  [
    'unlocode',
    'TGL0W',
    'The value TGL0W at /body/x is no UN/LOCODE: the two letters of the country, then three capital letters or digits 2 to 9.',
    "La valeur TGL0W en /body/x n'est pas un code UN/LOCODE\u00a0: les deux lettres du pays, puis trois lettres majuscules ou chiffres de 2 à 9.",
    'O valor TGL0W em /body/x não é um código UN/LOCODE: as duas letras do país, depois três letras maiúsculas ou algarismos de 2 a 9.',
  ],
  [
    'partyId',
    'Société',
    'The value Société at /body/x must have 1 to 35 letters A to Z or a to z, digits, hyphens or underscores, the first a letter or a digit.',
    "La valeur Société en /body/x doit compter 1 à 35 lettres A à Z ou a à z, chiffres, traits d'union ou traits bas, et commencer par une lettre ou un chiffre.",
    'O valor Société em /body/x deve ter 1 a 35 letras A a Z ou a a z, algarismos, hífenes ou traços baixos, e começar por uma letra ou um algarismo.',
  ],
  [
    'officer',
    'agent 417',
    'The value agent 417 at /body/x must have 1 to 35 letters A to Z or a to z, digits, hyphens or underscores, the first a letter or a digit.',
    "La valeur agent 417 en /body/x doit compter 1 à 35 lettres A à Z ou a à z, chiffres, traits d'union ou traits bas, et commencer par une lettre ou un chiffre.",
    'O valor agent 417 em /body/x deve ter 1 a 35 letras A a Z ou a a z, algarismos, hífenes ou traços baixos, e começar por uma letra ou um algarismo.',
  ],
  [
    'scheme',
    '1NIF',
    'The value 1NIF at /body/x is no scheme of identification: 2 to 17 capital letters, digits or hyphens, the first a letter, as in NIF.',
    "La valeur 1NIF en /body/x n'est pas un type d'identifiant\u00a0: 2 à 17 lettres majuscules, chiffres ou traits d'union, le premier une lettre, comme NIF.",
    'O valor 1NIF em /body/x não é um tipo de identificador: 2 a 17 letras maiúsculas, algarismos ou hífenes, o primeiro uma letra, como NIF.',
  ],
  [
    'errorCode',
    'A1',
    'The value A1 at /body/x must be written a1.',
    "La valeur A1 en /body/x doit s'écrire a1.",
    'O valor A1 em /body/x deve escrever-se a1.',
  ],
  [
    'ruleId',
    'r',
    'The value r at /body/x is no name from the lists of message types, errors and rules of this interface.',
    "La valeur r en /body/x n'est pas un nom des listes de types de message, d'erreurs et de règles de cette interface.",
    'O valor r em /body/x não é um nome das listas de tipos de mensagem, erros e regras desta interface.',
  ],
  [
    'pointer',
    'body',
    'The value body at /body/x is no JSON pointer: empty, or steps that each begin with /, as in /body/items/0/hsCode.',
    "La valeur body en /body/x n'est pas un pointeur JSON\u00a0: vide, ou des étapes commençant chacune par /, comme /body/items/0/hsCode.",
    'O valor body em /body/x não é um ponteiro JSON: vazio, ou passos que começam cada um por /, como /body/items/0/hsCode.',
  ],
  [
    '^[A-HJ-NPR-Z0-9]{5,17}$',
    'VINO1234567',
    'The value VINO1234567 at /body/x is no chassis number: 5 to 17 digits or capital letters, of which I, O and Q are not used.',
    "La valeur VINO1234567 en /body/x n'est pas un numéro de châssis\u00a0: 5 à 17 chiffres ou lettres majuscules, dont I, O et Q ne sont pas utilisées.",
    'O valor VINO1234567 em /body/x não é um número de quadro: 5 a 17 algarismos ou letras maiúsculas, das quais I, O e Q não se usam.',
  ],
  [
    '^sha256:[0-9a-f]{64}$',
    'sha1:00',
    'The value sha1:00 at /body/x is no digest: sha256: and 64 digits 0 to 9 or small letters a to f.',
    "La valeur sha1:00 en /body/x n'est pas une empreinte\u00a0: sha256: et 64 chiffres 0 à 9 ou lettres minuscules a à f.",
    'O valor sha1:00 em /body/x não é um resumo criptográfico: sha256: e 64 algarismos 0 a 9 ou letras minúsculas a a f.',
  ],
  [
    '^(19|20)[0-9]{2}$',
    '26',
    'The value 26 at /body/x is no year from 1900 to 2099 in four digits.',
    "La valeur 26 en /body/x n'est pas une année de 1900 à 2099 en quatre chiffres.",
    'O valor 26 em /body/x não é um ano de 1900 a 2099 em quatro algarismos.',
  ],
  [
    '^[+\\-]?(90(\\.0{1,7})?|[1-8]?[0-9](\\.[0-9]{1,7})?)$',
    '91.5',
    'The value 91.5 at /body/x is no latitude: degrees from -90 to 90 with a point and at most seven decimals.',
    "La valeur 91.5 en /body/x n'est pas une latitude\u00a0: des degrés de -90 à 90, avec un point et sept décimales au plus.",
    'O valor 91.5 em /body/x não é uma latitude: graus de -90 a 90, com um ponto e sete casas decimais no máximo.',
  ],
  [
    '^[+\\-]?(180(\\.0{1,7})?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]{1,7})?)$',
    '1°14E',
    'The value 1°14E at /body/x is no longitude: degrees from -180 to 180 with a point and at most seven decimals.',
    "La valeur 1°14E en /body/x n'est pas une longitude\u00a0: des degrés de -180 à 180, avec un point et sept décimales au plus.",
    'O valor 1°14E em /body/x não é uma longitude: graus de -180 a 180, com um ponto e sete casas decimais no máximo.',
  ],
  [
    'rate',
    '12345',
    'The number 12345 at /body/x is too great: at most 4 digits before the point.',
    'Le nombre 12345 en /body/x est trop grand\u00a0: 4 chiffres au plus avant le point.',
    'O número 12345 em /body/x é demasiado grande: 4 algarismos no máximo antes do ponto.',
  ],
  [
    'hsCode',
    '1006.30',
    'The value 1006.30 at /body/x must be written 100630.',
    "La valeur 1006.30 en /body/x doit s'écrire 100630.",
    'O valor 1006.30 em /body/x deve escrever-se 100630.',
  ],
  [
    'quantity',
    '1 000',
    'The number 1 000 at /body/x must be written without separators between thousands, and with a point before the decimals, as in 24500.5.',
    "Le nombre 1 000 en /body/x doit s'écrire sans séparateur de milliers et avec un point devant les décimales, comme 24500.5.",
    'O número 1 000 em /body/x deve escrever-se sem separador de milhares e com um ponto antes das casas decimais, como 24500.5.',
  ],
]

describe('what a form is, in words', () => {
  test.each(ROWS)('%s: %s', (of, text, en, fr, pt) => {
    const scalar = model.common.$defs?.[of]
    const explanation = explainForm(text, scalar?.pattern ?? of, scalar?.examples?.[0])
    const finding = { code: '51' as const, pointer: '/body/x', value: text, ...explanation }
    expect([describeFinding(finding, 'en'), describeFinding(finding, 'fr'), describeFinding(finding, 'pt')]).toEqual([
      en,
      fr,
      pt,
    ])
  })
})

/** Every pattern of a message, however deep. */
function patternsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const pattern: unknown = Reflect.get(node, 'pattern')
  return [...(typeof pattern === 'string' ? [pattern] : []), ...Object.values(node).flatMap(patternsIn)]
}

test('no pattern of the schemas is left without words, so that nobody is told a regular expression', () => {
  const patterns = new Set(patternsIn([model.common, model.messages.map(({ schema }) => schema)]))
  expect(patterns.size).toBeGreaterThan(30)
  // Neither empty nor of any one form, and fit for nothing.
  const silent = [...patterns].filter((pattern) => {
    const text = ['%', '\u00a7', '\u202e'].find((one) => !new RegExp(pattern, 'u').test(one))
    return text === undefined || explainForm(text, pattern, undefined) === undefined
  })
  expect(silent).toEqual([])
})

test('a valid number is never offered in place of a wrong one', () => {
  for (const id of ['form-mrn', 'form-grn', 'form-container'] as const) {
    expect(reasons[id].texts.en).not.toContain('{expected}')
    const scalar = model.common.$defs?.[id.slice(5)]
    expect(explainForm('26TG%', scalar?.pattern ?? '', scalar?.examples?.[0])).toEqual({
      reason: id,
    })
  }
})

test('advice on spelling keeps what was written: blanks are not taken out of the id of a party', () => {
  const pattern = model.common.$defs?.['partyId']?.pattern ?? ''
  expect(explainForm('sahel transit', pattern, undefined)?.reason).toBe('form-party')
})

describe('a wrong check digit', () => {
  test.each([
    [
      'MRN-CHECK-DIGIT',
      'The check digit of the MRN X does not fit the rest: at least one character is wrong. Compare all of it with the paper.',
      "La clé de contrôle du MRN X ne s'accorde pas avec le reste\u00a0: un caractère au moins est faux. Comparez-le en entier avec le document.",
      'O dígito de controlo do MRN X não condiz com o resto: pelo menos um carácter está errado. Compare-o por inteiro com o documento.',
    ],
    [
      'GRN-CHECK-DIGIT',
      'The check digit of the GRN X does not fit the rest: at least one character is wrong. Compare all of it with the paper.',
      "La clé de contrôle du GRN X ne s'accorde pas avec le reste\u00a0: un caractère au moins est faux. Comparez-le en entier avec le document.",
      'O dígito de controlo do GRN X não condiz com o resto: pelo menos um carácter está errado. Compare-o por inteiro com o documento.',
    ],
    [
      'CONTAINER-CHECK-DIGIT',
      'The check digit of the container number X does not fit the rest: at least one character is wrong. Compare all of it with the paper.',
      "La clé de contrôle du numéro de conteneur X ne s'accorde pas avec le reste\u00a0: un caractère au moins est faux. Comparez-le en entier avec le document.",
      'O dígito de controlo do número de contentor X não condiz com o resto: pelo menos um carácter está errado. Compare-o por inteiro com o documento.',
    ],
  ] as const)('%s sends the reader to the paper and offers no other number', (rule, en, fr, pt) => {
    const finding = { code: '14' as const, rule, pointer: '/mrn', value: 'X', expected: 'Y' }
    expect([describeFinding(finding, 'en'), describeFinding(finding, 'fr'), describeFinding(finding, 'pt')]).toEqual([
      en,
      fr,
      pt,
    ])
  })
})
