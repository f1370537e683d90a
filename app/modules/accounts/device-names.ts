/** First match wins: every browser claims to be the ones before it. */
const BROWSERS = [
  [/MicroMessenger/, "WeChat"],
  [/Edg[A-Za-z]*\//, "Edge"],
  [/QQBrowser/, "QQ Browser"],
  [/UCBrowser/, "UC Browser"],
  [/Firefox\/|FxiOS/, "Firefox"],
  [/Chrome\/|CriOS/, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** Browser and system as a person knows them, from what the browser says about itself; null when it says neither. */
export function deviceNames(userAgent: string): { browser: string; system: string } | null {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return browser === undefined || system === undefined ? null : { browser, system };
}
