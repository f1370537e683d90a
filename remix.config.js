/**
 * Options of the Remix Vite plugin; vite.config.ts passes them on.
 * `v3_lazyRouteDiscovery` stays off: its manifest endpoint can be made to hang the server by one unauthenticated request.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    v3_lazyRouteDiscovery: false,
  },
};
