import { expressionOf } from "../../../kube/expressions/bounded_expression.ts";
import { UNHEEDED } from "./other_directives.ts";
import { ConfigurationError, type Directive } from "./configuration_text.ts";
import { peer, type Peers, wrongParameter } from "./peers.ts";
import { checkRewriting } from "./rewriting_check.ts";

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
  /** Those inside it. */
  locations: readonly Location[];
}

export interface Server extends Scope {
  names: readonly string[];
  ports: readonly { port: number; isDefault: boolean }[];
  locations: readonly Location[];
}

export interface Site {
  servers: readonly Server[];
  /** Upstream's name, or host as it was written, to the addresses found at the start: later changes are not seen. */
  upstreams: ReadonlyMap<string, Peers>;
  /** By the name of the variable that `map` makes. */
  maps: ReadonlyMap<string, { source: string; pairs: ReadonlyMap<string, string> }>;
  /** By the name that `log_format` gives. */
  logFormats: ReadonlyMap<string, string>;
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
  const maps = mapsOf(own);
  checkRewriting(own, new Set(maps.keys()));
  const upstreams = new Map<string, Peers>();
  const peers = (address: string, place: string, words: readonly string[] = []) => {
    const [, host = "", port = "80"] = /^(.*?)(?::(\d+))?$/.exec(address)!;
    const found = /^[\d.]+$/.test(host) ? [host] : resolve(host);
    if (found.length === 0) throw new ConfigurationError(`host not found in upstream "${host}"`, place);
    return found.map((each) => peer(each, Number(port), words));
  };
  for (const { name, words, body = [], place } of own) {
    if (name !== "upstream") continue;
    const servers = body.filter((each) => each.name === "server");
    if (servers.length === 0) throw new ConfigurationError("no servers are inside upstream", place);
    for (const each of servers) {
      const wrong = wrongParameter(each);
      if (wrong !== undefined) throw new ConfigurationError(`invalid parameter "${wrong}"`, each.place);
    }
    upstreams.set(words[0]!, {
      all: servers.flatMap((each) => peers(each.words[0]!, each.place, each.words)),
      isByAddress: body.some((each) => each.name === "ip_hash"),
    });
  }
  const base: Scope = { own };
  const servers = own.filter(({ name }) => name === "server").map((each) => serverOf(each, base));
  for (
    const { words: [target = ""], place } of servers.flatMap((server) => server.locations.flatMap(passesOf))
  ) {
    if (target.includes("$")) continue;
    const url = /^http:\/\/([^/]+)/.exec(target);
    if (!url) throw new ConfigurationError("invalid URL prefix", place);
    if (!upstreams.has(url[1]!)) upstreams.set(url[1]!, { all: peers(url[1]!, place), isByAddress: false });
  }
  const formats = own.filter(({ name }) => name === "log_format");
  return {
    servers,
    upstreams,
    maps,
    logFormats: new Map(formats.map(({ words: [name = "", ...parts] }) => [name, formatOf(parts)])),
  };
}

function formatOf(parts: readonly string[]): string {
  return parts.filter((part) => !part.startsWith("escape=")).join("");
}

function mapsOf(own: readonly Directive[]): Map<string, { source: string; pairs: Map<string, string> }> {
  return new Map(
    own.filter(({ name }) => name === "map").map(({ words, body = [] }) => [
      words[1]!.replace("$", ""),
      {
        source: words[0]!,
        pairs: new Map(body.map((each) => [each.name.toLowerCase(), each.words[0] ?? ""])),
      },
    ]),
  );
}

function passesOf({ own, locations }: Location): Directive[] {
  return [...own.filter(({ name }) => name === "proxy_pass"), ...locations.flatMap(passesOf)];
}

/** The directives of a name that count here: those of the nearest block that has any. */
export function nearest(scope: Scope | undefined, name: string): readonly Directive[] {
  for (let at = scope; at; at = at.parent) {
    const found = at.own.filter((each) => each.name === name);
    if (found.length > 0) return found;
  }
  return [];
}

/** Directives that would change answers elsewhere, and do not here. */
export function withoutEffect(configuration: readonly Directive[]): Directive[] {
  return configuration.flatMap((each) => {
    const isHeeded = each.name !== "if" || (each.body ?? []).every(({ name }) => REWRITING.includes(name));
    const inner = ["types", "map"].includes(each.name) ? [] : each.body ?? [];
    return [...(UNHEEDED.has(each.name) || !isHeeded ? [each] : []), ...withoutEffect(inner)];
  });
}

const REWRITING = ["set", "rewrite", "return", "break"];

/** The server for a request's port and host, which has no port of its own here. */
export function serverFor(site: Site, port: number, host: string): Server | undefined {
  const there = site.servers.filter(({ ports }) => ports.some((each) => each.port === port));
  const byName = (matches: (name: string) => boolean) => there.find(({ names }) => names.some(matches));
  return byName((name) => name === host) ??
    byName((name) => /^(\*?\.)./.test(name) && host.endsWith(name.replace(/^\*/, ""))) ??
    byName((name) => name.endsWith(".*") && host.startsWith(name.slice(0, -1))) ??
    there.find(({ ports }) => ports.some((each) => each.port === port && each.isDefault)) ?? there[0];
}

/** An exact one, else the longest prefix unless a pattern takes it from it; then the same inside that one. */
export function locationFor(
  { locations }: { locations: readonly Location[] },
  path: string,
): Location | undefined {
  const exact = locations.find(({ modifier, text }) => modifier === "=" && text === path);
  if (exact) return exact;
  const [prefix] = locations
    .filter(({ modifier, text }) => (modifier === "" || modifier === "^~") && path.startsWith(text))
    .sort((a, b) => b.text.length - a.text.length);
  const inner = prefix && locationFor(prefix, path);
  if (inner && (inner.pattern || inner.modifier === "=")) return inner;
  if (prefix?.modifier === "^~") return inner ?? prefix;
  const byPattern = locations.find(({ pattern }) => pattern?.test(path));
  return (byPattern && locationFor(byPattern, path)) ?? byPattern ?? inner ?? prefix;
}

function serverOf({ body = [] }: Directive, parent: Scope): Server {
  rejectTwice(body);
  const listens = body.filter(({ name }) => name === "listen").map(portOf);
  const server = { own: body, parent };
  return {
    ...server,
    names: body.filter(({ name }) => name === "server_name").flatMap(({ words }) => words),
    ports: listens.length > 0 ? listens : [{ port: 80, isDefault: false }],
    locations: locationsOf(body, server),
  };
}

function locationsOf(body: readonly Directive[], parent: Scope): Location[] {
  const written = body.filter(({ name }) => name === "location");
  const locations = written.map((each) => locationOf(each, parent));
  for (const [index, { modifier, text }] of locations.entries()) {
    const first = locations.findIndex((each) => each.text === text && each.modifier === modifier);
    if (first !== index && !modifier.startsWith("~")) {
      throw new ConfigurationError(`duplicate location "${text}"`, written[index]!.place);
    }
  }
  return locations;
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
  const scope: Scope = { own: body, parent };
  const location = { ...scope, modifier, text, locations: locationsOf(body, scope) };
  if (!modifier.startsWith("~")) return location;
  try {
    return { ...location, pattern: expressionOf(text, modifier === "~*" ? "i" : "") };
  } catch {
    throw new ConfigurationError(`pcre2_compile() failed: missing closing parenthesis in "${text}"`, place);
  }
}

const ONCE = [
  "root",
  "alias",
  "autoindex",
  "default_type",
  "proxy_pass",
  "try_files",
  "sendfile",
  "server_tokens",
];

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
