const longestSide = 1280

let canvas: HTMLCanvasElement | undefined

/** The picture a video shows now, at most 1280 pixels wide or high; null before its first frame. */
export function grabFrame(video: HTMLVideoElement): ImageData | null {
  const { videoWidth, videoHeight } = video
  if (!videoWidth || !videoHeight) return null
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight))
  const width = Math.round(videoWidth * scale)
  const height = Math.round(videoHeight * scale)
  canvas ??= document.createElement('canvas')
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!pen) return null
  pen.drawImage(video, 0, 0, width, height)
  return pen.getImageData(0, 0, width, height)
}
