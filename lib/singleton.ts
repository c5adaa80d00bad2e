/**
 * One value per process under a name. Next loads route handlers and instrumentation in separate module graphs, and reloads
 * modules in development; a plain module variable would exist several times.
 */
export function singleton<Value>(name: string, create: () => Value): Value {
  const key = Symbol.for(`casement.${name}`);
  const store = globalThis as { [key: symbol]: unknown };
  if (!(key in store)) store[key] = create();
  return store[key] as Value;
}
