import { answerOf, type ApiClient, type VideoChange, type VideoDetail } from './api';
import { countCharacters } from './text';

export const mostTitle = 100;
export const mostDescription = 5000;
export const mostTags = 20;
export const mostTag = 40;

/** What an owner says of a video, as it stands in a form. */
export interface VideoDraft {
  title: string;
  description: string;
  tags: string[];
  contentWarnings: string[];
  category: string;
  language: string;
  licence: string;
  visibility: string;
}

export function draftOf({ title, description, tags, contentWarnings, category, language, licence, visibility }: VideoDetail): VideoDraft {
  return { title, description, tags, contentWarnings, category, language, licence, visibility };
}

/** The fields in which `draft` differs from `before`. */
export function changesOf(draft: VideoDraft, before: VideoDraft): VideoChange {
  const fields = Object.entries(draft) as [keyof VideoDraft, string | string[]][];
  return Object.fromEntries(fields.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])));
}

export type DraftProblem = 'titleNeeded' | 'titleTooLong' | 'descriptionTooLong';

/** What keeps a draft from being saved. */
export function draftProblem({ title, description }: VideoDraft): DraftProblem | null {
  const length = countCharacters(title.trim());
  if (length === 0) return 'titleNeeded';
  if (length > mostTitle) return 'titleTooLong';
  return countCharacters(description) > mostDescription ? 'descriptionTooLong' : null;
}

export function changeVideo(api: ApiClient, videoId: string, change: VideoChange): Promise<VideoDetail> {
  return answerOf(api.PATCH('/api/video/{videoId}', { params: { path: { videoId } }, body: change }));
}
