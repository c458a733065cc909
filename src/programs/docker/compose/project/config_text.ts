/** A project as `config` prints it: in long form, in the order of the original's types (compose-go, types/). */
import { parseDuration } from "../../../../kube/duration.ts";
import { parseBytes } from "../../sizes.ts";
import type { Project, Service } from "./project.ts";

/** What is printed, as a value. */
export function configValue(project: Project): Record<string, unknown> {
  return {
    name: project.name,
    services: Object.fromEntries(
      Object.entries(project.services).map(([name, service]) => [name, serviceValue(service)]),
    ),
    ...part("networks", project.networks),
    ...part("volumes", project.volumes),
    ...part("secrets", project.secrets),
    ...part("configs", project.configs),
    ...project.extensions,
  };
}

export async function configText(project: Project, format: string): Promise<string> {
  const value = configValue(project);
  if (format === "json") return `${JSON.stringify(value, null, 2)}\n`;
  const { stringify } = await import("yaml");
  // `$` begins a variable in files: what is printed can be read again.
  return stringify(escaped(value), {
    lineWidth: 0,
    defaultStringType: "PLAIN",
    aliasDuplicateObjects: false,
  });
}

function part(name: string, value: object): Record<string, unknown> {
  return Object.keys(value).length ? { [name]: value } : {};
}

function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, escaped(one)]));
}

/** Fields that stand in another place than that of the alphabet. */
const FIRST = ["profiles"];
const LAST = ["post_start", "pre_stop"];

function serviceValue({ name: _, ...service }: Service): Record<string, unknown> {
  const whole: Record<string, unknown> = { command: null, entrypoint: null, ...service };
  const names = Object.keys(whole).filter((name) => whole[name] !== undefined).sort();
  const rank = (name: string): number =>
    FIRST.includes(name) ? 0 : name.startsWith("x-") ? 3 : LAST.includes(name) ? 2 : 1;
  names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(names.map((name) => [name, shown(name, whole[name])]));
}

const SIZES = new Set(["mem_limit", "mem_reservation", "memswap_limit", "shm_size"]);

function shown(name: string, value: unknown): unknown {
  if (SIZES.has(name)) return String(parseBytes(String(value)) ?? value);
  if (name === "ports") return (value as Record<string, unknown>[]).map(portValue);
  if (name === "healthcheck") return healthValue(value as Record<string, unknown>);
  if (name === "stop_grace_period") return durationText(String(value));
  if (name === "extra_hosts") {
    return Object.entries(value as Record<string, string[]>).flatMap(([host, addresses]) =>
      addresses.map((address) => `${host}=${address}`)
    );
  }
  if (["environment", "labels"].includes(name)) return sorted(value as Record<string, unknown>);
  return value;
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
}

function portValue(port: Record<string, unknown>): Record<string, unknown> {
  const order = ["name", "mode", "host_ip", "target", "published", "protocol", "app_protocol"];
  return Object.fromEntries(
    order.filter((name) => port[name] !== undefined).map((name) => [name, port[name]]),
  );
}

function healthValue(health: Record<string, unknown>): Record<string, unknown> {
  const order = ["test", "timeout", "interval", "retries", "start_period", "start_interval", "disable"];
  return Object.fromEntries(
    order.filter((name) => health[name] !== undefined).map((name) => {
      const isTime = /^(timeout|interval|start_)/.test(name);
      return [name, isTime ? durationText(String(health[name])) : health[name]];
    }),
  );
}

/** `90s` as `1m30s`, as Go prints a duration. */
function durationText(text: string): string {
  const ms = parseDuration(text);
  if (ms === undefined) return text;
  if (ms < 1000) return ms === 0 ? "0s" : `${ms}ms`;
  const [hours, minutes, seconds] = [
    Math.trunc(ms / 3_600_000),
    Math.trunc(ms / 60_000) % 60,
    ms % 60_000 / 1000,
  ];
  return `${hours ? `${hours}h` : ""}${hours || minutes ? `${minutes}m` : ""}${seconds}s`;
}
