import type { Language } from '../words/languages.ts'

/**
 * Has the browser save what the hub answers, in the words of this language: a plain link would ask in the browser's. @returns whether
 * there was an answer to save
 */
export async function saveFile(path: string, name: string, language: Language): Promise<boolean> {
  try {
    const answer = await fetch(path, { credentials: 'same-origin', headers: { 'accept-language': language } })
    if (!answer.ok) return false
    saveBytes(await answer.blob(), name)
    return true
  } catch {
    return false
  }
}

/** Has the browser save these bytes under a name. */
export function saveBytes(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
