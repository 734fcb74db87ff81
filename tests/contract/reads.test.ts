import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const READS = join(import.meta.dirname, '../../src/store/reads')
const sources = readdirSync(READS).map((name) => [name, readFileSync(join(READS, name), 'utf8')] as const)

/** What takes a JSON document apart in SQL: arrows, and the functions that unfold arrays and objects. */
const LOOKS_INTO =
  /\b(?:doc|body)(?:::jsonb?)?\s*(?:->|#>|@>|\?)|\bjsonb?_(?:array_elements|each|object_keys|extract_path|path)/g

test('no read looks into a document in SQL: it would be parsed for every row there is', () => {
  expect(sources.length).toBeGreaterThan(20)
  expect(
    sources.flatMap(([name, text]) => [...text.matchAll(LOOKS_INTO)].map(([found]) => `${name}: ${found}`)),
  ).toEqual([])
})

test('the guard finds what it looks for', () => {
  for (const sql of [`m.doc->>'regime'`, `doc::jsonb @> '{}'`, `json_array_elements(m.doc->'legs')`])
    expect(sql.match(LOOKS_INTO)).not.toBeNull()
})
