import { describe, expect, it } from 'vitest'
import { fromNational } from '../../../../adapters/asycuda-world/mapping.ts'
import { documentsIn } from '../../../../adapters/asycuda-world/reading.ts'
import { readXmlTree, type XmlTree } from '../../../../src/adapter-api/index.ts'
import { createOfflineValidator } from '../../../../src/compose/offline.ts'
import { GRN, profile, settings } from './support.ts'

const bol = (reference: string, nature: string): string => `<Bol_segment>
  <Bol_id><Bol_reference>${reference}</Bol_reference><Bol_nature>${nature}</Bol_nature></Bol_id>
  <Traders_segment><Exporter><Exporter_name>Exemple Export</Exporter_name></Exporter>
    <Consignee><Consignee_name>Comptoir Fictif</Consignee_name></Consignee></Traders_segment>
  <ctn_segment><Ctn_reference>CSQU3054383</Ctn_reference><Type_of_container>22G1</Type_of_container>
    <Empty_Full>XF</Empty_Full><Marks1>SEAL-1</Marks1><Marks2>SEAL-2</Marks2></ctn_segment>
  <ctn_segment><Ctn_reference>TGHU0000420</Ctn_reference><Marks1>SEAL-3</Marks1></ctn_segment>
  <Goods_segment><Number_of_packages>12</Number_of_packages><Package_type_code>4C</Package_type_code>
    <Gross_mass>18240.5</Gross_mass><Shipping_marks>N/M</Shipping_marks>
    <Goods_description>Pompes
      centrifuges</Goods_description><Goods_hs_code>841370</Goods_hs_code></Goods_segment>
  <Value_segment><Example_value>18600000</Example_value><Example_currency>XOF</Example_currency></Value_segment>
</Bol_segment>`

const manifest = (...bols: string[]): XmlTree =>
  readXmlTree(
    Buffer.from(`<Awmds><General_segment>
  <General_segment_id><Customs_office_code>TGX01</Customs_office_code><Voyage_number>V1</Voyage_number>
    <Date_of_departure>02/03/2026</Date_of_departure></General_segment_id>
  <Transport_information><Carrier><Carrier_code>XCARRIER</Carrier_code><Carrier_name>Transporteur Exemple</Carrier_name></Carrier>
    <Mode_of_transport_code>30</Mode_of_transport_code><Identity_of_transporter>TG 4821 BK</Identity_of_transporter>
    <Nationality_of_transporter_code>TG</Nationality_of_transporter_code></Transport_information>
  <Tonnage><Destination_customs_office_code>BFX01</Destination_customs_office_code></Tonnage>
</General_segment>${bols.join('')}</Awmds>`),
  )

// A waiver: a manifest has no amount that a guarantee would have to cover.
const waiver = { ...settings, guarantees: new Map([[GRN, { type: '0', accessCode: '7J2K' }]]) }

describe('a manifest', () => {
  it('with nothing in transit, of a country that has not said how it is read, or of an unknown carrier, is refused', () => {
    expect(() => documentsIn(manifest(bol('A', '23')), profile)).toThrow('none is 24')
    const silent = { ...profile, manifest: undefined }
    expect(() => documentsIn(manifest(bol('A', '24')), silent)).toThrow('does not say how manifests are read')
    const [root = manifest()] = documentsIn(manifest(bol('A', '24')), profile)
    expect(() => fromNational({ root }, { ...settings, guarantees: new Map() })).toThrow('no guarantee of this carrier')
    const [long = manifest()] = documentsIn(manifest(bol('A'.repeat(23), '24')), profile)
    expect(() => fromNational({ root: long }, waiver)).toThrow('more than 22 characters')
  })

  it('is a declaration for each consignment in transit, each container with its own seals, and the hub takes it', async () => {
    using validator = await createOfflineValidator({ now: Date.parse('2026-03-03T00:00:00Z') })
    const roots = documentsIn(manifest(bol('A-1', '24'), bol('B-1', '23'), bol('A-2', '24')), profile)
    const messages = roots.map((root) => fromNational({ root }, waiver))
    expect(messages.map(({ id }) => id)).toHaveLength(new Set(messages.map(({ id }) => id)).size)
    expect(messages.map((message) => 'lrn' in message.body && message.body.lrn)).toEqual(['A-1', 'A-2'])
    expect(messages[0]).toMatchObject({
      body: {
        principal: { id: 'XCARRIER' },
        equipment: [
          { container: 'CSQU3054383', numberOfSeals: 2, seals: [{ id: 'SEAL-1' }, { id: 'SEAL-2' }] },
          { container: 'TGHU0000420', numberOfSeals: 1, seals: [{ id: 'SEAL-3' }] },
        ],
        items: [{ commodity: { description: 'Pompes centrifuges' } }],
      },
    })
    for (const message of messages)
      expect(validator.validate(Buffer.from(JSON.stringify(message)), 'en')).toMatchObject({
        verdict: 'valid',
        findings: [],
      })
  })
})
