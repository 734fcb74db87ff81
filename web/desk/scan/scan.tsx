import { useEffect, useRef, useState } from 'preact/hooks'
import { Button, Notice } from '../../ui/parts.tsx'
import { useDesk } from '../context.ts'
import { codeReader, numberIn } from './read-code.ts'

/** Between two looks at the picture: a slow phone needs the time for the picture itself. */
const LOOK_MS = 250

/** The camera, until it has read a number. */
export function Scan({ onNumber, onClose }: { onNumber: (number: string) => void; onClose: () => void }) {
  const { say } = useDesk()
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    const gone = new AbortController()
    let camera: MediaStream | undefined
    const watch = async (): Promise<void> => {
      try {
        camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      } catch {
        return setTrouble(say('noCamera'))
      }
      try {
        const read = await codeReader()
        const shown = video.current
        if (shown === null || gone.signal.aborted) return
        shown.srcObject = camera
        await shown.play()
        while (!gone.signal.aborted) {
          const text = await read(shown)
          if (text !== undefined && !gone.signal.aborted) return onNumber(numberIn(text))
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
        }
      } catch {
        // The decoder is not on this phone yet, and there is no network.
        if (!gone.signal.aborted) setTrouble(say('noScanner'))
      }
    }
    void watch().finally(() => {
      if (gone.signal.aborted) stop(camera)
    })
    return () => {
      gone.abort()
      stop(camera)
    }
  }, [say, onNumber])
  return (
    <div class="panel stack">
      {trouble === undefined ? (
        <>
          <p>{say('scanHint')}</p>
          <video ref={video} class="camera" muted playsInline aria-label={say('scan')} />
        </>
      ) : (
        <Notice tone="warn" loud>
          {trouble}
        </Notice>
      )}
      <Button whole onPress={onClose}>
        {say('cancel')}
      </Button>
    </div>
  )
}

const stop = (camera: MediaStream | undefined): void => {
  for (const track of camera?.getTracks() ?? []) track.stop()
}
