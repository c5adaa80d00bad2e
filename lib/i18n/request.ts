import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE } from "@/lib/contract/preference-cookies";
import { chooseLocale } from "./locale";
import { loadMessages } from "./messages";
import { TIME_ZONE_COOKIE, validTimeZone } from "./time-zone";

/** next-intl's view of a request: the language of whoever reads, and the time zone that their browser told before. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language"));
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: validTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
  };
});
