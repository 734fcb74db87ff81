import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { OWN_SESSION } from './session.ts'

/** Calls from the bench to the processes it starts, over Node's own channel between parent and child. */

type Request = { readonly call: number; readonly name: string; readonly argument: unknown }
type Reply = { readonly call: number; readonly value?: unknown; readonly error?: string }

export type Peer = {
  readonly pid: number
  /** Rejects with what the process threw, or when it ends before it has answered. */
  call<T>(name: string, argument?: unknown): Promise<T>
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>
}

/** Starts a file of tools/bench, named from there, as a process of its own that answers calls. */
export function startPeer(file: string): Peer {
  const child = fork(join(import.meta.dirname, '..', file), [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    ...OWN_SESSION,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  child.on('message', (message) => {
    const { call, value, error } = message as Reply
    const waiting = open.get(call)
    open.delete(call)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(`${file}: ${error}`))
  })
  void ended.then(() => {
    for (const { reject } of open.values()) reject(new Error(`${file} ended unasked`))
  })
  return {
    pid: pidOf(child),
    call: <T>(name: string, argument?: unknown) =>
      new Promise<T>((resolve, reject) => {
        const call = ++calls
        open.set(call, { resolve: resolve as (value: unknown) => void, reject })
        child.send({ call, name, argument } satisfies Request, (error) => error !== null && reject(error))
      }),
    stop: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('a process of the bench could not be started')
  return child.pid
}

/**
 * The other side: answers the parent's calls until the parent lets go or is gone, then runs `close` and ends. A process of
 * the bench never outlives the bench.
 */
export function answer(
  handlers: Readonly<Record<string, (argument: never) => unknown>>,
  close: () => Promise<unknown> | void = () => undefined,
): void {
  process.on('message', (message) => {
    const { call, name, argument } = message as Request
    const reply = (content: Omit<Reply, 'call'>): void => void process.send?.({ call, ...content })
    Promise.resolve()
      .then(() => (handlers[name] ?? unknownCall(name))(argument as never))
      .then(
        (value) => reply({ value }),
        (error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
  })
  process.once('disconnect', () => {
    void Promise.resolve(close()).finally(() => process.exit(0))
  })
}

const unknownCall = (name: string) => (): never => {
  throw new Error(`no call ${name}`)
}
