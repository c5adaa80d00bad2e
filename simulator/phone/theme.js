// Runs before the first paint: the address says light or dark, else the system does.
const system = matchMedia("(prefers-color-scheme: dark)");

function applyTheme() {
  const wish = new URLSearchParams(location.search).get("theme");
  const hash = location.hash.slice(1);
  const chosen = [hash, wish].find((name) => name === "light" || name === "dark");
  document.documentElement.dataset.theme = chosen ?? (system.matches ? "dark" : "light");
}

applyTheme();
addEventListener("hashchange", applyTheme);
system.addEventListener("change", applyTheme);
