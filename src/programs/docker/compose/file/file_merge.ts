/** A file on top of another (compose-go, override/merge.go): records join, lists grow, what stands for one thing is replaced. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import { type Fields, isFields } from "./long_forms.ts";

/** Lists that are one value: the later takes the earlier's place. */
const WHOLE = new Set(["command", "entrypoint", "test"]);

/** Lists in which the later of the same key takes the earlier's place. */
const KEYS: Readonly<Record<string, (item: Fields) => string>> = {
  ports: ({ host_ip, target, published, protocol }) => [host_ip, published, target, protocol].join(" "),
  volumes: ({ target }) => String(target),
  env_file: ({ path }) => String(path),
  secrets: ({ target, source }) => String(target ?? source),
  configs: ({ target, source }) => String(target ?? source),
};

export function merged(below: Fields, above: Fields): Fields {
  const result: Fields = { ...below };
  for (const [name, value] of Object.entries(above)) {
    result[name] = Object.hasOwn(below, name) ? joined(name, below[name], value) : value;
  }
  return result;
}

function joined(name: string, below: unknown, above: unknown): unknown {
  if (isFields(below) && isFields(above)) {
    return name === "logging" && above.driver !== undefined && above.driver !== below.driver
      ? above
      : merged(below, above);
  }
  if (Array.isArray(below) && Array.isArray(above) && !WHOLE.has(name)) return grown(name, below, above);
  return above === null && below !== null ? below : above;
}

function grown(name: string, below: unknown[], above: unknown[]): unknown[] {
  const keyOf = ownEntry(KEYS, name);
  const items = new Map<string, unknown>();
  for (const item of [...below, ...above]) {
    items.set(keyOf && isFields(item) ? keyOf(item) : JSON.stringify(item), item);
  }
  return [...items.values()];
}

/** Lists of a service in which what is said twice counts once; in others that is refused (`compose_shape.ts`). */
const TWINLESS = new Set([
  "cap_add",
  "cap_drop",
  "configs",
  "devices",
  "dns",
  "dns_opt",
  "dns_search",
  "env_file",
  "expose",
  "links",
  "ports",
  "profiles",
  "secrets",
  "tmpfs",
  "volumes",
]);

/** A service in which nothing is said twice. */
export function withoutTwins(service: Fields): Fields {
  return Object.fromEntries(
    Object.entries(service).map(([name, value]) =>
      TWINLESS.has(name) && Array.isArray(value) ? [name, grown(name, [], value)] : [name, value]
    ),
  );
}

/** Takes out of a file what a later one resets or replaces. */
export function withoutPaths(file: Fields, paths: readonly (readonly string[])[]): Fields {
  return paths.reduce((rest, path) => withoutPath(rest, path), file);
}

function withoutPath(value: Fields, [first, ...rest]: readonly string[]): Fields {
  if (first === undefined || !Object.hasOwn(value, first)) return value;
  const { [first]: there, ...others } = value;
  if (rest.length === 0) return others;
  return isFields(there) ? { ...value, [first]: withoutPath(there, rest) } : value;
}
