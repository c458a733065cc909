/** What `request` tells of what is asked. */
import type { HttpRequest } from "../../host/process.ts";
import { Dict, Native, type PythonValue } from "../python/interpreter/value.ts";

/** @param missing raised for a key that was not sent */
export function requestNames(request: HttpRequest, missing: () => Error): Map<string, PythonValue> {
  const { method, path, headers, body, from } = request;
  const [plain = "", query = ""] = path.split("?");
  const sent = new Dict(Object.entries(headers).map(([name, value]) => [titled(name), value]));
  const isForm = String(sent.get("Content-Type") ?? "").startsWith("application/x-www-form-urlencoded");
  const host = String(sent.get("Host") ?? "localhost");
  return new Map<string, PythonValue>([
    ["method", method],
    ["path", decodeURIComponent(plain)],
    ["full_path", `${plain}?${query}`],
    ["query_string", new TextEncoder().encode(query)],
    ["url", `http://${host}${path}`],
    ["host", host],
    ["remote_addr", from],
    ["headers", sent],
    ["data", new TextEncoder().encode(isForm ? "" : body)],
    ["text", body],
    ["args", sentValues(query, missing)],
    ["form", sentValues(isForm ? body : "", missing)],
  ]);
}

/** `content-type` is `Content-Type`. */
function titled(name: string): string {
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** The first of those that have the same name. */
function sentValues(query: string, missing: () => Error): Dict {
  const made = new Dict([...new URLSearchParams(query)].reverse());
  made.makes = new Native("missing", () => {
    throw missing();
  });
  return made;
}
