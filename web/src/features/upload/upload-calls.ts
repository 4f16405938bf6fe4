import { answerOf, ApiError, type ApiClient, type UnfinishedUpload } from '../../lib/api';

/** What is said of a video before its file is sent. */
export interface NewUpload {
  title: string;
  size: number;
  contentType: string;
  visibility: string;
}

export interface PartAddress {
  url: string;
  offset: number;
  size: number;
}

/** The operations of the API that an upload in parts needs, and no other. */
export class UploadCalls {
  constructor(private readonly api: ApiClient) {}

  begin({ contentType, ...body }: NewUpload) {
    const typed = contentType === '' ? body : { ...body, contentType };
    return answerOf(this.api.POST('/api/upload/multipart', { body: typed }));
  }

  /** One's own that have not ended, on whatever machine they were begun. */
  async unfinished(signal?: AbortSignal): Promise<UnfinishedUpload[]> {
    const asked = this.api.GET('/api/upload/multipart', { params: { query: { take: 100 } }, ...(signal ? { signal } : {}) });
    return (await answerOf(asked)).filter(({ completed }) => !completed);
  }

  state(uploadId: string, signal: AbortSignal) {
    return answerOf(this.api.GET('/api/upload/multipart/{uploadId}', { params: { path: { uploadId } }, signal }));
  }

  /** Good for 15 minutes. */
  async addresses(uploadId: string, parts: number[], signal: AbortSignal): Promise<Map<number, PartAddress>> {
    const path = '/api/upload/multipart/{uploadId}/part-urls';
    const signed = await answerOf(this.api.POST(path, { params: { path: { uploadId } }, body: { parts }, signal }));
    return new Map(signed.map((address) => [address.part, address]));
  }

  complete(uploadId: string, signal: AbortSignal) {
    const path = '/api/upload/multipart/{uploadId}/complete';
    return answerOf(this.api.POST(path, { params: { path: { uploadId } }, body: {}, signal }));
  }

  /** Ends an upload for good; one that is gone already counts as ended. */
  async discard(uploadId: string): Promise<void> {
    try {
      await answerOf(this.api.DELETE('/api/upload/multipart/{uploadId}', { params: { path: { uploadId } } }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error;
    }
  }
}
