-- The files that the team uploaded, newest first: few among those that contacts sent.
CREATE INDEX "media_file_of_team" ON "media_file" ("created_at" DESC, "id" DESC) WHERE "uploaded_by_id" IS NOT NULL;
