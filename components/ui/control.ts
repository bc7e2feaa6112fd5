/** What every text-like control looks like; errors are read from `aria-invalid`. */
export const controlClass = [
  'w-full min-h-(--control) rounded-md bg-surface px-3 py-1.5 text-base text-ink sm:text-sm',
  'ring-1 ring-inset ring-edge placeholder:text-muted/80 hover:ring-ink/70',
  'disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken',
  'aria-invalid:ring-2 aria-invalid:ring-bad',
].join(' ')
