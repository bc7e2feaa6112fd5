/** Says that nothing can be done for a moment. It stands alone: no script, no file, the colours of `app/globals.css`. */
export const awayPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Back in a moment · Foyer</title>
<style>
:root { color-scheme: light dark; --paper: #f4f3ef; --ink: #151512; --muted: #5a5a52; --signal: #ffcb1f }
@media (prefers-color-scheme: dark) { :root { --paper: #11110f; --ink: #f4f3ec; --muted: #a9a89d } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { box-sizing: border-box; min-height: 100dvh; max-width: 26rem; margin: auto; padding: 3rem 1.5rem;
  display: flex; flex-direction: column; justify-content: center; align-items: start; gap: 1rem }
h1 { margin: 0; font-size: 2.25rem; line-height: 1.1 }
p { margin: 0; color: var(--muted) }
a { margin-top: 1rem; padding: 0.75rem 1.25rem; border-radius: 0.5rem; background: var(--signal); color: #151512; font-weight: 600; text-decoration: none }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
</style>
</head>
<body>
<main>
<h1>Back in a moment</h1>
<p>We cannot reach our database right now. Nothing you have been told is lost: orders and tickets are safe.</p>
<p>If you were sending something, look whether it arrived before you send it again.</p>
<a href="">Try again</a>
</main>
</body>
</html>
`
