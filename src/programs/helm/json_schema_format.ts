/** Formats that schemas name, such as `ipv4`. What is no text always fits. Source: santhosh-tekuri/jsonschema, format.go. */
import type { Json } from "../../kube/object.ts";

/** Why a text is not of a format; undefined: it is, or the format is unknown. */
export function formatProblem(format: string, value: Json): string | undefined {
  if (typeof value !== "string") return undefined;
  return Object.hasOwn(formats, format) ? formats[format]!(value) : undefined;
}

const formats: Record<string, (text: string) => string | undefined> = {
  ipv4: (text) => {
    const parts = text.split(".");
    if (parts.length !== 4) return "expected four decimals";
    const wrong = parts.find((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255);
    return wrong === undefined ? undefined : "decimal must be between 0 and 255";
  },
  hostname: (text) =>
    /^(?=.{1,253}$)[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*$/
        .test(text)
      ? undefined
      : "invalid hostname",
  email: (text) => /^[^@\s]+@[^@\s]+$/.test(text) ? undefined : "missing @",
  date: (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? undefined : "invalid date",
  "date-time": (text) =>
    /^\d{4}-\d{2}-\d{2}[tT ]\d{2}:\d{2}:\d{2}(\.\d+)?([zZ]|[-+]\d{2}:\d{2})$/.test(text)
      ? undefined
      : "invalid date-time",
  uri: (text) => /^[a-zA-Z][-a-zA-Z0-9+.]*:/.test(text) ? undefined : "relative url",
  uuid: (text) =>
    /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text) ? undefined : "must be a UUID",
};
