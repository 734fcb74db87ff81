import { resolve } from 'node:path'
import { vendored, type Wanted } from '../../tools/services/packages.ts'

/** A program of the distribution for tests, unpacked beside RabbitMQ where its packages had to be. */
export const unpacked = <Program>(wanted: Omit<Wanted<Program>, 'prepare'>): Promise<Program> => {
  const vendor = process.env['CORRIDOR_VENDOR'] || resolve('.corridor', 'vendor')
  return vendored({ ...wanted, prepare: async () => undefined }, vendor, process.env['PATH'] ?? '', () => undefined)
}
