-- Why a worker takes no deliveries just now.
ALTER TABLE "heartbeat" ADD COLUMN "trouble" TEXT;
