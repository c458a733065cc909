import { ApiError } from "../../cluster/api_error.ts";
import { ConnectionError } from "../../cluster/connection_error.ts";
import type { Status } from "../../kube/object.ts";

/**
 * What kubectl prints for an error, ending in a newline where it prints several lines; undefined for what is no
 * user's error. Source: kubectl/pkg/cmd/util/helpers.go (checkErr, StandardErrorMessage).
 */
export function kubectlErrorText(error: unknown): string | undefined {
  if (error instanceof ApiError) return apiErrorText(error.status);
  if (error instanceof ConnectionError) return error.message;
  if (error instanceof Deno.errors.BrokenPipe) return undefined; // nobody is there to read a text
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) {
    return undefined;
  }
  return error instanceof Error ? `error: ${error.message}` : undefined;
}

function apiErrorText(status: Status): string {
  const message = status.message ?? "";
  if (status.reason === "Invalid") return invalidText(status);
  if (status.reason === "Unauthorized") return `error: You must be logged in to the server (${message})`;
  return status.reason ? `Error from server (${status.reason}): ${message}` : `Error from server: ${message}`;
}

/** `The Deployment "x" is invalid: spec.replicas: Invalid value: …`, or one starred line for each of several causes. */
function invalidText(status: Status): string {
  const details = status.details ?? {};
  let text = "The request is invalid";
  if (details.kind || details.name) {
    text = `The ${details.kind ?? ""} ${JSON.stringify(details.name ?? "")} is invalid`;
  } else if (status.message) text += `: ${status.message}`;
  const causes = new Set(
    (details.causes ?? []).map(({ field, message }) => field ? `${field}: ${message ?? ""}` : message ?? ""),
  );
  if (causes.size === 0) return text;
  if (causes.size === 1) return `${text}: ${[...causes][0]}\n`;
  return `${text}: \n${[...causes].map((cause) => `* ${cause}\n`).join("")}`;
}
