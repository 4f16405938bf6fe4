export const subscriptions = {
  title: 'Subscriptions',
  channels: 'Channels you follow',
  manage: 'All channels',
  toVideos: 'Their videos',
  nothing: 'Nothing new yet',
  nothingWhy: 'Videos of the channels that you follow are found here.',
  channelsLoading: 'Loading your channels',
  channelsFailed: 'Your channels could not be loaded',
  noChannels: 'You follow no channel yet',
  noChannelsWhy: 'Subscribe on a channel’s page or below a video. Its new videos are then found here, and you are told of them.',
  since: (date: string) => `Followed since ${date}`,
};
