import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, type ApiClient } from '../../lib/api';
import { pagedList } from '../../lib/paged';

export type AdminUser = Answer<'/api/admin/users/{userId}', 'get'>;
export type AdminVideo = Answer<'/api/admin/videos', 'get'>[number];
export type Invite = Answer<'/api/admin/invites', 'get'>[number];
export type AuditEntry = Answer<'/api/admin/audit', 'get'>[number];
export type AdminComment = Answer<'/api/admin/comments', 'get'>[number];
export type WhichVideos = 'all' | 'failed' | 'held';

export function adminUsers(api: ApiClient, search: string) {
  return pagedList(
    ['admin', 'users', search],
    (page, signal) => api.GET('/api/admin/users', { params: { query: search === '' ? page : { ...page, search } }, signal }),
    (users: AdminUser[]) => users,
  );
}

export function adminUser(api: ApiClient, userId: string) {
  return queryOptions({
    queryKey: ['admin', 'user', userId],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/users/{userId}', { params: { path: { userId } }, signal })),
  });
}

export function adminVideos(api: ApiClient, which: WhichVideos) {
  return pagedList(
    ['admin', 'videos', which],
    (page, signal) => api.GET('/api/admin/videos', { params: { query: { ...page, which } }, signal }),
    (videos: AdminVideo[]) => videos,
  );
}

/** Comments that hold `search`, or that the user of this name wrote. */
export function adminComments(api: ApiClient, search: string) {
  return pagedList(
    ['admin', 'comments', search],
    (page, signal) => api.GET('/api/admin/comments', { params: { query: search === '' ? page : { ...page, search } }, signal }),
    (comments: AdminComment[]) => comments,
  );
}

export function invites(api: ApiClient) {
  return pagedList(
    ['admin', 'invites'],
    (query, signal) => api.GET('/api/admin/invites', { params: { query }, signal }),
    (found: Invite[]) => found,
  );
}

export function auditEntries(api: ApiClient) {
  return pagedList(
    ['admin', 'audit'],
    (query, signal) => api.GET('/api/admin/audit', { params: { query }, signal }),
    (entries: AuditEntry[]) => entries,
  );
}
