import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const alias = { "~": path("./app"), "~db": path("./db") };

export default defineConfig({
  resolve: { alias },
  test: {
    // One core less than there are is the rule, which on two cores is half of the machine.
    maxWorkers: "100%",
    reporters: process.env.CI ? ["default", ["json", { outputFile: ".cache/unit.json" }]] : ["default"],
    projects: [
      {
        resolve: { alias },
        test: {
          name: "rules and verbs",
          include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts"],
          environment: "node",
          // Loading the product takes longer than most of these tests: the files of a worker share it, none may leave anything behind.
          isolate: false,
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
        },
      },
    ],
  },
});
