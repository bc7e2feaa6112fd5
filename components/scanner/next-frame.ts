/** Resolves with the video's next picture, at most about 15 times a second: more readings find nothing sooner and warm the phone. */
export function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if (video.readyState < 2 || !('requestVideoFrameCallback' in video)) return resolve()
      const timer = setTimeout(resolve, 500) // a video out of sight has no next picture
      video.requestVideoFrameCallback(() => {
        clearTimeout(timer)
        resolve()
      })
    }, 50)
  })
}
