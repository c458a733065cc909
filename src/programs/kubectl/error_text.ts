import { ApiError } from "../../cluster/api_error.ts";
import { ConnectionError } from "../../cluster/connection_error.ts";
import type { Status } from "../../kube/object.ts";

/**
 * What kubectl prints for an error, ending in a newline where it prints several lines; undefined for what is no
 * user's error. Source: kubectl/pkg/cmd/util/helpers.go (checkErr, StandardErrorMessage).
 */
export function kubectlErrorText(error: unknown): string | undefined {
  if (error instanceof AggregateError) {
    const [first, ...others] = error.errors;
    if (others.length === 0 && !(first instanceof AggregateError)) return kubectlErrorText(first);
    return linesOf(others.length === 0 ? first : error);
  }
  if (error instanceof ApiError && error.reason === "Invalid") return invalidText(error.status);
  const text = plainText(error);
  if (text === undefined || isStandard(error) || text.startsWith("error: ")) return text;
  return `error: ${text}`;
}

/** Several errors are told one a line, without the word. */
function linesOf({ errors }: AggregateError): string | undefined {
  const texts = errors.map(plainText);
  return texts.includes(undefined) ? undefined : texts.map((text) => `${text}\n`).join("");
}

function plainText(error: unknown): string | undefined {
  if (error instanceof AggregateError) return aggregateText(error);
  if (error instanceof ApiError) return apiErrorText(error.status);
  if (error instanceof Deno.errors.BrokenPipe) return undefined; // nobody is there to read a text
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) {
    return undefined;
  }
  return error instanceof Error ? error.message : undefined;
}

/** An error that kubectl prints without the word in front. */
export class StandardError extends Error {
  override name = "StandardError";
}

/** Errors that kubectl prints as they are, without the word in front. */
function isStandard(error: unknown): boolean {
  return error instanceof StandardError || error instanceof ConnectionError ||
    error instanceof ApiError && error.reason !== "Unauthorized" ||
    error instanceof Error && /^(The connection to the server |Error in configuration: )/.test(error.message);
}

/** Several errors as one: `[a, b]`, each text once. */
function aggregateText(error: AggregateError): string | undefined {
  const texts = new Set(flat(error).map((one) => one instanceof Error ? one.message : undefined));
  if (texts.has(undefined)) return undefined;
  const [first] = texts;
  return texts.size === 1 ? first : `[${[...texts].join(", ")}]`;
}

function flat({ errors }: AggregateError): unknown[] {
  return errors.flatMap((one) => one instanceof AggregateError ? flat(one) : [one]);
}

function apiErrorText(status: Status): string {
  const message = status.message ?? "";
  if (status.reason === "Unauthorized") return `error: You must be logged in to the server (${message})`;
  return status.reason ? `Error from server (${status.reason}): ${message}` : `Error from server: ${message}`;
}

/** `The Deployment "x" is invalid: spec.replicas: Invalid value: …`, or one starred line for each of several causes. */
function invalidText(status: Status): string {
  const details = status.details ?? {};
  let text = "The request is invalid";
  if (details.kind || details.name) {
    text = `The ${details.kind ?? ""} ${JSON.stringify(details.name ?? "")} is invalid`;
  } else if (status.message && !details.causes?.length) text += `: ${status.message}`;
  const causes = new Set(
    (details.causes ?? []).map(({ field, message }) => field ? `${field}: ${message ?? ""}` : message ?? ""),
  );
  if (causes.size === 0) return text;
  if (causes.size === 1) return `${text}: ${[...causes][0]}\n`;
  return `${text}: \n${[...causes].map((cause) => `* ${cause}\n`).join("")}`;
}
