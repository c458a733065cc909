import { ApiError } from "../../cluster/api_error.ts";
import { ConnectionError } from "../../cluster/connection_error.ts";

/** What Helm prints for an error; undefined for what is no user's error. */
export function helmErrorText(error: unknown): string | undefined {
  if (error instanceof ApiError) return `Error: ${error.message}`;
  if (error instanceof ConnectionError) return `Error: kubernetes cluster unreachable: ${error.message}`;
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) {
    return undefined;
  }
  if (!(error instanceof Error) || (error as { code?: unknown }).code === "EPIPE") return undefined;
  return `Error: ${error.message}`;
}
