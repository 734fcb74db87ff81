import type { Config } from '../config.ts'

/**
 * One process's share of what a hub grants or takes: rounded up and never less than `least`, so that something is left for
 * whoever lands on this process.
 */
export const share = (whole: number, { processes }: Pick<Config, 'processes'>, least = 1): number =>
  Math.max(least, Math.ceil(whole / processes))
