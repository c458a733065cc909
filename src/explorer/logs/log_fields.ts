/** What a structured line says by name: JSON, logfmt, how Kubernetes' own programs log, web servers' access logs. */
import { ownEntry } from "../../kube/own_entry.ts";

export interface LogFields {
  readonly format: "json" | "logfmt" | "klog" | "access";
  /** Without time, level and message; nested names joined by dots. Texts as they are, all else as JSON. */
  readonly rest: ReadonlyMap<string, string>;
  readonly time: string | undefined;
  /** In small letters: `error`, `warn`, `info`, `debug` and so on. */
  readonly level: string | undefined;
  readonly message: string | undefined;
  /** Every field by its own name, the level, time and message among them. */
  readonly all: ReadonlyMap<string, string>;
}

/** Undefined: the line is plain text. */
export function logFields(text: string): LogFields | undefined {
  const first = text.trimStart()[0];
  if (first === "{") return jsonFields(text);
  return klogFields(text) ?? accessFields(text) ?? logfmtFields(text);
}

/** A field by its name, or by what it means: `level`, `msg`, `time`. */
export function fieldValue(fields: LogFields, name: string): string | undefined {
  const own = fields.all.get(name);
  if (own !== undefined) return own;
  if (levelNames.includes(name)) return fields.level;
  if (messageNames.includes(name)) return fields.message;
  return timeNames.includes(name) ? fields.time : undefined;
}

/** The whole line as indented JSON or one field a line. */
export function prettyLines(text: string, fields: LogFields): string[] {
  if (fields.format === "json") {
    try {
      return JSON.stringify(JSON.parse(text), null, 2).split("\n");
    } catch {
      return [text];
    }
  }
  const width = Math.max(...[...fields.all.keys()].map((name) => name.length));
  return [...fields.all].map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

const timeNames = ["time", "ts", "timestamp", "@timestamp", "t", "datetime", "date"];
const levelNames = ["level", "lvl", "severity", "loglevel", "log.level", "levelname"];
const messageNames = ["msg", "message", "event", "body", "log", "short_message"];

function jsonFields(text: string): LogFields | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const all = new Map<string, string>();
  flatten(value, "", all);
  return withMeanings("json", all);
}

function flatten(record: Readonly<Record<string, unknown>>, prefix: string, into: Map<string, string>): void {
  for (const [name, value] of Object.entries(record)) {
    if (into.size >= mostFields) return;
    const path = `${prefix}${name}`;
    if (isRecord(value) && Object.keys(value).length > 0) flatten(value, `${path}.`, into);
    else into.set(path, typeof value === "string" ? value : JSON.stringify(value));
  }
}

/** More fields of one line are not looked at. */
const mostFields = 200;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const pairPattern = /([A-Za-z_@][\w.@/-]*)=("(?:[^"\\]|\\.)*"|[^\s"]*)(?=\s|$)/g;

/** At least two pairs, and hardly anything else: a sentence with one `=` in it is no logfmt. */
function logfmtFields(text: string): LogFields | undefined {
  const firstPair = text.indexOf("=");
  if (firstPair < 1) return undefined;
  const all = new Map<string, string>();
  let covered = 0;
  for (const [pair, name, value] of text.matchAll(pairPattern)) {
    all.set(name!, unquoted(value!));
    covered += pair.length + 1;
    if (all.size >= mostFields) break;
  }
  if (all.size < 2 || covered < text.trimEnd().length * 0.8) return undefined;
  return withMeanings("logfmt", all);
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return JSON.parse(value) as string;
  } catch {
    return value.slice(1, -1);
  }
}

const klogPattern = /^([IWEF])(\d{4} \d\d:\d\d:\d\d\.\d+)\s+\d+ ([^\s\]]+:\d+)\] (.*)$/;
const klogLevels: Readonly<Record<string, string>> = { I: "info", W: "warn", E: "error", F: "fatal" };

/** `E0102 15:04:05.000000       1 reflector.go:140] "Failed to watch" err="…"` */
function klogFields(text: string): LogFields | undefined {
  const match = klogPattern.exec(text);
  if (!match) return undefined;
  const [, letter, time, caller, body] = match;
  const rest = new Map<string, string>([["caller", caller!]]);
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(body!);
  const after = quoted ? body!.slice(quoted[0].length) : "";
  for (const [, name, value] of after.matchAll(pairPattern)) rest.set(name!, unquoted(value!));
  const message = quoted ? unquoted(quoted[0]) : body!;
  const level = klogLevels[letter!]!;
  const all = new Map([["time", time!], ["level", level], ["msg", message], ...rest]);
  return { format: "klog", rest, time, level, message, all };
}

const accessPattern =
  /^(\S+) \S+ (\S+) \[(\d\d\/[A-Z][a-z]{2}\/\d{4}:(\d\d:\d\d:\d\d) [^\]]+)\] "(?:([A-Z]+) (\S+)[^"]*|[^"]*)" (\d{3}) (\d+|-)(?: "([^"]*)" "([^"]*)")?/;

/** `192.168.0.1 - - [01/Jan/2026:10:30:54 +0000] "GET / HTTP/1.1" 200 289 "-" "curl/8.5"`, of many web servers. */
function accessFields(text: string): LogFields | undefined {
  const match = accessPattern.exec(text);
  if (!match) return undefined;
  const [, client, user, , time, method = "", path = "", status, bytes, referer, agent] = match;
  const level = status! >= "500" ? "error" : status! >= "400" ? "warn" : "info";
  const rest = new Map([["status", status!], ["method", method], ["bytes", bytes!], ["client", client!]]);
  if (user !== "-") rest.set("user", user!);
  if (referer && referer !== "-") rest.set("referer", referer);
  if (agent && agent !== "-") rest.set("agent", agent);
  const all = new Map([["time", time!], ["level", level], ["path", path], ...rest]);
  return { format: "access", rest, time, level, message: path, all };
}

function withMeanings(format: LogFields["format"], all: ReadonlyMap<string, string>): LogFields {
  const find = (names: readonly string[]) => names.find((name) => all.has(name));
  const [time, level, message] = [find(timeNames), find(levelNames), find(messageNames)];
  const rest = new Map([...all].filter(([name]) => name !== time && name !== level && name !== message));
  return {
    format,
    rest,
    time: time && all.get(time),
    level: level && levelWord(all.get(level)!),
    message: message && all.get(message),
    all,
  };
}

/** Numbers as pino and bunyan write them; words in small letters, `warning` as `warn`. */
function levelWord(value: string): string {
  const word = ownEntry(numbered, value) ?? value.toLowerCase();
  return ownEntry(shorter, word) ?? word;
}

const numbered: Readonly<Record<string, string>> = {
  "10": "trace",
  "20": "debug",
  "30": "info",
  "40": "warn",
  "50": "error",
  "60": "fatal",
};
const shorter: Readonly<Record<string, string>> = {
  warning: "warn",
  err: "error",
  information: "info",
  informational: "info",
  dbg: "debug",
};
