/** Cookies that repeat two of an agent's preferences, so that the first paint is right. They hold no secret and grant nothing. */
export const THEME_COOKIE = "casement-theme";
export const LOCALE_COOKIE = "casement-locale";
