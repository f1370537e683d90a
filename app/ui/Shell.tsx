import { Form, useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocale, useT } from "~/i18n/I18n";
import type { Frame } from "./frame.server";
import { NAVIGATION_GROUPS, type NavigationLink } from "./navigation";
import { periodName } from "./period-name";

/** The frame of every page: navigation by subject on the left, search and person on top. Visitors get a plain top bar. */
export function Shell({ frame, children }: { frame: Frame | undefined; children: ReactNode }) {
  const t = useT();
  const { pathname } = useLocation();
  if (/^\/reports\/\d+\/print$/.test(pathname)) return <main id="content">{children}</main>;
  const person = frame?.person ?? null;
  return (
    <div className={person ? "min-h-screen lg:grid lg:grid-cols-[208px_minmax(0,1fr)]" : "min-h-screen"}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-sheet focus:px-4 focus:py-3"
      >
        {t("nav.skip")}
      </a>
      {person ? <SideNavigation links={frame!.navigation} /> : null}
      <div className="min-w-0">
        <TopBar frame={frame} />
        {frame?.lookedAt ? (
          <aside
            aria-label={t("looking.label")}
            className="flex flex-wrap items-center justify-center gap-x-4 border-b border-line bg-bad-wash px-4 py-1 text-[13px] text-bad-strong print:hidden"
          >
            {t("looking.banner", { name: person?.name ?? "" })}
            <Form method="post" action="/looking/ending" reloadDocument>
              <button type="submit" className="touch-target font-semibold underline">
                {t("looking.end")}
              </button>
            </Form>
          </aside>
        ) : null}
        {frame?.writesRefused ? (
          <aside
            aria-label={t("storage.label")}
            className="border-b border-line bg-bad-wash px-4 py-1.5 text-center text-[13px] text-bad-strong print:hidden"
          >
            {t("storage.refused")}
          </aside>
        ) : null}
        {frame?.demo ? (
          <aside
            aria-label={t("demo.label")}
            className="border-b border-line bg-warn-wash px-4 py-1.5 text-center text-[13px] text-warn-strong print:hidden"
          >
            {t("demo.banner")}
          </aside>
        ) : null}
        {frame?.secondFactorWaived ? (
          <aside
            aria-label={t("secondFactor.waivedLabel")}
            className="border-b border-line bg-warn-wash px-4 py-1.5 text-center text-[13px] text-warn-strong print:hidden"
          >
            {t("secondFactor.waived")}
          </aside>
        ) : null}
        <main id="content" className="mx-auto max-w-[1400px] px-4 pt-5 pb-16 lg:px-7 print:p-0">
          {children}
        </main>
      </div>
    </div>
  );
}

function Brand() {
  const t = useT();
  return (
    <a href="/" className="flex min-h-11 items-center gap-2.5 text-[15px] font-semibold">
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        aria-hidden="true"
        className="size-[22px] text-weft"
      >
        <path d="M5 3v6M5 14v7M12 3v2M12 10v4M12 19v2M19 3v7M19 15v6" />
        <path d="M3 6.5h4M10 7.5h11M3 12h11M17 12.5h4M3 17h4M10 17h11" />
      </svg>
      {t("product.name")}
    </a>
  );
}

function SideNavigation({ links }: { links: NavigationLink[] }) {
  const t = useT();
  return (
    <nav aria-label={t("nav.label")} className="hidden border-r border-line bg-sheet lg:block print:hidden">
      <div className="flex h-[52px] items-center border-b border-line px-4.5">
        <Brand />
      </div>
      <div className="sticky top-0 px-2.5 py-3">
        <NavigationLinks links={links} />
      </div>
    </nav>
  );
}

function NavigationLinks({ links }: { links: NavigationLink[] }) {
  const t = useT();
  const { pathname } = useLocation();
  const above = (path: string) =>
    path === "/" ? pathname === "/" : pathname === path || pathname.startsWith(`${path}/`);
  // A page below two entries belongs to the nearer one.
  const nearest = links.reduce((found, { path }) => (above(path) && path.length > found.length ? path : found), "");
  const current = (path: string) => path === nearest;
  const groups = NAVIGATION_GROUPS.map((name) => ({ name, own: links.filter(({ group }) => group === name) })).filter(
    ({ own }) => own.length > 0,
  );
  return (
    <>
      {groups.map(({ name, own }, index) => {
        const list = (
          <ul>
            {own.map((link) => (
              <li key={link.path}>
                <a
                  href={link.path}
                  aria-current={current(link.path) ? "page" : undefined}
                  className="touch-target flex min-h-[34px] items-center rounded-md px-2.5 text-ink-soft hover:bg-wash aria-[current=page]:bg-weft-wash aria-[current=page]:font-semibold aria-[current=page]:text-weft-strong"
                >
                  {t(link.label)}
                </a>
              </li>
            ))}
          </ul>
        );
        return (
          <div key={name} className={index > 0 ? "mt-2.5 border-t border-line pt-2.5" : ""}>
            {name === "settings" ? (
              <details open={own.some(({ path }) => current(path))}>
                <summary className="touch-target flex min-h-[34px] items-center rounded-md px-2.5 text-ink-faint hover:bg-wash">
                  {t("nav.settings")}
                </summary>
                {list}
              </details>
            ) : (
              list
            )}
          </div>
        );
      })}
    </>
  );
}

