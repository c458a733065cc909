import { ConfigurationError, type Directive } from "./configuration_text.ts";

/** A server or a location: its own directives and where the rest comes from. */
export interface Scope {
  own: readonly Directive[];
  parent?: Scope;
}

export interface Location extends Scope {
  /** `=`, `^~`, `~`, `~*`, `@`, or nothing for a plain prefix. */
  modifier: string;
  /** The prefix or the text of the pattern. */
  text: string;
  pattern?: RegExp;
}

export interface Server extends Scope {
  names: readonly string[];
  ports: readonly { port: number; isDefault: boolean }[];
  locations: readonly Location[];
}

export interface Site {
  servers: readonly Server[];
  /** Upstream's name, or host as it was written, to the addresses found at the start: later changes are not seen. */
  upstreams: ReadonlyMap<string, readonly { host: string; port: number }[]>;
}

/** Throws ConfigurationError, in nginx's words. `resolve` finds a host's addresses. */
export function siteOf(
  configuration: readonly Directive[],
  resolve: (host: string) => readonly string[],
): Site {
  const http = configuration.find(({ name }) => name === "http");
  if (!configuration.some(({ name }) => name === "events")) {
    throw new ConfigurationError('no "events" section in configuration');
  }
  const own = http?.body ?? [];
  const base: Scope = { own };
  const upstreams = new Map<string, { host: string; port: number }[]>();
  const peers = (address: string, place: string) => {
    const [, host = "", port = "80"] = /^(.*?)(?::(\d+))?$/.exec(address)!;
    const found = /^[\d.]+$/.test(host) ? [host] : resolve(host);
    if (found.length === 0) throw new ConfigurationError(`host not found in upstream "${host}"`, place);
    return found.map((each) => ({ host: each, port: Number(port) }));
  };
  for (const { name, words, body = [], place } of own) {
    if (name !== "upstream") continue;
    const servers = body.filter((each) => each.name === "server");
    if (servers.length === 0) throw new ConfigurationError("no servers are inside upstream", place);
    upstreams.set(words[0]!, servers.flatMap((each) => peers(each.words[0]!, each.place)));
  }
  const servers = own.filter(({ name }) => name === "server").map((each) => serverOf(each, base));
  for (const { words, place } of servers.flatMap((server) => server.locations.flatMap(passesOf))) {
    const url = /^http:\/\/([^/$]+)/.exec(words[0]!);
    if (!url && !words[0]!.startsWith("http://")) throw new ConfigurationError("invalid URL prefix", place);
    if (url && !words[0]!.includes("$") && !upstreams.has(url[1]!)) {
      upstreams.set(url[1]!, peers(url[1]!, place));
    }
  }
  return { servers, upstreams };
}

function passesOf({ own }: Location): Directive[] {
  return own.filter(({ name }) => name === "proxy_pass");
}

/** The directives of a name that count here: those of the nearest block that has any. */
export function nearest(scope: Scope | undefined, name: string): readonly Directive[] {
  for (let at = scope; at; at = at.parent) {
    const found = at.own.filter((each) => each.name === name);
    if (found.length > 0) return found;
  }
  return [];
}

const UNHEEDED = [
  "rewrite",
  "set",
  "try_files",
  "error_page",
  "proxy_redirect",
  "charset",
  "expires",
  "internal",
  "proxy_set_header",
  "log_format",
];

/** Directives that would change answers elsewhere, and do not here. */
export function withoutEffect(configuration: readonly Directive[]): Directive[] {
  return configuration.flatMap((each) => [
    ...(UNHEEDED.includes(each.name) || (each.name === "autoindex" && each.words[0] === "on") ? [each] : []),
    ...withoutEffect(each.name === "types" ? [] : each.body ?? []),
  ]);
}

/** The server for a request's port and host, which has no port of its own here. */
export function serverFor(site: Site, port: number, host: string): Server | undefined {
  const there = site.servers.filter(({ ports }) => ports.some((each) => each.port === port));
  const byName = (matches: (name: string) => boolean) => there.find(({ names }) => names.some(matches));
  return byName((name) => name === host) ??
    byName((name) => /^(\*?\.)./.test(name) && host.endsWith(name.replace(/^\*/, ""))) ??
    byName((name) => name.endsWith(".*") && host.startsWith(name.slice(0, -1))) ??
    there.find(({ ports }) => ports.some((each) => each.port === port && each.isDefault)) ?? there[0];
}

