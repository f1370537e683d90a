import { spawn } from "node:child_process";

/** Scripts of package.json that know nothing of each other, side by side; what each said comes out in one piece when it ends. */
const codes = await Promise.all(
  process.argv.slice(2).map((script) => {
    const child = spawn("npm", ["run", script], { stdio: ["ignore", "pipe", "pipe"] });
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    return new Promise<number>((resolve) =>
      child.on("close", (code) => {
        process.stdout.write(Buffer.concat(said));
        resolve(code ?? 1);
      }),
    );
  }),
);
process.exit(codes.every((code) => code === 0) ? 0 : 1);
