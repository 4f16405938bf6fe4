import { counter } from '../plural';

const count = counter('en-GB');

export const notifications = {
  title: 'Notifications',
  bell: (unread: number) => (unread === 0 ? 'Notifications' : count(unread, { one: 'Notifications, # unread', other: 'Notifications, # unread' })),
  manyUnread: (most: string) => `${most}+`,
  loading: 'Loading your notifications',
  failed: 'Your notifications could not be loaded',
  nothing: 'Nothing new',
  nothingWhy: 'You are told of new videos of your channels, comments on your videos and answers to your comments.',
  newVideo: 'has a new video',
  comment: 'commented on your video',
  reply: 'answered your comment',
  unread: 'Unread',
  markAll: 'Mark all as read',
  seeAll: 'See all',
};
