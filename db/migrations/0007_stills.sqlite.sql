-- Stills of a video beside its segments.

-- thumbnail: which picture stands for it: 0 the automatic one, 1 … a candidate, -1 one that its owner sent.
ALTER TABLE videos ADD COLUMN thumbnail INTEGER NOT NULL DEFAULT 0;
ALTER TABLE videos ADD COLUMN thumbnail_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE videos ADD COLUMN thumbnail_candidates INTEGER NOT NULL DEFAULT 0;
ALTER TABLE videos ADD COLUMN thumbnail_width INTEGER NOT NULL DEFAULT 0;
ALTER TABLE videos ADD COLUMN thumbnail_height INTEGER NOT NULL DEFAULT 0;
-- storyboard_sheets: 0 until the storyboard is stored.
ALTER TABLE videos ADD COLUMN storyboard_sheets INTEGER NOT NULL DEFAULT 0;
