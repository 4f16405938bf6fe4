import Hls, { PlaylistLevelType, type Events, type FragBufferedData, type FragLoadingData } from 'hls.js';

export interface LevelChoice {
  /** Null: everything is made, and the usual choice by bandwidth is right. */
  next: (bandwidth: number | null) => number | null;
}

/** hls.js's own choice of levels by bandwidth, which leaves the choice to `choice` while segments are still being made:
 *  it neither counts the time they take to be made as the network's, nor gives up on one because it is late. */
export function makingAbr(choice: LevelChoice): typeof Hls.DefaultConfig.abrController {
  return class MakingAbr extends Hls.DefaultConfig.abrController {
    override get nextAutoLevel(): number {
      return this.chosen() ?? super.nextAutoLevel;
    }

    override set nextAutoLevel(level: number) {
      super.nextAutoLevel = level;
    }

    override get firstAutoLevel(): number {
      return this.chosen() ?? super.firstAutoLevel;
    }

    protected override onFragLoading(event: Events.FRAG_LOADING, data: FragLoadingData): void {
      if (this.chosen() === null) super.onFragLoading(event, data);
    }

    protected override onFragBuffered(event: Events.FRAG_BUFFERED, data: FragBufferedData): void {
      if (this.chosen() === null) super.onFragBuffered(event, data);
      else if (data.frag.type === PlaylistLevelType.MAIN && data.frag.sn !== 'initSegment' && !data.stats.aborted) {
        this.bwEstimator.sample(data.stats.loading.end - data.stats.loading.first, data.stats.loaded);
      }
    }

    private chosen(): number | null {
      return choice.next(this.bwEstimator.canEstimate() ? this.bwEstimator.getEstimate() : null);
    }
  };
}
