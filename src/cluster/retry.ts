import { retryAfterSeconds } from "./api_error.ts";
import type { ConnectionError } from "./connection_error.ts";

/** How often and how long to wait. */
export interface RetryLimits {
  /** Requests in all, the first one included. */
  attempts: number;
  /** The first wait without advice by the server; each further one doubles. */
  firstDelayMs: number;
  maxDelayMs: number;
  /** Advice (Retry-After) beyond this is not followed: the answer goes to the caller, who can show it. */
  maxAdviceMs: number;
}

export const DEFAULT_RETRY_LIMITS: RetryLimits = {
  attempts: 5,
  firstDelayMs: 100,
  maxDelayMs: 2_000,
  maxAdviceMs: 15_000,
};

/** One attempt: how it ended. */
export interface Attempt {
  /** Such as `GET`. */
  method: string;
  /** 1 for the first. */
  number: number;
  outcome: Response | ConnectionError;
}

/**
 * How long to wait before the next attempt; undefined when the outcome is final. Follows client-go
 * (rest/with_retry.go): an answer 429 or 5xx is retried where it carries Retry-After, whatever the method,
 * for the server has not begun the work; a connection that broke is retried for GET only. A refused connection,
 * a name that does not resolve or a certificate is final: the user should see it at once.
 * `random` gives numbers from 0 up to 1: waits without advice are spread by a quarter, so that many clients
 * do not come back together.
 */
export function retryDelayMs(
  attempt: Attempt,
  limits: RetryLimits,
  random: () => number,
): number | undefined {
  if (attempt.number >= limits.attempts) return undefined;
  const { method, outcome } = attempt;
  const backoff = Math.min(limits.firstDelayMs * 2 ** (attempt.number - 1), limits.maxDelayMs);
  const spread = Math.round(backoff * (0.75 + random() / 2));
  if (!(outcome instanceof Response)) {
    return method === "GET" && outcome.kind === "interrupted" ? spread : undefined;
  }
  if (outcome.status !== 429 && outcome.status < 500) return undefined;
  const advice = retryAfterSeconds(outcome.headers);
  if (advice === undefined) return outcome.status === 429 && method === "GET" ? spread : undefined;
  const adviceMs = advice * 1000;
  return adviceMs <= limits.maxAdviceMs ? Math.max(adviceMs, spread) : undefined;
}
