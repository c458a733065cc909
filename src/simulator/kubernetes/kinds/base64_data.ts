import { StatusError } from "../status_error.ts";

/** Refuses values that are no Base64, as reading the object's JSON does before anything else looks at it. */
export function checkBase64(
  data: Readonly<Record<string, string>> | undefined,
  { kind, version }: { kind: string; version: string },
): void {
  for (const text of Object.values(data ?? {})) {
    const at = firstIllegal(text);
    if (at === undefined) continue;
    throw new StatusError(
      400,
      "BadRequest",
      `${kind} in version "${version}" cannot be handled as a ${kind}: illegal base64 data at input byte ${at}`,
    );
  }
}

/** The byte that Go's decoder names; line ends do not count as digits. */
export function firstIllegal(text: string): number | undefined {
  if (WHOLE.test(text)) return undefined;
  const bytes = new TextEncoder().encode(text);
  const isLineEnd = (at: number) => bytes[at] === 10 || bytes[at] === 13;
  const next = (at: number): number => {
    while (at < bytes.length && isLineEnd(at)) at++;
    return at;
  };
  let digits = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (isLineEnd(at)) continue;
    if (isDigit(bytes[at]!)) {
      digits = (digits + 1) % 4;
      continue;
    }
    if (bytes[at] !== PADDING || digits < 2) return at;
    let end = next(at + 1);
    if (digits === 2) {
      if (end === bytes.length) return end;
      if (bytes[end] !== PADDING) return end - 1;
      end = next(end + 1);
    }
    return end < bytes.length ? end : undefined;
  }
  return digits === 0 ? undefined : bytes.length - digits;
}

/** On one line, which is the rule. */
const WHOLE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const PADDING = "=".charCodeAt(0);

function isDigit(byte: number): boolean {
  return /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
}
