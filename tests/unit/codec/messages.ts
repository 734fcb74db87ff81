import type { Discharge } from '../../../src/generated/types.ts'

/** A valid message to bend; synthetic. */
export const discharge: Discharge = {
  id: '3f8f5f0e-1111-4222-8333-444455556666',
  type: 'discharge',
  version: '1',
  sender: { country: 'TG', role: 'customs', office: 'TGLFW001' },
  mrn: '26TGLFW100000123J0',
  occurredAt: '2026-11-22T10:00:00Z',
  preparedAt: '2026-11-22T10:00:05+00:00',
  procedure: 'automatic',
  body: { basis: 'authority', date: '2026-11-22', text: 'Décision' },
}

/** The same in XML, with the text given as markup, so that each test can write it another way. */
export function dischargeXml(
  text = 'Décision',
  root = '<Discharge xmlns="urn:corridor:transit:1" version="1">',
): string {
  return `${root}
  <id>3f8f5f0e-1111-4222-8333-444455556666</id>
  <sender><country>TG</country><role>customs</role><office>TGLFW001</office></sender>
  <mrn>26TGLFW100000123J0</mrn>
  <occurredAt>2026-11-22T10:00:00Z</occurredAt>
  <preparedAt>2026-11-22T10:00:05+00:00</preparedAt>
  <procedure>automatic</procedure>
  <body><basis>authority</basis><date>2026-11-22</date><text>${text}</text></body>
</Discharge>`
}
