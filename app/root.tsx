import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import stylesheet from "./app.css?url";
import { page } from "./http/page.server";
import { useNonce } from "./http/Nonce";
import { useLocale } from "./i18n/I18n";
import { PAGE_SENTENCES_ID, PAGE_SENTENCES_PLACE } from "./i18n/page-sentences";
import { frameOf } from "./ui/frame.server";
import { ErrorPage } from "./ui/ErrorPage";
import { ASK_WHEN_BACK } from "./ui/kept-page";
import { useWindowTitle } from "./ui/page-title";
import { Shell } from "./ui/Shell";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

/** What every page's frame shows; belongs to no page and holds no record that the person may not see. */
export const loader = page("page.frame", frameOf);

export function Layout({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const nonce = useNonce();
  const frame = useFrame();
  // Pages without a list are kept by no browser.
  const isKept = frame?.person != null && Object.keys(frame.lists).length > 0;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{useWindowTitle()}</title>
        {isKept ? (
          <script nonce={nonce} suppressHydrationWarning>
            {ASK_WHEN_BACK}
          </script>
        ) : null}
        <Meta />
        <Links />
        <script type="application/json" id={PAGE_SENTENCES_ID} suppressHydrationWarning>
          {PAGE_SENTENCES_PLACE}
        </script>
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <Shell frame={useFrame()}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  const frame = useFrame();
  return (
    <Shell frame={frame}>
      <ErrorPage />
    </Shell>
  );
}

function useFrame() {
  return useRouteLoaderData<typeof loader>("root");
}
