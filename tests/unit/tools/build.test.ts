import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CARRIED } from '../../../tools/build.ts'

/** The built program and the image have what the sources read by their own place. */

const root = join(import.meta.dirname, '../../..')
const lines = (path: string): string[] => readFileSync(join(root, path), 'utf8').split('\n')

describe('the build carries over', () => {
  it.each(['docs/api/openapi.json', 'docs/api/asyncapi.json', 'schemas/codelists/offices.json'])('%s', (path) => {
    expect(globSync(CARRIED, { cwd: root })).toContain(path)
  })

  /** What stands before the first wildcard: the folder that must be there to be read. */
  it.each(CARRIED.map((pattern) => pattern.split('/*')[0] ?? ''))('%s into the image', (folder) => {
    expect(lines('Dockerfile')).toContain(`COPY ${folder} ${folder}`)
    expect(lines('.dockerignore')).toContain(`!${folder}`)
  })
})
