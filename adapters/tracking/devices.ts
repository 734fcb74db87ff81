import { join } from 'node:path'
import { type Journal, openJournal, rewriteJournal } from '#adapter-api'
import type { DeviceState } from './watch.ts'

type DeviceRecord = { deviceId: string; state: DeviceState }

/**
 * What is remembered of each device, over restarts: without it a seal that was opened, or a corridor that was left, while the
 * adapter was down would be no news.
 */
export class Devices {
  readonly #journal: Journal<DeviceRecord>
  readonly #states: Map<string, DeviceState>

  private constructor(journal: Journal<DeviceRecord>, states: Map<string, DeviceState>) {
    this.#journal = journal
    this.#states = states
  }

  /** Opens what was remembered, and leaves one line of each device. */
  static async open(dataDir: string): Promise<Devices> {
    const path = join(dataDir, 'devices.jsonl')
    const { journal, records } = await openJournal<DeviceRecord>(path)
    await journal.close()
    const states = new Map(records.map(({ deviceId, state }) => [deviceId, state]))
    await rewriteJournal(
      path,
      [...states].map(([deviceId, state]) => ({ deviceId, state })),
    )
    return new Devices((await openJournal<DeviceRecord>(path)).journal, states)
  }

  of(deviceId: string): DeviceState {
    return this.#states.get(deviceId) ?? {}
  }

  /**
   * Counts for the next report at once; what is returned puts it on disk, which comes after what the report said: an alarm
   * that is known and was not kept would be lost, one that is kept and not known comes twice.
   */
  set(deviceId: string, state: DeviceState): () => Promise<void> {
    const before = this.#states.get(deviceId)
    this.#states.set(deviceId, state)
    const isNews = JSON.stringify(before) !== JSON.stringify(state)
    return async () => (isNews ? this.#journal.append({ deviceId, state }) : undefined)
  }

  close(): Promise<void> {
    return this.#journal.close()
  }
}
