import type { Command } from "./command";
export const report: Command = { usage: "report", does: "", options: {}, words: 0, run: async () => undefined };
