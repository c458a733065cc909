import type { ApiError } from "./api_error.ts";

/** How far what a watch shows can be trusted. Times are milliseconds since 1970. */
export type WatchState =
  /** The first list is arriving: `count` so far, `remaining` to come (undefined: the server does not say). */
  | { kind: "loading"; count: number; remaining: number | undefined }
  /** What the cluster said, at most `pollMs` old where the resource can only be listed, not watched. */
  | { kind: "live"; pollMs?: number }
  /** The connection is lost, or the list is being read again: true as of `since`. */
  | { kind: "stale"; since: number; error: Error; retryAt: number }
  /** What was asked for could not be made of the answers: nothing is wrong with the connection. */
  | { kind: "failed"; error: Error }
  /** The user may not list this. */
  | { kind: "forbidden"; error: ApiError; retryAt: number }
  /** The server has no such resource (any more). */
  | { kind: "gone"; error: ApiError; retryAt: number };