/** An exact one, else the longest prefix unless a pattern takes it from it. */
export function locationFor({ locations }: Server, path: string): Location | undefined {
  const exact = locations.find(({ modifier, text }) => modifier === "=" && text === path);
  if (exact) return exact;
  const [prefix] = locations
    .filter(({ modifier, text }) => (modifier === "" || modifier === "^~") && path.startsWith(text))
    .sort((a, b) => b.text.length - a.text.length);
  if (prefix?.modifier === "^~") return prefix;
  return locations.find(({ pattern }) => pattern?.test(path)) ?? prefix;
}

function serverOf({ body = [] }: Directive, parent: Scope): Server {
  rejectTwice(body);
  const listens = body.filter(({ name }) => name === "listen").map(portOf);
  const server = { own: body, parent };
  const locations = body.filter(({ name }) => name === "location").map((each) => locationOf(each, server));
  for (const [index, { modifier, text }] of locations.entries()) {
    const first = locations.findIndex((each) => each.text === text && each.modifier === modifier);
    if (first !== index && !modifier.startsWith("~")) {
      const { place } = body.filter(({ name }) => name === "location")[index]!;
      throw new ConfigurationError(`duplicate location "${text}"`, place);
    }
  }
  return {
    ...server,
    names: body.filter(({ name }) => name === "server_name").flatMap(({ words }) => words),
    ports: listens.length > 0 ? listens : [{ port: 80, isDefault: false }],
    locations,
  };
}

function portOf({ words, place }: Directive): { port: number; isDefault: boolean } {
  const written = /^(?:(?:[\w.*-]+|\[[\da-f:]*\]):)?(\d+)$/i.exec(words[0]!);
  const port = Number(written?.[1] ?? (words[0]!.includes(":") ? NaN : 80));
  if (!(port >= 1 && port <= 65_535)) {
    throw new ConfigurationError(`invalid port in "${words[0]}" of the "listen" directive`, place);
  }
  const wrong = words.slice(1).find((word) =>
    !/^(default_server|reuseport|http2|ipv6only=(on|off)|backlog=\d+)$/.test(word)
  );
  if (wrong !== undefined) throw new ConfigurationError(`invalid parameter "${wrong}"`, place);
  return { port, isDefault: words.includes("default_server") };
}

const MODIFIERS = ["=", "^~", "~", "~*"];

function locationOf({ words, body = [], place }: Directive, parent: Scope): Location {
  rejectTwice(body);
  const [text, modifier] = [
    words.at(-1)!,
    words.length > 1 ? words[0]! : words[0]!.startsWith("@") ? "@" : "",
  ];
  if (words.length > 1 && !MODIFIERS.includes(modifier)) {
    throw new ConfigurationError(`invalid location modifier "${modifier}"`, place);
  }
  const location = { own: body, parent, modifier, text };
  if (!modifier.startsWith("~")) return location;
  try {
    return { ...location, pattern: new RegExp(text, modifier === "~*" ? "i" : "") };
  } catch {
    throw new ConfigurationError(`pcre2_compile() failed: missing closing parenthesis in "${text}"`, place);
  }
}

const ONCE = ["root", "alias", "autoindex", "default_type", "proxy_pass"];

function rejectTwice(body: readonly Directive[]): void {
  for (const [index, { name, place }] of body.entries()) {
    const earlier = body.slice(0, index).map((each) => each.name);
    if (ONCE.includes(name) && earlier.includes(name)) {
      throw new ConfigurationError(`"${name}" directive is duplicate`, place);
    }
    const other = { root: "alias", alias: "root" }[name];
    if (other !== undefined && earlier.includes(other)) {
      const text = `"${name}" directive is duplicate, "${other}" directive was specified earlier`;
      throw new ConfigurationError(text, place);
    }
  }
}
