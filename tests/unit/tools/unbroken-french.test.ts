import { describe, expect, test } from 'vitest'
import { errors } from '../../../src/generated/errors.ts'
import { texts } from '../../../src/generated/texts.ts'
import { sayIn } from '../../../web/words/console.ts'
import { unbroken } from '../../../web/words/languages.ts'

/** French punctuation stays on the line of its word, in every text that people are shown. */
const BREAKS = / [;:!?»](?:\s|$)|« /

const french = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, part]) =>
        name === 'fr' && typeof part === 'string' ? [part] : french(part),
      )

describe('no line of a French text begins with its punctuation', () => {
  test('since no blank before it, or within guillemets, is one at which a line ends', () => {
    expect(unbroken('Le véhicule est là ; « ouvert » : voyez !')).toBe(
      'Le véhicule est là\u00a0; «\u00a0ouvert\u00a0»\u00a0: voyez\u00a0!',
    )
    expect(unbroken('La déclaration <?xml … ?> et l’option :x')).toBe('La déclaration <?xml … ?> et l’option :x')
  })

  test('in what the hub says', () => {
    const said = [...french(texts), ...french(errors)]
    expect(said.filter((text) => text.includes('\u00a0')).length).toBeGreaterThan(100)
    expect(said.filter((text) => BREAKS.test(text))).toEqual([])
  })

  test('on a page; other languages stay as they are', () => {
    expect(sayIn('fr')('casesOf', { topic: 'x' })).toBe('Mouvements\u00a0: x')
    expect(sayIn('pt')('casesOf', { topic: 'x' })).toBe('Movimentos: x')
  })
})
