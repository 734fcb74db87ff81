import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as template from '../../adapters/template/mapping.ts'
import templateManifest from '../../adapters/template/manifest.json' with { type: 'json' }
import { mappingOf } from '../../adapters/rest/index.ts'
import plain from '../../adapters/rest/profiles/plain.json' with { type: 'json' }
import renamed from '../../adapters/rest/profiles/renamed.json' with { type: 'json' }
import restManifest from '../../adapters/rest/manifest.json' with { type: 'json' }
import { profileOf } from '../../adapters/rest/profile.ts'
import { messageArbitrary, model } from './codec-arbitrary.ts'
import { runs } from '../support/runs.ts'

/** What both sides can carry comes back unchanged, whatever the message: neither manifest names a loss. */
const mappings = [
  ['template', templateManifest.receives, template],
  ['rest, profile plain', restManifest.receives, mappingOf(profileOf(plain))],
  ['rest, profile renamed', restManifest.receives, mappingOf(profileOf(renamed))],
] as const

describe.each(mappings)('%s', (_, receives, mapping) => {
  const messages = model.messages.filter(({ type }) => receives.includes(type))

  test.each(messages.map((message) => [message.type, message] as const))('%s comes back unchanged', (__, message) =>
    fc.assert(
      fc.asyncProperty(messageArbitrary(message), async (value) => {
        const document: unknown = JSON.parse(JSON.stringify(await mapping.toNational(value)))
        expect(await mapping.fromNational(document as never)).toEqual(value)
      }),
      { numRuns: runs(15) },
    ),
  )
})
