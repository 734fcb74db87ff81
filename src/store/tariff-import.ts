import type { Pool } from 'pg'
import type { TariffStore } from '../ports/tariffs.ts'
import { changeRegistry } from './registry.ts'
import { loadTariffs, putContributionTables, putRates } from './tariffs.ts'

/** What operators import and read; every running hub takes a change up at once. */
export const createTariffStore = (pool: Pool): TariffStore => ({
  rates: async () => (await loadTariffs(pool)).rates,
  contributionTables: async () => (await loadTariffs(pool)).contributions,
  importRates: (rates) => changeRegistry(pool, (write) => putRates((text, values) => write.run(text, values), rates)),
  importContributionTables: (tables) =>
    changeRegistry(pool, (write) => putContributionTables((text, values) => write.run(text, values), tables)),
})
