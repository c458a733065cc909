/** Query parameters of list, watch and deletecollection, checked as the API server does (ListOptions). */
import type { FieldError } from "../status_error.ts";
import { forbidden, notSupported } from "../kinds/field_errors.ts";
import { badRequest, invalid } from "../refusals.ts";

export interface ListOptions {
  labelSelector: string;
  fieldSelector: string;
  /** 0: no limit. */
  limit: number;
  continueToken: string;
  /** Absent: the newest. 0: any. */
  resourceVersion: number | undefined;
  match: "Exact" | "NotOlderThan" | undefined;
  watch: boolean;
  allowBookmarks: boolean;
  sendInitialEvents: boolean;
  timeoutSeconds: number | undefined;
}

/** @throws {StatusError} 400 for what cannot be read, 422 for what does not go together. */
export function parseListOptions(query: URLSearchParams, isWatchPath: boolean): ListOptions {
  const watch = isWatchPath || flag(query, "watch");
  const version = query.get("resourceVersion") ?? "";
  const match = query.get("resourceVersionMatch") ?? "";
  const sendInitialEvents = query.has("sendInitialEvents") ? flag(query, "sendInitialEvents") : undefined;
  const limit = integer(query, "limit") ?? 0;
  const timeoutSeconds = integer(query, "timeoutSeconds");
  const continueToken = query.get("continue") ?? "";
  const errors = watch
    ? watchErrors(match, sendInitialEvents)
    : listErrors({ match, version, continueToken, sendInitialEvents });
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: "ListOptions" }, "", errors);
  return {
    labelSelector: query.get("labelSelector") ?? "",
    fieldSelector: query.get("fieldSelector") ?? "",
    limit,
    continueToken,
    resourceVersion: version === "" ? undefined : parseVersion(version),
    match: match === "" ? undefined : match as "Exact" | "NotOlderThan",
    watch,
    allowBookmarks: flag(query, "allowWatchBookmarks"),
    sendInitialEvents: sendInitialEvents ?? false,
    timeoutSeconds,
  };
}

function listErrors(given: {
  match: string;
  version: string;
  continueToken: string;
  sendInitialEvents: boolean | undefined;
}): FieldError[] {
  const { match, version, continueToken, sendInitialEvents } = given;
  const errors: FieldError[] = [];
  if (match !== "") {
    const field = "resourceVersionMatch";
    if (version === "") {
      errors.push(forbidden(field, `${field} is forbidden unless resourceVersion is provided`));
    }
    if (continueToken !== "") {
      errors.push(forbidden(field, `${field} is forbidden when continue is provided`));
    }
    if (match !== "Exact" && match !== "NotOlderThan") {
      errors.push(notSupported(field, match, ["Exact", "NotOlderThan", ""]));
    }
    if (match === "Exact" && version === "0") {
      errors.push(forbidden(field, `${field} "exact" is forbidden for resourceVersion "0"`));
    }
  }
  if (sendInitialEvents !== undefined) {
    errors.push(forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  }
  return errors;
}

function watchErrors(match: string, sendInitialEvents: boolean | undefined): FieldError[] {
  const field = "resourceVersionMatch";
  if (sendInitialEvents === undefined) {
    if (match === "") return [];
    return [forbidden(field, `${field} is forbidden for watch unless sendInitialEvents is provided`)];
  }
  if (match === "") {
    return [forbidden(field, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")];
  }
  return match === "NotOlderThan" ? [] : [notSupported(field, match, ["NotOlderThan"])];
}

function parseVersion(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw badRequest(
    `invalid resource version: resourceVersion: Invalid value: ${JSON.stringify(text)}: ` +
      `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
  );
}

function integer(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
}

/** Go's conversion of query parameters: only `0` and `false` are false. */
function flag(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  return text !== null && text !== "0" && text.toLowerCase() !== "false";
}
