import type { JsonObject } from "../../../kube/object.ts";

/**
 * `80:8080`, `80:http`, `80` as ports of a service, named after themselves.
 * Source: kubectl/pkg/cmd/create/create_service.go (parsePorts).
 */
export function servicePorts(specifiers: readonly string[], nodePort = 0): JsonObject[] {
  return specifiers.map((specifier) => {
    const [first = "", second] = specifier.split(":");
    const port = portNumber(first);
    return {
      name: specifier.replaceAll(":", "-"),
      protocol: "TCP",
      port,
      targetPort: second === undefined ? port : targetPort(second),
      ...(nodePort === 0 ? {} : { nodePort }),
    };
  });
}

const MAX_PORT = 65_535;

function portNumber(text: string): number {
  const refuse = (why: string) => new Error(`strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`);
  if (!/^\d+$/.test(text)) throw refuse("invalid syntax");
  if (Number(text) > MAX_PORT) throw refuse("value out of range");
  return Number(text);
}

function targetPort(text: string): number | string {
  if (/^[+-]?\d+$/.test(text)) {
    const port = Number(text);
    if (port < 1 || port > MAX_PORT) throw new Error("must be between 1 and 65535, inclusive");
    return port;
  }
  const problems = portNameProblems(text);
  if (problems.length) throw new Error(problems.join(","));
  return text;
}

const MAX_NAME_LENGTH = 15;

/** Source: apimachinery/pkg/util/validation (IsValidPortName). */
function portNameProblems(name: string): string[] {
  const found: string[] = [];
  if (name.length > MAX_NAME_LENGTH) found.push(`must be no more than ${MAX_NAME_LENGTH} characters`);
  if (!/^[-a-z0-9]+$/.test(name)) {
    found.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(name)) found.push("must contain at least one letter (a-z)");
  if (name.includes("--")) found.push("must not contain consecutive hyphens");
  if (/^-|-$/.test(name)) found.push("must not begin or end with a hyphen");
  return found;
}
