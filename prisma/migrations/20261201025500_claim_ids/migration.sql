-- Whose claim of a message it is: whoever cannot know whether a claim was committed takes back exactly that one.
ALTER TABLE "message" ADD COLUMN "claim_id" UUID;
