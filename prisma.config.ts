import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // A build or a `generate` needs no database; only migrating does, and then the variable is set.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/casement" },
});
