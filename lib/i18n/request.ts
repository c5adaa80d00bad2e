import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE } from "@/lib/contract/preference-cookies";
import { chooseLocale, readerTag } from "./locale";
import { loadMessages } from "./messages";
import { TIME_ZONE_COOKIE, validTimeZone } from "./time-zone";

/** next-intl's view of a request: the language of whoever reads, as their region writes it, and the time zone that their browser told before. */
export default getRequestConfig(async () => {
  const jar = await cookies();
  const accepted = (await headers()).get("accept-language");
  const locale = chooseLocale(jar.get(LOCALE_COOKIE)?.value, accepted);
  return {
    locale: readerTag(locale, accepted),
    messages: await loadMessages(locale),
    timeZone: validTimeZone(jar.get(TIME_ZONE_COOKIE)?.value),
  };
});