function TopBar({ frame }: { frame: Frame | undefined }) {
  const t = useT();
  const locale = useLocale();
  const location = useLocation();
  const person = frame?.person ?? null;
  const here = location.pathname + location.search;
  const mayOpenReports = frame?.navigation.some((link) => link.path === "/reports") ?? false;
  return (
    <header className="flex min-h-[52px] flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-sheet px-4 py-1 lg:px-5 print:hidden">
      {person ? (
        <details className="group relative lg:hidden">
          <summary className="touch-target flex h-11 items-center rounded-md px-3 text-ink-soft hover:bg-wash">
            {t("nav.menu")}
          </summary>
          <nav
            aria-label={t("nav.label")}
            className="absolute top-12 left-0 z-40 w-60 rounded-lg border border-line-strong bg-sheet p-2.5 shadow-lg"
          >
            <NavigationLinks links={frame!.navigation} />
          </nav>
        </details>
      ) : (
        <>
          <Brand />
          <PublicPages />
        </>
      )}
      {mayOpenReports ? <SearchBox /> : null}
      <span className="flex-1" />
      {mayOpenReports && frame ? (
        <a
          href={`/reports/open?period=${frame.period}`}
          className="touch-target hidden h-[34px] items-center rounded-md px-2.5 text-ink-soft hover:bg-wash md:flex"
        >
          {periodName(t, frame.period)}
        </a>
      ) : null}
      {frame?.promoter ? (
        <span className="hidden px-2.5 text-ink-soft md:inline">
          {locale === "en" ? frame.promoter.en : frame.promoter.zh}
        </span>
      ) : null}
      <Form method="post" action="/language" reloadDocument>
        <input type="hidden" name="locale" value={locale === "en" ? "zh-CN" : "en"} />
        <input type="hidden" name="next" value={here} />
        <button
          className="touch-target h-[34px] rounded-md px-2.5 text-ink-soft hover:bg-wash"
          lang={locale === "en" ? "zh-CN" : "en"}
        >
          {t("nav.language")}
        </button>
      </Form>
      {person ? <PersonMenu name={person.name} /> : <SignInLink here={here} />}
    </header>
  );
}

/** What everybody may see, for who is not signed in. */
function PublicPages() {
  const t = useT();
  const { pathname } = useLocation();
  const pages = [
    { path: "/public/events", label: t("nav.public") },
    { path: "/public/directory", label: t("nav.directory") },
  ];
  return (
    <nav aria-label={t("nav.publicPages")} className="order-last flex w-full gap-1 sm:order-none sm:ml-4 sm:w-auto">
      {pages.map(({ path, label }) => (
        <a
          key={path}
          href={path}
          aria-current={pathname === path || pathname.startsWith(`${path}/`) ? "page" : undefined}
          className="touch-target inline-flex min-h-[34px] items-center rounded-md px-2.5 text-ink-soft hover:bg-wash aria-[current=page]:font-semibold aria-[current=page]:text-weft-strong"
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function SignInLink({ here }: { here: string }) {
  const t = useT();
  return (
    <a
      href={`/sign-in?next=${encodeURIComponent(here)}`}
      className="touch-target flex h-[34px] items-center rounded-md px-2.5 text-ink-soft hover:bg-wash"
    >
      {t("nav.signIn")}
    </a>
  );
}

function PersonMenu({ name }: { name: string }) {
  const t = useT();
  return (
    <details className="relative">
      <summary
        aria-label={name}
        className="touch-target flex h-[34px] list-none items-center rounded-md px-1.5 hover:bg-wash"
      >
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-weft-wash text-xs font-semibold text-weft-strong"
        >
          {[...name][0]}
        </span>
      </summary>
      <div className="absolute top-10 right-0 z-40 w-52 rounded-lg border border-line-strong bg-sheet p-2 shadow-lg">
        <p className="px-2.5 py-1.5 font-medium">{name}</p>
        <a href="/account" className="touch-target flex min-h-[34px] items-center rounded-md px-2.5 hover:bg-wash">
          {t("nav.account")}
        </a>
        <Form method="post" action="/sign-out" reloadDocument>
          <button className="touch-target min-h-[34px] w-full rounded-md px-2.5 text-left hover:bg-wash">
            {t("nav.signOut")}
          </button>
        </Form>
      </div>
    </details>
  );
}

/** One key from anywhere: `/` puts the cursor into the search box. */
function SearchBox() {
  const t = useT();
  const { pathname, search } = useLocation();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const text = pathname === "/search" ? (new URLSearchParams(search).get("q") ?? "") : "";
  return (
    <Form
      method="get"
      action="/search"
      role="search"
      className="order-last w-full sm:order-none sm:w-auto sm:max-w-[420px] sm:flex-1"
    >
      <label className="flex h-11 items-center gap-2 rounded-md border border-line-strong bg-paper px-2.5 text-ink-faint focus-within:border-weft sm:h-[34px]">
        <span className="sr-only">{t("search.label")}</span>
        <input
          ref={box}
          key={text}
          type="search"
          name="q"
          defaultValue={text}
          minLength={1}
          maxLength={100}
          placeholder={t("search.placeholder")}
          title={t("search.hint")}
          className="min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink-faint"
        />
        <kbd
          aria-hidden="true"
          className="hidden rounded border border-line-strong bg-sheet px-1.5 py-0.5 text-xs sm:inline"
        >
          /
        </kbd>
      </label>
    </Form>
  );
}
