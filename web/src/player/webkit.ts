/** What Safari's media elements can do beside the standard; Apple's own documentation is the reference. */
export interface WebKitVideo {
  /** iPhones know no other full screen. */
  webkitEnterFullscreen?: () => void;
  /** AirPlay. */
  webkitShowPlaybackTargetPicker?: () => void;
}

export function asWebKit(video: HTMLVideoElement): WebKitVideo {
  return video as WebKitVideo;
}
