import type { WriteStream } from "node:tty";

export interface Progress {
  /** A step began. */
  step: (name: string) => void;
  /** How far the step is. */
  at: (done: number, total: number) => void;
  /** Ends the line of a bar. */
  end: () => void;
}

const BAR_WIDTH = 30;
const REDRAW_MS = 100;

/** On a terminal a bar that moves; elsewhere one line per step and per tenth, so that a log stays short. */
export function progressOn(stream: Pick<WriteStream, "write" | "isTTY">, now: () => number = Date.now): Progress {
  let name = "";
  let open = false;
  let drawnAt = 0;
  let tenth = -1;
  const end = () => {
    if (open) stream.write("\n");
    open = false;
  };
  return {
    step: (next) => {
      end();
      name = next;
      tenth = -1;
      drawnAt = 0;
      if (stream.isTTY) {
        stream.write(name);
        open = true;
      } else stream.write(`${name}\n`);
    },
    at: (done, total) => {
      const share = total > 0 ? Math.min(1, done / total) : 1;
      if (!stream.isTTY) {
        const reached = Math.floor(share * 10);
        if (reached > tenth) stream.write(`${name} ${done}/${total}\n`);
        tenth = Math.max(tenth, reached);
        return;
      }
      if (share < 1 && now() - drawnAt < REDRAW_MS) return;
      drawnAt = now();
      const filled = Math.round(share * BAR_WIDTH);
      stream.write(`\r${name} [${"#".repeat(filled)}${".".repeat(BAR_WIDTH - filled)}] ${done}/${total}\u001b[K`);
      open = true;
    },
    end,
  };
}
