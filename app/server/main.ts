import type { ServerBuild } from "@remix-run/node";

// React decides at its import which of its two builds it is; the other one renders several times slower.
process.env.NODE_ENV = "production";
const [{ runProduct }, build] = await Promise.all([
  import("./run-product.server"),
  import("virtual:remix/server-build"),
]);
await runProduct(build as unknown as ServerBuild, "production");
