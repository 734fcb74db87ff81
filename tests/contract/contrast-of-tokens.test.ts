import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from './examples.ts'

/** faces.md 5: every pair of colours that is used together can be read, by the formula of WCAG 2.2. */
const css = readFileSync(join(ROOT, 'web/ui/tokens.css'), 'utf8')

const colours = (selector: string): Record<string, string> => {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  const found = [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6})\b/g)]
  return Object.fromEntries(found.map(([, name, value]) => [name, value])) as Record<string, string>
}

const light = colours(':root')
const THEMES = {
  light,
  dark: { ...light, ...colours(`:root[data-theme='dark']`) },
  sun: { ...light, ...colours(`:root[data-theme='sun']`) },
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** What is written on what, and how much contrast it needs: text 4.5, the borders of controls 3. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['page', 'surface', 'raised'].flatMap((ground) =>
    ['text', 'muted', 'link', 'action', 'ok', 'info', 'warn', 'bad', 'awaiting'].map(
      (ink) => [ink, ground, 4.5] as const,
    ),
  ),
  ...['page', 'surface', 'raised'].map((ground) => ['border', ground, 3] as const),
  ...['ok', 'info', 'warn', 'bad', 'awaiting'].flatMap((tone) => [
    [tone, `${tone}-tint`, 4.5] as const,
    ['text', `${tone}-tint`, 4.5] as const,
  ]),
  ['on-action', 'action', 4.5],
  ['focus', 'page', 3],
]

test('the dark theme is the same whether a script or the device has chosen it', () => {
  expect(colours(':root:not([data-theme])')).toEqual(colours(`:root[data-theme='dark']`))
})

describe.each(Object.entries(THEMES))('in the theme %s', (_, theme) => {
  test('all colours are there', () => {
    expect(Object.keys(theme).length).toBeGreaterThan(20)
  })

  test.each(PAIRS)('%s can be read on %s', (ink, ground, least) => {
    expect(contrast(theme[ink] ?? '#fff', theme[ground] ?? '#fff')).toBeGreaterThanOrEqual(least)
  })
})
