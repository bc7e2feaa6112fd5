/** The colours of app/globals.css, for mail: inline for everyone, again in a media query for readers in the dark. */
const light = {
  paper: '#f4f3ef',
  surface: '#ffffff',
  ink: '#151512',
  muted: '#5a5a52',
  line: '#d8d6cf',
  signal: '#ffcb1f',
}
const dark: typeof light = {
  paper: '#11110f',
  surface: '#1b1b18',
  ink: '#f4f3ec',
  muted: '#a9a89d',
  line: '#3d3d37',
  signal: '#ffcb1f',
}

export const colour = light

/** Faces of the site where a reader happens to have them; nothing is fetched. */
export const face = {
  text: "Geist,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
  display: "'Bricolage Grotesque','Helvetica Neue',Helvetica,Arial,sans-serif",
  mono: "'Geist Mono',ui-monospace,SFMono-Regular,Menlo,Consolas,monospace",
}

/** How a picture's words look when pictures are blocked. */
export const altText = { fontFamily: face.text, fontSize: 14, lineHeight: '20px', color: colour.muted } as const

const backgrounds = ['paper', 'surface'] as const
const texts = ['ink', 'muted'] as const

function inDark(prefix: { text: string; background: string }, accent: { fill: string; ink: string }) {
  const set = (scope: string, name: string, property: string, value: string) => `${scope}.${name}{${property}:${value}!important}`
  return [
    ...backgrounds.map((name) => set(prefix.background, name, 'background-color', dark[name])),
    ...texts.map((name) => set(prefix.text, name, 'color', dark[name])),
    set(prefix.background, 'accent', 'background-color', accent.fill),
    set(prefix.text, 'on-accent', 'color', accent.ink),
    set(prefix.background, 'line', 'border-color', dark.line),
  ].join('')
}

/** The mail's only style sheet: dark colours and room on small screens. Everything else is inline. */
export function styleSheet(accentInDark: { fill: string; ink: string }): string {
  const outlook = { text: '[data-ogsc] ', background: '[data-ogsb] ' } // how outlook.com says that it is dark
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    'body{margin:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}',
    'a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}',
    '@media (max-width:520px){.pad{padding-left:22px!important;padding-right:22px!important}',
    '.title{font-size:27px!important;line-height:29px!important}.wide{padding:8px 0!important;text-align:center!important}}',
    `@media (prefers-color-scheme:dark){body{background-color:${dark.paper}!important}${inDark({ text: '', background: '' }, accentInDark)}}`,
    inDark(outlook, accentInDark),
  ].join('')
}
