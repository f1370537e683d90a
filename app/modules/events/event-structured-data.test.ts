import { describe, expect, it } from "vitest";
import { eventStructuredData } from "./event-structured-data";
import { publicPageMeta } from "./public-page-meta";

const EVENT = {
  titleZh: "液压讲座",
  titleEn: "Hydraulics lecture",
  startsAt: Date.parse("2026-10-22T06:00:00Z"),
  endsAt: Date.parse("2026-10-22T08:00:00Z"),
  closesAt: Date.parse("2026-10-21T06:00:00Z"),
  attendanceMode: "both",
  venue: "麓谷 3 栋",
  summaryZh: "简介",
  summaryEn: null,
  status: "open",
  takesRegistrations: true,
  seatsLeft: 4,
  moved: { startsAt: null, attendanceMode: null },
  organisers: { owner: { zh: "促进中心", en: "Promoter" } },
} as const;
const describe_ = (changes: object = {}) =>
  eventStructuredData({ ...EVENT, ...changes } as never, "https://weft.example/public/events/1", "zh-CN") as Record<
    string,
    unknown
  >;

describe("an event in the words of schema.org", () => {
  it("is scheduled, in a room and online, with seats that can be had until registration closes", () => {
    expect(describe_()).toMatchObject({
      ...{ eventStatus: "https://schema.org/EventScheduled", startDate: "2026-10-22T14:00:00+08:00" },
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      location: [{ "@type": "Place" }, { "@type": "VirtualLocation" }],
      offers: { availability: "https://schema.org/InStock", validThrough: "2026-10-21T14:00:00+08:00" },
      organizer: { "@type": "Organization", name: "促进中心" },
    });
    expect(describe_()).not.toHaveProperty("previousStartDate");
  });

  it("says that it was cancelled, also where it had been moved before, and offers nothing", () => {
    const cancelled = describe_({
      status: "cancelled",
      takesRegistrations: false,
      moved: { startsAt: 0, attendanceMode: null },
    });
    expect(cancelled.eventStatus).toBe("https://schema.org/EventCancelled");
    expect(cancelled).not.toHaveProperty("offers");
  });

  it("says that it was moved to another time, and from when; or out of the room", () => {
    const moved = { startsAt: Date.parse("2026-10-15T06:00:00Z"), attendanceMode: null };
    expect(describe_({ moved })).toMatchObject({
      eventStatus: "https://schema.org/EventRescheduled",
      previousStartDate: "2026-10-15T14:00:00+08:00",
    });
    const online = describe_({
      attendanceMode: "online",
      venue: null,
      moved: { startsAt: null, attendanceMode: "venue" },
    });
    expect(online).toMatchObject({
      eventStatus: "https://schema.org/EventMovedOnline",
      eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
      location: { "@type": "VirtualLocation" },
    });
  });

  it("is sold out where no seat is left", () => {
    expect(describe_({ seatsLeft: 0 })).toMatchObject({ offers: { availability: "https://schema.org/SoldOut" } });
  });
});

describe("a public page in search engines and messengers", () => {
  const meta = (locale: "zh-CN" | "en", description: string | null) =>
    publicPageMeta({
      ...{ origin: "https://weft.example", path: "/public/events/1", title: "液压讲座", description, locale },
      ...{ siteName: "促进中心", type: "article" },
    });

  it("has one address for each language, and names all of them in both", () => {
    const links = (locale: "zh-CN" | "en") => meta(locale, null).filter((each) => "tagName" in each);
    expect(links("en")).toEqual([
      { tagName: "link", rel: "canonical", href: "https://weft.example/public/events/1?lang=en" },
      { tagName: "link", rel: "alternate", hrefLang: "zh-CN", href: "https://weft.example/public/events/1?lang=zh-CN" },
      { tagName: "link", rel: "alternate", hrefLang: "en", href: "https://weft.example/public/events/1?lang=en" },
      { tagName: "link", rel: "alternate", hrefLang: "x-default", href: "https://weft.example/public/events/1" },
    ]);
    expect(links("zh-CN").slice(1)).toEqual(links("en").slice(1));
  });

  it("has a preview that is cut between characters", () => {
    const found = meta("zh-CN", `${"液".repeat(300)}\n`).find((each) => "name" in each && each.name === "description");
    expect([...(found as { content: string }).content]).toHaveLength(160);
    expect(meta("zh-CN", null).some((each) => "name" in each)).toBe(false);
  });
});
