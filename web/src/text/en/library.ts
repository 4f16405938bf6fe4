export const library = {
  title: 'Library',
  yours: 'You',
  recent: 'Watched last',
  playlists: 'Playlists',
  places: 'Your places',
  moreChannels: 'All channels',
  morePlaylists: 'All playlists',
  channels: 'Channels',
  liked: 'Liked videos',
  likedNothing: 'You like no video yet',
  likedNothingWhy: 'Videos that you like are found here again.',
};
