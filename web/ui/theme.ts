/** What somebody has chosen; `auto` follows the device. Sun: black on white, for a screen in the sun. */
export const THEMES = ['auto', 'light', 'dark', 'sun'] as const
export type Theme = (typeof THEMES)[number]

/** Shows a theme, and follows the device where that is asked. @returns what ends it */
export function showTheme(theme: Theme): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = (): void => {
    document.documentElement.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
  }
  show()
  dark.addEventListener('change', show)
  return () => dark.removeEventListener('change', show)
}
