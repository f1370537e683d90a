import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockedPackage {
  version?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
}
type Lock = Record<string, LockedPackage>;
type Floors = Record<string, { atLeast: string; because: string }>;

const read = (file: string) => readFileSync(file, "utf8");
const lock = (JSON.parse(read("package-lock.json")) as { packages: Lock }).packages;
const floors = JSON.parse(read(".ci/dependency-floors.json")) as Floors;
const manifest = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;

const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

function isOlder(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (have![index] ?? 0) - (need![index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return version.includes("-");
}

/** Packages below the version that closed a known hole, and packages that are not to be there at all. */
function belowFloor(packages: Lock): string[] {
  return Object.entries(packages).flatMap(([place, { version = "0" }]) => {
    const name = nameOf(place);
    if (name === "xlsx") return ["xlsx is not to be used: its holes are not fixed on npm"];
    const floor = floors[name];
    return floor && isOlder(version, floor.atLeast) ? [`${place} ${version} < ${floor.atLeast}: ${floor.because}`] : [];
  });
}

/** Compiled parts: the database, and the bundlers' own binary. */
const KNOWN_INSTALL_SCRIPTS = new Set(["better-sqlite3", "esbuild", "fsevents"]);
const MOST_DIRECT = 60;

describe("what the product is built from", () => {
  it("holds no package below the version that closed a known hole", () => {
    expect(Object.keys(floors).filter((name) => !Object.keys(lock).some((place) => nameOf(place) === name))).toEqual(
      [],
    );
    expect(belowFloor(lock)).toEqual([]);
  });

  it("would notice an old version, a nested one and a banned package", () => {
    const found = belowFloor({
      "node_modules/nodemailer": { version: "9.0.9" },
      "node_modules/a/node_modules/drizzle-orm": { version: "0.45.1" },
      "node_modules/xlsx": { version: "0.18.5" },
      "node_modules/express": { version: "4.22.3-beta.1" },
      "node_modules/better-sqlite3": { version: "13.0.0" },
    });
    expect(found.map((line) => line.split(" ")[0])).toEqual([
      "node_modules/nodemailer",
      "node_modules/a/node_modules/drizzle-orm",
      "xlsx",
      "node_modules/express",
    ]);
  });

  it("runs no install script but the known ones", () => {
    const scripts = Object.entries(lock)
      .filter(([, one]) => one.hasInstallScript)
      .map(([place]) => nameOf(place));
    expect(scripts.filter((name) => !KNOWN_INSTALL_SCRIPTS.has(name))).toEqual([]);
  });

  it("names exact versions, and a lock that every registry can serve", () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(ranges).toEqual([]);
    expect(
      Object.entries(lock)
        .filter(([, one]) => one.resolved !== undefined)
        .map(([place]) => place),
    ).toEqual([]);
    expect(
      Object.entries(lock)
        .filter(([place, one]) => place !== "" && !one.integrity)
        .map(([place]) => place),
    ).toEqual([]);
  });

  it("stays small", () => {
    const direct = Object.keys(manifest.dependencies).length;
    const all = Object.entries(lock).filter(
      ([place, one]) => place !== "" && !one.dev && !one.devOptional && !one.optional,
    ).length;
    console.log(`${direct} packages of our choice run in production, ${all} with all that they bring`);
    expect(direct).toBeLessThanOrEqual(MOST_DIRECT);
  });
});
