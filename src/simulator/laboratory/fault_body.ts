import { parseDuration } from "../../kube/duration.ts";
import type { Fault, FaultEffect, FaultScope } from "./faults.ts";

/**
 * A fault as JSON says it: `{"kind": "latency", "delay": "2s", "verbs": ["list"], "percent": 20}`.
 *
 * @throws {SyntaxError} that names the field
 */
export function parseFault(given: Record<string, unknown>): Fault {
  const { kind, delay, code, ...scope } = given;
  return { ...effect(kind, delay, code), ...parseScope(scope) };
}

function effect(kind: unknown, delay: unknown, code: unknown): FaultEffect {
  switch (kind) {
    case "latency": {
      const delayMs = typeof delay === "string" ? parseDuration(delay) : undefined;
      if (delayMs === undefined || delayMs < 0) {
        throw new SyntaxError(`delay: ${JSON.stringify(delay)} is no duration such as "500ms"`);
      }
      return { kind, delayMs };
    }
    case "error":
      if (code !== 429 && code !== 500 && code !== 503) {
        throw new SyntaxError(`code: ${JSON.stringify(code)} is none of 429, 500, 503`);
      }
      return { kind, code };
    case "drop":
      return { kind };
    default:
      throw new SyntaxError(`kind: ${JSON.stringify(kind)} is none of "latency", "error", "drop"`);
  }
}

const LISTS = ["verbs", "resources", "namespaces", "users"] as const;

function parseScope(given: Record<string, unknown>): FaultScope {
  const scope: FaultScope = {};
  for (const [field, value] of Object.entries(given)) {
    if ((LISTS as readonly string[]).includes(field)) {
      if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
        throw new SyntaxError(`${field}: expected a list of texts`);
      }
      scope[field as typeof LISTS[number]] = value;
    } else if (field === "percent" || field === "count") {
      const limit = field === "percent" ? 100 : Infinity;
      if (typeof value !== "number" || !(value > 0 && value <= limit)) {
        throw new SyntaxError(
          `${field}: expected a number above 0${field === "percent" ? " and up to 100" : ""}`,
        );
      }
      scope[field] = value;
    } else throw new SyntaxError(`unknown field ${JSON.stringify(field)}`);
  }
  return scope;
}
