const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`onclick`) and children; `false`, `null` and `undefined` are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== false && child !== null && child !== undefined),
  );
  return element;
}

/** An icon of the sprite; decoration unless it is given a name. */
export function icon(name, { size = 16, label, className = "" } = {}) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon icon-${size} ${className}`.trim());
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/phone/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function button({ label, iconName, text, className = "", ...attributes }) {
  return el(
    "button",
    { type: "button", class: `button ${className}`.trim(), "aria-label": label, title: text ? undefined : label, ...attributes },
    iconName ? icon(iconName, { size: 14 }) : null,
    text ?? null,
  );
}

/** Gives a parent exactly these children, touching only what differs: what stays keeps its focus and its selection. */
export function arrangeChildren(parent, children) {
  const kept = new Set(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}
