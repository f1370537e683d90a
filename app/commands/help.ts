import { COMMANDS } from "./command-names";

/** Every command with its usage, one line each. */
export async function describeCommands(): Promise<{ usage: string; does: string }[]> {
  const loaded = await Promise.all(
    Object.values(COMMANDS).map(async (load) => {
      try {
        const { usage, does } = await load();
        return [{ usage, does }];
      } catch {
        return [];
      }
    }),
  );
  return loaded.flat();
}
