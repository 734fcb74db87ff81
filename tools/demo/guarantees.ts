import type { Pool } from 'pg'
import { command } from './control.ts'
import type { GuaranteeRow } from './registry.ts'
import type { Stack } from './stack.ts'
import { waitUntil } from './wait.ts'

/**
 * Has every guarantor whose system is simulated register its guarantees, in messages of its own, and waits for all of
 * them.
 */
export const registerGuarantees = async (stack: Stack, pool: Pool, signal?: AbortSignal): Promise<GuaranteeRow[]> => {
  const rows = stack.registry.guarantees.filter((row) => stack.simulators.has(row.country))
  const countries = [...new Set(stack.registry.parties.map((party) => party.country))]
  await Promise.all(
    rows.map(async (row) => {
      const simulator = stack.simulators.get(row.country)
      const guarantor = stack.pki.members.find((one) => one.country === row.country && one.role === 'guarantor')
      if (!simulator || !guarantor?.party) return
      await command(simulator, { do: 'register', party: guarantor.party, bond: bondOf(row, countries) })
    }),
  )
  const registered = async (): Promise<number> => {
    const { rows: found } = await pool.query<{ n: number }>(
      'select count(*)::int as n from guarantees where grn = any($1)',
      [rows.map((row) => row.grn)],
    )
    return found[0]?.n ?? 0
  }
  await waitUntil(async () => (await registered()) === rows.length, {
    timeoutMs: 30_000,
    explain: async () => `only ${await registered()} of ${rows.length} guarantees are registered`,
    ...(signal ? { signal } : {}),
  })
  return rows
}

/** A guarantee as its guarantor registers it: valid from the first day of the year, in every country of the region. */
export const bondOf = (row: GuaranteeRow, countries: readonly string[]) => ({
  grn: row.grn,
  type: row.type,
  holder: row.holder,
  limit: row.limit,
  countries: [...countries],
  from: `${new Date().getUTCFullYear()}-01-01`,
  code: row.accessCode,
})
