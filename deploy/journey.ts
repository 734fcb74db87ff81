/**
 * One movement between the two sample adapters, from Lomé to Ouagadougou: a guarantee, a declaration, and what the
 * officers of both simulated systems then do by themselves up to the discharge. Run it in the first adapter's container:
 * `docker compose exec adapter-tg node dist/deploy/journey.js`. Ends with 0 when the movement is written off.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { checkDigit } from '../src/domain/values/identifiers.ts'
import { type Control, openControl, type SimulatedMovement, type SimulatedStatus } from './control.ts'

const CONFIG = '/run/corridor/adapter/adapter.json'
const PATIENCE_MS = 5_000
const JOURNEY_MS = 120_000
const LOOK_EVERY_MS = 500
const DAY_MS = 24 * 3_600_000

const HOLDER = { scheme: 'NIF', number: '1000123456', name: 'Transit Exemple SARL', town: 'Lomé', country: 'TG' }
const ACCESS_CODE = 'K7P2'
const ROUTE = [
  { country: 'TG', exit: 'TGCNK001', mode: 'road' },
  { country: 'BF', entry: 'BFCNK001', mode: 'road' },
]

const bond = (serial: string, now: Date): { grn: string } => {
  const sixteen = `${String(now.getUTCFullYear()).slice(2)}TG${serial}`
  const grn = `${sixteen}${checkDigit(sixteen)}`
  const content = {
    type: '1',
    holder: HOLDER,
    limit: { amount: '10000000', currency: 'XOF' },
    countries: ['BF', 'TG'],
    from: now.toISOString().slice(0, 10),
    code: ACCESS_CODE,
  }
  return { grn, ...content }
}

const declaration = (serial: string, grn: string, now: Date) => ({
  number: `T1-${serial}`,
  nationalNumber: `${now.getUTCFullYear()}/LFW/${serial}`,
  type: 'T1',
  regime: 'isrt',
  from: 'TGLFW001',
  to: 'BFOUA001',
  route: ROUTE,
  limit: new Date(now.getTime() + 5 * DAY_MS).toISOString(),
  holder: HOLDER,
  bonds: [{ type: '1', grn, code: ACCESS_CODE, sum: { amount: '1500000', currency: 'XOF' } }],
  duties: { amount: '1500000', currency: 'XOF' },
  cif: { amount: '9000000', currency: 'XOF' },
  vehicle: { kind: 'lorry', no: 'TG 0001 AA', country: 'TG' },
  drawn: [],
  boxes: [{ seals: ['SEAL-1'], lines: [1] }],
  goods: [
    {
      line: 1,
      text: 'Rice in bags',
      hs: '100630',
      gross: '1200',
      packages: [{ type: 'BG', count: 24, marks: 'RIZ' }],
    },
  ],
  papers: [],
})

/** Looks at the status until `found` finds what it waits for; rejects with the last status when that takes too long. */
const until = async <T>(control: Control, found: (status: SimulatedStatus) => T | undefined): Promise<T> => {
  const deadline = Date.now() + JOURNEY_MS
  for (;;) {
    const status = await control.status()
    const value = found(status)
    if (value !== undefined) return value
    if (Date.now() > deadline) throw new Error(`nothing more happened: ${JSON.stringify(status)}`)
    await pause(LOOK_EVERY_MS)
  }
}

const travel = async (): Promise<SimulatedMovement> => {
  const control = await openControl(CONFIG, PATIENCE_MS)
  const now = new Date()
  const serial = randomBytes(6).toString('hex').toUpperCase()
  const guarantee = bond(serial, now)
  const { unanswered: before } = await control.status()
  await control.command({ do: 'register', party: 'fonds-garantie', bond: guarantee })
  // The declaration rests on the guarantee, and the two parties' messages have no order between them.
  await until(control, ({ unanswered }) => (unanswered <= before ? true : undefined))
  const t1 = declaration(serial, guarantee.grn, now)
  const { number } = (await control.command({ do: 'declare', t1 })) as { number: string }
  return until(control, ({ movements }) => {
    const movement = movements.find((one) => one.number === number)
    const { standing, bondRefused } = movement ?? {}
    if (bondRefused !== undefined || standing === 'guarantee-refused' || standing?.startsWith('refused')) {
      throw new Error(`the movement was refused: ${JSON.stringify(movement)}`)
    }
    return movement?.writtenOff === true ? movement : undefined
  })
}

try {
  console.log(JSON.stringify(await travel(), undefined, 2))
} catch (error) {
  console.error(`journey: ${(error as Error).message}`)
  process.exitCode = 1
}
