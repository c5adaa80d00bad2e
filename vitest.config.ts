import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that touch no database: they start at once, without one. */
const WITHOUT_DATABASE = [
  "tests/architecture.test.ts",
  "tests/catalogue.test.ts",
  "tests/components/**/*.test.{ts,tsx}",
  "tests/lib/*.test.ts",
  "tests/lib/{client,contract,i18n,whatsapp}/**/*.test.{ts,tsx}",
  "tests/simulator/**/*.test.ts",
];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    sequence: { setupFiles: "list" },
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: WITHOUT_DATABASE,
          setupFiles: ["tests/support/environment.ts", "tests/support/quiet-console.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...WITHOUT_DATABASE, "tests/e2e/**"],
          globalSetup: ["tests/support/vitest-setup.ts"],
          setupFiles: ["tests/support/environment.ts", "tests/support/quiet-console.ts", "tests/support/file-database.ts"],
        },
      },
    ],
  },
});
