import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient, type VideoListItem } from './api';
import { pagedList } from './paged';

export type Channel = Answer<'/api/user/{userId}', 'get'>;
export type SubscribedChannel = Answer<'/api/user/subscriptions', 'get'>[number];

/** Whoever may be followed and looked at: the author of a video or a comment, a channel. */
export interface Person {
  userId: string;
  name: string;
  profilePictureUrl: string;
}

export const channelPath = (userId: string) => `/channel/${encodeURIComponent(userId)}`;

/** Who made something, as lists tell it. */
export function authorOf(thing: { userId: string; userName: string; profilePictureUrl: string }): Person {
  return { userId: thing.userId, name: thing.userName || thing.userId, profilePictureUrl: thing.profilePictureUrl };
}

/** What everyone sees of someone. */
export function channel(api: ApiClient, userId: string) {
  return queryOptions({
    queryKey: ['user', userId.toLowerCase()],
    queryFn: ({ signal }) => answerOf(api.GET('/api/user/{userId}', { params: { path: { userId } }, signal })),
  });
}

/** Whether one follows a channel; of members only. */
export function subscription(api: ApiClient, userId: string) {
  return queryOptions({
    queryKey: ['subscription', userId.toLowerCase()],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/api/user/{userId}/subscribe', { params: { path: { userId } }, signal }))).subscriptionStatus,
  });
}

/** The channels that one follows, the one subscribed to last first. */
export function subscribedChannels(api: ApiClient) {
  return pagedList(
    ['subscriptions', 'channels'],
    (query, signal) => api.GET('/api/user/subscriptions', { params: { query }, signal }),
    (channels: SubscribedChannel[]) => channels,
  );
}

/** Videos of the channels that one follows, newest first. */
export function subscriptionVideos(api: ApiClient) {
  return pagedList(
    ['videos', 'subscriptions'],
    (query, signal) => api.GET('/api/video/subscriptions', { params: { query }, signal }),
    (videos: VideoListItem[]) => videos,
  );
}

/** What one likes, the video liked last first. */
export function likedVideos(api: ApiClient) {
  return pagedList(
    ['videos', 'liked'],
    (query, signal) => api.GET('/api/video/liked', { params: { query }, signal }),
    (videos: VideoListItem[]) => videos,
  );
}
