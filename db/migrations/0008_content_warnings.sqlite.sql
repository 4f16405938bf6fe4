-- Of what there is to warn of in a video, joined by newlines: what its owner says, and what moderators say, which is
-- not the owner's to take back. With the video, so that lists can tell without another read.
ALTER TABLE videos ADD COLUMN content_warnings TEXT NOT NULL DEFAULT '';
ALTER TABLE videos ADD COLUMN imposed_warnings TEXT NOT NULL DEFAULT '';
-- It was never filled.
DROP TABLE video_moderation;
