/** A request to the Engine API, and what is answered. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { badRequest } from "../engine_error.ts";

export interface ApiRequest {
  method: string;
  /** Without the version in front. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: ReadableStream<Uint8Array>;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
}

export type ApiAnswer = PlainAnswer | HijackAnswer;

export interface PlainAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

/** The connection becomes a stream of both sides' bytes. */
export interface HijackAnswer {
  status: 101;
  headers: Readonly<Record<string, string>>;
  connect(client: ClientStream): void;
}

export interface ClientStream {
  readable: ReadableStream<Uint8Array>;
  write(chunk: Uint8Array): void;
  /** Nothing more comes from this side. */
  end(): void;
}

/** What answers to a method and a path; the groups of `pattern` are handed to it. */
export interface Route {
  method: string;
  pattern: RegExp;
  handle(request: ApiRequest, ...groups: string[]): ApiAnswer | Promise<ApiAnswer>;
}

/** A body of JSON, read whole. @throws {EngineError} */
export async function jsonBody<T>(request: ApiRequest): Promise<T> {
  const text = await new Response(request.body as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  if (text.trim() === "") return {} as T;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw badRequest(`invalid JSON: ${(error as Error).message}`);
  }
}

export function json(value: unknown, status = 200): PlainAnswer {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) + "\n" };
}

export const NO_CONTENT: PlainAnswer = { status: 204 };

/** `1`, `true`, `True`; anything but those, `0`, `false` and `no` counts, too (httputils.BoolValue). */
export function flag(query: URLSearchParams, name: string): boolean {
  const value = (query.get(name) ?? "").trim().toLowerCase();
  return !["", "0", "no", "false", "none"].includes(value);
}

/** `filters={"status":{"running":true}}` or with lists. @throws {EngineError} */
export function filtersOf(query: URLSearchParams, known?: readonly string[]): Map<string, string[]> {
  const text = query.get("filters");
  const found = new Map<string, string[]>();
  if (!text) return found;
  let parsed: Record<string, Record<string, boolean> | string[]>;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw badRequest("invalid filter");
  }
  for (const [name, values] of Object.entries(parsed)) {
    if (known && !known.includes(name)) throw badRequest(`invalid filter '${name}'`);
    found.set(name, Array.isArray(values) ? values : Object.keys(values).filter((value) => values[value]));
  }
  return found;
}

/** `key` or `key=value` in labels, all of them. */
export function hasLabels(labels: Readonly<Record<string, string>>, wanted: readonly string[]): boolean {
  return wanted.every((label) => {
    const at = label.indexOf("=");
    return at < 0
      ? Object.hasOwn(labels, label)
      : ownEntry(labels, label.slice(0, at)) === label.slice(at + 1);
  });
}

/** `2026-11-23T06:53:02.123000000Z`; nothing is the year 1. */
export function timeText(ms: number | undefined): string {
  if (ms === undefined) return "0001-01-01T00:00:00Z";
  return new Date(Math.floor(ms)).toISOString().replace("Z", "000000Z");
}

/** Seconds, with a fraction, or RFC 3339; undefined where nothing was said. @throws {EngineError} */
export function timeOf(text: string | null): number | undefined {
  if (text === null || text === "" || text === "0") return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw badRequest(`invalid value for "since": ${text}`);
  return ms;
}
