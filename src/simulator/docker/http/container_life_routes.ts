/** /containers/{id}: starting and ending it, and what can be changed of it. */
import type { Container } from "../container.ts";
import type { HostConfig } from "../container_config.ts";
import { limitsOf } from "../container_run.ts";
import type { DockerEngine } from "../engine.ts";
import { badRequest, conflict } from "../engine_error.ts";
import { json, jsonBody, NO_CONTENT, type Route } from "./api_request.ts";

export function containerLifeRoutes({ containers }: DockerEngine): Route[] {
  const one = (reference: string) => containers.find(reference);
  return [
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/start$/,
      handle: (_, reference) => one(reference).start() ? NO_CONTENT : { status: 304 },
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/stop$/,
      async handle({ query }, reference) {
        const container = one(reference);
        if (!container.isRunning && container.state.status !== "restarting") return { status: 304 };
        await container.stop(seconds(query), signalOf(query, container.stopSignal));
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/restart$/,
      async handle({ query }, reference) {
        await one(reference).restart(seconds(query));
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/kill$/,
      handle({ query }, reference) {
        one(reference).kill(signalOf(query, "KILL"));
        return NO_CONTENT;
      },
    },
    simple(/^\/containers\/([^/]+)\/pause$/, (reference) => one(reference).pause()),
    simple(/^\/containers\/([^/]+)\/unpause$/, (reference) => one(reference).unpause()),
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/rename$/,
      handle({ query }, reference) {
        containers.rename(reference, query.get("name") ?? "");
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/update$/,
      handle: async (request, reference) => update(one(reference), await jsonBody<HostConfig>(request)),
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/wait$/,
      handle: ({ query }, reference) => waited(one(reference), query),
    },
  ];
}

function simple(pattern: RegExp, deed: (reference: string) => void): Route {
  return {
    method: "POST",
    pattern,
    handle(_, reference) {
      deed(reference);
      return NO_CONTENT;
    },
  };
}

/** Seconds of grace; undefined: as the container has it. */
function seconds(query: URLSearchParams): number | undefined {
  const text = query.get("t");
  return text === null ? undefined : Number(text);
}

function signalOf(query: URLSearchParams, otherwise: string): string {
  const text = query.get("signal") || otherwise;
  const name = /^\d+$/.test(text) ? SIGNAL_NAMES[Number(text)] : text.toUpperCase().replace(/^SIG/, "");
  if (!name || !Object.values(SIGNAL_NAMES).includes(name)) throw badRequest(`invalid signal: ${text}`);
  return name;
}

const SIGNAL_NAMES: Readonly<Record<number, string>> = {
  1: "HUP",
  2: "INT",
  3: "QUIT",
  6: "ABRT",
  9: "KILL",
  10: "USR1",
  12: "USR2",
  13: "PIPE",
  14: "ALRM",
  15: "TERM",
  18: "CONT",
  19: "STOP",
  28: "WINCH",
};

function update(container: Container, changed: HostConfig) {
  const given = Object.entries(changed).filter(([, value]) =>
    value !== undefined && value !== 0 && value !== "" && value !== null
  );
  const kept = Object.fromEntries(
    given.filter(([name, value]) => name !== "RestartPolicy" || (value as { Name?: string }).Name),
  );
  refuseConflicts(container, changed);
  container.host = { ...container.host, ...kept };
  if (container.run) container.run.controlGroup.limits = limitsOf(container.host);
  container.tell("update");
  return json({ Warnings: null });
}

const CPU_TIME = { CpuPeriod: "CPU Period", CpuQuota: "CPU Quota" } as const;

/** A share of CPU time is told in one of two ways, and a container stays with that which it has. */
function refuseConflicts({ id, host }: Container, changed: HostConfig): void {
  for (const [name, words] of Object.entries(CPU_TIME) as [keyof typeof CPU_TIME, string][]) {
    const told = changed.NanoCpus && host[name]
      ? `Nano CPUs cannot be updated as ${words} has already been set`
      : changed[name] && host.NanoCpus
      ? `${words} cannot be updated as NanoCPUs has already been set`
      : undefined;
    if (told) throw conflict(`Cannot update container ${id}: Conflicting options: ${told}`);
  }
}

/** The head of the answer is sent at once, and its body when the container has ended. */
function waited(container: Container, query: URLSearchParams) {
  const condition = query.get("condition") || "not-running";
  if (condition !== "not-running" && condition !== "next-exit" && condition !== "removed") {
    throw badRequest(`invalid condition: ${JSON.stringify(condition)}`);
  }
  const ended = container.wait(condition);
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const code = await ended;
      controller.enqueue(new TextEncoder().encode(JSON.stringify({ StatusCode: code }) + "\n"));
      controller.close();
    },
  });
  return { status: 200, headers: { "Content-Type": "application/json" }, body };
}
