import { counter } from '../plural';

const count = counter('en-GB');

export const common = {
  tryAgain: 'Try again',
  showMore: 'Show more',
  showMoreFailed: 'That did not work. Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  saved: 'Saved.',
  delete: 'Delete',
  edit: 'Edit',
  more: 'More',
  keepIt: 'Keep it',
  dismiss: 'Dismiss',
  needed: 'Please fill this in.',
  charactersLeft: (used: number, most: number) => `${used} of ${most}`,
  tooLong: (most: number) => `At most ${most} characters.`,
  videos: (videos: number) => count(videos, { one: '# video', other: '# videos' }),
  views: (views: number, shown: string) => count(views, { one: '# view', other: '# views' }, shown),
  subscribers: (people: number, shown: string) => count(people, { one: '# subscriber', other: '# subscribers' }, shown),
  processing: 'Processing',
  private: 'Private',
  unlisted: 'Unlisted',
  public: 'Public',
  videosLoading: 'Loading videos',
  videosFailed: 'The videos could not be loaded',
  seeNewest: 'See the newest videos',
  uploadVideo: 'Upload a video',
  deleteVideo: {
    title: 'Delete this video?',
    text: (title: string) => `“${title}” and everything made from it will be gone for good.`,
    done: 'The video was deleted.',
  },
};
