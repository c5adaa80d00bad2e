import localFont from "next/font/local";

/** The part of the interface's font that every page needs, preloaded. The other scripts come from globals.css when a page has them. */
export const plexLatin = localFont({
  src: "../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  weight: "100 700",
  display: "swap",
  variable: "--font-plex-latin",
  // A metric-adjusted Arial would stand in for every script that this file lacks.
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});
