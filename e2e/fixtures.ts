import { test as base, type BrowserContext } from "@playwright/test";
import { startHarness, type Harness } from "./server/harness";
import type { PersonName } from "./server/people";

interface WorkerFixtures {
  /** The built product on a port and a data folder of this worker, with one person of every role. */
  product: Harness;
}

interface TestFixtures {
  /** Signs the browser in as a person of the world, without the form. */
  signInAs: (name: PersonName) => Promise<void>;
}

async function takeCookie(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  await context.clearCookies();
  const [name = "", value = ""] = cookie.split("=", 2);
  if (name) await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    async ({}, provide) => {
      const product = await startHarness();
      await provide(product);
      await product.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ product }, provide) => provide(product.server.origin),
  signInAs: async ({ context, product }, provide) => {
    await provide((name) => takeCookie(context, product.server.origin, product.freshCookie(name)));
  },
});
export { expect } from "@playwright/test";
