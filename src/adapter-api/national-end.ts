import type { Message } from '../generated/types.ts'
import type { ConnectionInfo } from './types.ts'

/**
 * The national system as conformance plays it: a test system, or a stand-in that keeps what it is given behind the same door as
 * the real one. The adapter knows it by its settings alone, as it knows the real one.
 */
export type NationalEnd = {
  /** The adapter's settings that lead to it. */
  settings: Readonly<Record<string, string>>
  /**
   * What it holds for good, in the order it came. What it holds already and gets again is one entry, as at the real system;
   * an adapter that was killed may have to hand it over once more.
   */
  held(): Promise<readonly { sender: string; id: string }[]>
  /** Gives out a document that the adapter is to make this message of. */
  submit(message: Message): Promise<void>
  /** Gives out something that is no document. Absent where that cannot happen. */
  spoil?(): Promise<void>
  /** What it was told of the documents it gave out, repeats included. */
  told(): Promise<readonly { id: string; outcome: 'accepted' | 'refused' }[]>
  /** Cannot be reached from now on; resolves when that is so. */
  cut(): Promise<void>
  restore(): Promise<void>
  /** Will refuse the delivery of this id, with this reason. Absent where it cannot say no. */
  refuse?(id: string, reason: string): Promise<void>
  close(): Promise<void>
}

export type NationalEndSetup = {
  /** An empty folder for whatever it keeps. */
  folder: string
  /** Whom the adapter acts for, the party that gets deliveries first. */
  connections: readonly ConnectionInfo[]
}

/** The default export of an adapter's `national-end.ts`. */
export type NationalEndModule = (setup: NationalEndSetup) => Promise<NationalEnd>

/** Gives a national end its type. */
export const defineNationalEnd = (open: NationalEndModule): NationalEndModule => open
