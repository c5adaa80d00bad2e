/** A component of the message as the business sent it, by its type in any case. */
export function componentOf(components, wanted) {
  return components.find(({ type }) => type?.toLowerCase() === wanted);
}

/** The header's parameter: the file, the place or the product that it was given. */
export function parameterOf(components) {
  return componentOf(components, "header")?.parameters?.[0] ?? {};
}
