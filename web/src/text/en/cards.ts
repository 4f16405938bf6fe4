/** What is said on the cards of videos, wherever they are listed. */
export const cards = {
  moreAbout: (title: string) => `More about ${title}`,
  watchLater: 'Watch later',
  savedToWatchLater: 'Saved to Watch later.',
  saveToPlaylist: 'Save to a playlist',
  share: 'Share',
  seen: (percent: string) => `${percent} seen`,
  seeAll: 'See all',
  allOf: (title: string) => `See all: ${title}`,
  sensitive: 'Sensitive content',
};
