import type { Config } from "tailwindcss";

/** The tokens of the look: one accent, neutral greys, three status colours that always come with an icon or a word. */
export default {
  content: ["./app/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        paper: "#fbfbf9",
        sheet: "#ffffff",
        wash: "#f3f3ee",
        line: { DEFAULT: "#e7e7e2", strong: "#d3d4cd" },
        ink: { DEFAULT: "#1b1f27", soft: "#4a5160", faint: "#5f6878" },
        weft: { DEFAULT: "#1f4e8c", strong: "#163a6b", wash: "#e9f0f9" },
        ok: { DEFAULT: "#1c7a4a", strong: "#14603a", wash: "#e6f4ec" },
        warn: { DEFAULT: "#96590a", strong: "#7d4a08", wash: "#fdf1dc" },
        bad: { DEFAULT: "#b3261e", strong: "#9a1f18", wash: "#fbe9e7" },
      },
      fontFamily: {
        sans: ['"PingFang SC"', '"Microsoft YaHei"', '"Noto Sans SC"', '"Noto Sans CJK SC"', "system-ui", "sans-serif"],
      },
    },
  },
} satisfies Config;
