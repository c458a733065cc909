import { ApiError } from "../../cluster/api_error.ts";

/** `error when creating "web.yaml": …`: what was done, and with which file, in front of what the server said. */
export function withSource(verb: string, source: string, error: unknown): unknown {
  if (source === "" || !(error instanceof Error)) return error;
  const message = `error when ${verb} ${JSON.stringify(source)}: ${error.message}`;
  if (error instanceof ApiError) return new ApiError({ ...error.status, message });
  return error.constructor === Error ? new Error(message, { cause: error }) : error;
}
