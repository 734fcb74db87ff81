import { expect, test } from 'vitest'
import { cutText, legible, legibleLines, legibleText } from '../../../../src/domain/values/legible.ts'

test.each([
  ['half of a pair', 'a\ud800b', 'a\\ud800b'],
  ['the other half', '\udfffa', '\\udfffa'],
  ['no character', '\ufdd0\ufffe', '\\ufdd0\\ufffe'],
  ['no character of a higher plane', '\u{1ffff}', '\\ud83f\\udfff'],
  ['a zero byte and what drives a terminal', '\u0000\u001b[2J\u009b1A', '\\u0000\\u001b[2J\\u009b1A'],
  ['ends of lines', 'a\r\nb\u2028c\u0085', 'a\\u000d\\u000ab\\u2028c\\u0085'],
  ['directions', '\u202eGT\u2066', '\\u202eGT\\u2066'],
  ['what is not seen', 'a\u200bb\ufeff\u00ad\u{e0041}\u3164', 'a\\u200bb\\ufeff\\u00ad\\udb40\\udc41\\u3164'],
])('%s stands there as its escape', (_, text, shown) => {
  expect(legible(text)).toBe(shown)
})

test('everything else stays, a backslash, an accent and a truck too', () => {
  const text = 'Ouagadougou \\ud800 é œ \u0627\u0644 🚛 {"a":1} <b>&amp;'
  expect(legible(text)).toBe(text)
  expect(legibleText(text, 100)).toBe(text)
})

test('blanks at the edges of a text that stands alone are seen', () => {
  expect(legibleText(' TG\u00a0', 100)).toBe('\\u0020TG\\u00a0')
  expect(legibleText('  ', 100)).toBe('\\u0020\\u0020')
  expect(legibleText('a b', 100)).toBe('a b')
})

test('what is too long ends in an ellipsis, never in half an escape or half a character', () => {
  expect(legibleText('\u200b'.repeat(20), 20)).toBe('\\u200b\\u200b\\u200b…')
  expect(legibleText('\u200b'.repeat(3), 18)).toBe('\\u200b\\u200b\\u200b')
  expect(legibleText(`${'🚛'.repeat(30)} `, 10)).toBe(`${'🚛'.repeat(9)}…`)
  expect(cutText('ab🚛cd', 4)).toBe('ab…')
  expect(cutText('ab🚛', 4)).toBe('ab🚛')
})

test('once more changes nothing', () => {
  for (const text of [' a\ud800 ', '\u200b'.repeat(400), `${'x'.repeat(139)} y`, '🚛'.repeat(200)]) {
    const once = legibleText(text, 140)
    expect(legibleText(once, 140)).toBe(once)
    expect([...once].length).toBeLessThanOrEqual(140)
  }
})

test('lines of a log keep their ends, and their JSON says the same as before', () => {
  const value = { user: 'a\u009b2J\u202e', named: '\u{1fffe}', text: 'a\nb' }
  const line = `${JSON.stringify(value)}\n\tend`
  const shown = legibleLines(line)
  expect(shown).toContain('\\u009b2J\\u202e')
  expect(shown.endsWith('\n\tend')).toBe(true)
  expect(JSON.parse(shown.split('\n')[0] ?? '')).toEqual(value)
})
