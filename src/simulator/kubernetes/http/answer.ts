import type { Status } from "../../../kube/object.ts";
import { StatusError } from "../status_error.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What a handler gives back; headers that every answer has are added in one place. */
export interface Answer {
  code: number;
  /** Absent: `application/json`. */
  type?: string;
  headers?: Record<string, string>;
  /** One `Warning` header each. */
  warnings?: readonly string[];
  body: Bytes | ReadableStream<Bytes> | null;
}

const encoder = new TextEncoder();
const NEWLINE = encoder.encode("\n");

/** JSON, compact and with a final newline as the API server writes it, or indented. */
export function jsonAnswer(code: number, value: unknown, pretty = false): Answer {
  return {
    code,
    body: encoder.encode(pretty ? JSON.stringify(value, null, 2) : JSON.stringify(value) + "\n"),
  };
}

/** Encoded JSON. */
export function bytesAnswer(code: number, bytes: Bytes): Answer {
  return { code, body: joined([bytes, NEWLINE]) };
}

export function textAnswer(code: number, text: string): Answer {
  return {
    code,
    type: "text/plain; charset=utf-8",
    headers: { "X-Content-Type-Options": "nosniff" },
    body: encoder.encode(text),
  };
}

/** The path leads nowhere at all. */
export function pageNotFound(): Answer {
  return textAnswer(404, "404 page not found\n");
}

export function statusAnswer(status: Status, pretty = false): Answer {
  const answer = jsonAnswer(status.code ?? 200, status, pretty);
  const seconds = status.details?.retryAfterSeconds;
  if (seconds !== undefined) answer.headers = { "Retry-After": String(seconds) };
  return answer;
}

/** A refusal as an answer; anything else is a programmer's error and is thrown on. */
export function refusalAnswer(error: unknown, pretty = false): Answer {
  if (!(error instanceof StatusError)) throw error;
  return statusAnswer(error.status, pretty);
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
