import { expect, test } from 'vitest'
import { createCertificates } from '../../../src/document/certificate.ts'
import type { DocumentSource } from '../../../src/ports/document.ts'
import { CODE, PUBLIC_URL, releasedMovement, sourceOf } from '../../support/accompanying.ts'
import { pageTexts, scanned } from '../../support/pdf.ts'
import { arrival, discharge, GRN, MRN, results } from '../../support/road.ts'

const drawing = createCertificates(() => PUBLIC_URL)

function discharged(more: Parameters<typeof discharge>[0] = {}): DocumentSource {
  const world = releasedMovement()
  for (const one of [arrival(), results(), discharge(more)]) world.accept(one)
  return sourceOf(world)
}

test.each([
  ['en', 'Certificate of discharge', 'Control results of the office of destination'],
  ['fr', 'Certificat d’apurement', 'Résultats du contrôle du bureau de destination'],
  ['pt', 'Certificado de apuramento', 'Resultados do controlo da estância de destino'],
] as const)(
  'says in %s what was discharged, when, on what basis and which guarantee is free',
  async (language, title, basis) => {
    const draw = await drawing
    const pdf = await draw(discharged(), language)
    const text = (await pageTexts(pdf)).join(' ')
    for (const part of [
      title,
      basis,
      MRN,
      GRN,
      '4 000 000 XOF',
      'Sahel Transit',
      'TGLFW001',
      'BFOUA001',
      'A1 (2026-03-07)',
    ]) {
      expect(text).toContain(part)
    }
    expect(pdf.equals(await draw(discharged(), language))).toBe(true)
  },
)

test('leads whoever holds it back to the follow-up', async () => {
  const draw = await drawing
  const symbols = await scanned(await draw(discharged(), 'en'), 1)
  expect(symbols.get('Code128')).toBe(MRN)
  expect(symbols.get('QRCode')).toContain(`${PUBLIC_URL}/v1/follow-up/${MRN}?code=${CODE.slice(0, 4)}`)
})

test('fits on one page with the longest names', async () => {
  const source = discharged({ body: { basis: 'authority', text: 'decided' } })
  const name = 'Société de transit et de logistique '.repeat(3).trim()
  const declaration = { ...source.declaration, principal: { ...source.declaration.principal, name } }
  const draw = await drawing
  expect(await pageTexts(await draw({ ...source, declaration }, 'fr'))).toHaveLength(1)
})
