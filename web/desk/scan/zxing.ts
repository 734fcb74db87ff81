import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { ReadCode } from './read-code.ts'

// From the hub itself: the library would ask somebody else's server.
prepareZXingModule({ overrides: { locateFile: () => wasm } })

const canvas = document.createElement('canvas')

/** Reads by the decoder of zxing. */
export const read: ReadCode = async (video) => {
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d')
  if (context === null || canvas.width === 0) return undefined
  context.drawImage(video, 0, 0)
  const picture = context.getImageData(0, 0, canvas.width, canvas.height)
  const found = await readBarcodes(picture, {
    formats: ['Code128', 'QRCode', 'PDF417', 'DataMatrix'],
    maxNumberOfSymbols: 1,
  })
  return found[0]?.text
}
