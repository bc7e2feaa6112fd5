/** Inks on a paper. `strong` and `bright` are what shapes are printed in. */
export type Palette = {
  paper: string
  /** stands out most from the paper */
  ink: string
  strong: string
  bright: string
  /** the darkest, for a night over the whole sheet */
  night: string
  /** the colour the event is known by: the loudest of them */
  accent: string
}

const light = (paper: string, ink: string, strong: string, bright: string): Palette => ({
  paper,
  ink,
  strong,
  bright,
  night: ink,
  accent: strong,
})
const loud = (paper: string, ink: string, strong: string, bright: string): Palette => ({
  paper,
  ink,
  strong,
  bright,
  night: ink,
  accent: paper,
})
const dark = (paper: string, ink: string, strong: string, bright: string, night: string): Palette => ({
  paper,
  ink,
  strong,
  bright,
  night,
  accent: strong,
})

export const palettes: readonly [Palette, ...Palette[]] = [
  light('#f3eadb', '#171411', '#e63f27', '#f2b632'),
  light('#ecefe9', '#11203c', '#2746d8', '#ff6b4a'),
  light('#f7d4cf', '#24101a', '#d81f4f', '#2b3a8f'),
  light('#dae8df', '#0f2a24', '#0a8a62', '#f2603f'),
  light('#eee6f4', '#1d1236', '#6a35d6', '#ffb42e'),
  light('#f1e5c6', '#26180c', '#b9451a', '#2f6f6a'),
  light('#cfe3f2', '#0d1e33', '#1766c2', '#f9c52b'),
  light('#e6e3da', '#141414', '#ff5a1f', '#8fb7c9'),
  loud('#ffd028', '#16130b', '#e8452c', '#fff5d8'),
  loud('#e8462f', '#1c0d0a', '#ffe8d2', '#ffc629'),
  loud('#2a4be0', '#0a0d2c', '#f6f2e6', '#ff7a59'),
  loud('#ff9f7a', '#2a0f0a', '#8f1238', '#fff0da'),
  loud('#128171', '#04231e', '#f7e9c8', '#ffb000'),
  dark('#1a191d', '#f3efe4', '#ff4d2e', '#f2b632', '#0b0a0c'),
  dark('#2d1b4e', '#f4ebff', '#ff8fb1', '#ffd166', '#150a29'),
  dark('#12352d', '#f0e7d2', '#ff8f6b', '#e6c35c', '#071a16'),
]
