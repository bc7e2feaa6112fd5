/** First in the tab order of every page; each shell's main part has the id it points to. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-md bg-ink px-4 py-2 font-semibold text-paper text-sm focus:translate-y-0"
    >
      Skip to content
    </a>
  )
}
