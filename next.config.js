import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Messages are compiled while building: the parser for them, 8 KB of every page, stays behind.
  experimental: { messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true } },
});

// Headers that depend on the deployment, the content security policy among them, are set by server/security-headers.ts:
// what stands here is fixed when the product is built.
export default withNextIntl({
  reactStrictMode: true,
  poweredByHeader: false,
  // The same sources are the same build on every machine: a page of one is at home at the other.
  generateBuildId: () => process.env.CASEMENT_BUILD_ID ?? null,
  serverExternalPackages: [
    "better-auth",
    "graphile-worker",
    "pg",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@aws-sdk/client-s3",
    "file-type",
    "mediabunny",
    "sharp",
  ],
  // `npm run check` looks at types; a first start need not do it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
});
