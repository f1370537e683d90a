import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const alias = { "~": path("./app"), "~db": path("./db") };

export default defineConfig({
  resolve: { alias },
  test: {
    reporters: process.env.CI ? ["default", ["json", { outputFile: ".cache/unit.json" }]] : ["default"],
    projects: [
      {
        resolve: { alias },
        test: {
          name: "rules and verbs",
          include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "running server",
          include: ["e2e/server/**/*.test.ts"],
          environment: "node",
          testTimeout: 400_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
