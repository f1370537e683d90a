import { expect, it } from "vitest";
import { deviceNames } from "./device-names";

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50",
    "WeChat",
    "iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; HarmonyOS) AppleWebKit/537.36 Chrome/114.0 Mobile Safari/537.36",
    "Chrome",
    "HarmonyOS",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
    "Safari",
    "macOS",
  ],
])("a person recognises their device in %s", (userAgent, browser, system) => {
  expect(deviceNames(userAgent)).toEqual({ browser, system });
});

it.each(["", "curl/8.0", "<script>"])("what %j is nobody knows", (userAgent) => {
  expect(deviceNames(userAgent)).toBeNull();
});
