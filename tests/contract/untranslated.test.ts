import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { texts } from '../../src/generated/texts.ts'
import { en as consoleEn } from '../../web/words/console-en.ts'
import { fr as consoleFr } from '../../web/words/console-fr.ts'
import { pt as consolePt } from '../../web/words/console-pt.ts'
import { en as deskEn } from '../../web/words/desk-en.ts'
import { fr as deskFr } from '../../web/words/desk-fr.ts'
import { pt as deskPt } from '../../web/words/desk-pt.ts'
import { en as registryEn } from '../../web/words/registry-en.ts'
import { fr as registryFr } from '../../web/words/registry-fr.ts'
import { pt as registryPt } from '../../web/words/registry-pt.ts'
import { ROOT } from './examples.ts'

/**
 * Nothing that people read stands in the source of a page: it comes from the words, which the types hold to be whole in each
 * language (faces.md 7). Read from the syntax of every page, so that no page is forgotten.
 */

/** What people read although it stands in no element. */
const SPOKEN = new Set(['aria-label', 'alt', 'label', 'placeholder', 'title'])

/** What is the same in every language: the name of the hub, formats, and the names of components on the page that shows them. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'web/console/app.tsx': ['Corridor'],
  'src/http/pages/plain-page.ts': ['· Corridor'],
  'web/console/components.tsx': ['Tag', 'Notice', 'Button', 'Field', 'FactNumber, Age, RangeBar, TimeLines, LiveTable'],
}

type Node = { type: string; [member: string]: unknown }
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'
const partsOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)
const all = (node: Node): Node[] => [node, ...partsOf(node).flatMap(all)]
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text)

/** The texts that an expression shows as it stands: a literal, a template, either branch of a choice. */
function literalsOf(node: unknown): string[] {
  if (!isNode(node)) return []
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : []
  if (node.type === 'TemplateLiteral')
    return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
  if (node.type === 'ConditionalExpression')
    return [...literalsOf(node['consequent']), ...literalsOf(node['alternate'])]
  if (node.type === 'LogicalExpression') return literalsOf(node['right'])
  return node.type === 'JSXExpressionContainer' ? literalsOf(node['expression']) : []
}

const spokenIn = (node: Node): string[] =>
  SPOKEN.has(String((node['name'] as Node)['name'])) ? literalsOf(node['value']) : []

/** Text and spoken attributes of a page that is a template: what is filled in is not the source's. */
function writtenIn(node: Node): string[] {
  if ((node['tag'] as Node)['name'] !== 'html') return []
  const text = ((node['quasi'] as Node)['quasis'] as { value: { cooked: string } }[])
    .map(({ value }) => value.cooked)
    .join('\0')
  const spoken = [...text.matchAll(/\s(aria-label|alt|placeholder|title)="([^"]*)"/g)].map(([, , value = '']) => value)
  return [...text.replaceAll(/<[^>]*>/g, '\0').split('\0'), ...spoken]
}

/** What the source of a page shows of its own, in whatever language. */
function shownBy(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be read`)
  const found = all(program as unknown as Node).flatMap((node): string[] => {
    if (node.type === 'JSXText') return [String(node['value'])]
    if (node.type === 'JSXAttribute') return spokenIn(node)
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      return (node['children'] as Node[]).filter(({ type }) => type === 'JSXExpressionContainer').flatMap(literalsOf)
    }
    return node.type === 'TaggedTemplateExpression' ? writtenIn(node) : []
  })
  return found.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter(hasWords)
}

const PAGES = globSync(['web/**/*.tsx', 'src/http/pages/*.ts'], { cwd: ROOT }).toSorted()

describe('the source of the pages', () => {
  test.each([
    ['a text', '<p>Hello {say("x")}</p>', ['Hello']],
    [
      'a text that depends on something',
      '<p>{open ? "Hide" : say("x")}{late && `Late by ${n}`}</p>',
      ['Hide', 'Late by'],
    ],
    ['a label', '<Field label="Plate" name="plate" />', ['Plate']],
    ['a template of a page', 'html`<p class="notice">${say("x")} Closed</p><img alt="Seal">`', ['Closed', 'Seal']],
  ])('is seen to show %s of its own', (_what, source, shown) => {
    expect(shownBy('a.tsx', source)).toEqual(shown)
  })

  test('shows nothing but what comes from the words', () => {
    expect(PAGES.length).toBeGreaterThan(50)
    const untranslated = PAGES.flatMap((path) =>
      shownBy(path, readFileSync(join(ROOT, path), 'utf8'))
        .filter((text) => SAME[path]?.includes(text) !== true)
        .map((text) => `${path}: ${text}`),
    )
    expect(untranslated).toEqual([])
  })
})

type Told = Readonly<Record<'en' | 'fr' | 'pt', string>>

const together = (en: object, fr: object, pt: object): [string, Told][] =>
  Object.entries(en).map(([key, text]) => [
    key,
    {
      en: text as string,
      fr: (fr as Record<string, string>)[key] ?? '',
      pt: (pt as Record<string, string>)[key] ?? '',
    },
  ])

const TOLD: readonly (readonly [string, Told])[] = [
  ...together(consoleEn, consoleFr, consolePt),
  ...together(registryEn, registryFr, registryPt),
  ...together(deskEn, deskFr, deskPt),
  ...Object.entries(texts).flatMap(([file, found]) =>
    Object.entries(found as Record<string, Told>).map(([key, told]) => [`${file} ${key}`, told] as const),
  ),
]

describe('the words', () => {
  test('have the same places to be filled in in every language', () => {
    expect(TOLD.length).toBeGreaterThan(700)
    const placesIn = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].toSorted().join()
    const wrong = TOLD.filter(([, { en, fr, pt }]) => placesIn(en) !== placesIn(fr) || placesIn(en) !== placesIn(pt))
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('are nowhere a sentence of another language', () => {
    const sentence = (text: string): boolean => (text.replaceAll(/\{\w+\}/g, '').match(/\p{L}{2,}/gu)?.length ?? 0) >= 3
    const wrong = TOLD.filter(([, { en, fr, pt }]) => sentence(en) && (en === fr || en === pt || fr === pt))
    expect(wrong.map(([key, { en }]) => `${key}: ${en}`)).toEqual([])
  })
})
