/** /containers: what goes on in them: logs, attach, top, stats, diff. */
import type { Container } from "../container.ts";
import type { DockerEngine } from "../engine.ts";
import { badRequest, conflict } from "../engine_error.ts";
import { type ApiAnswer, type ApiRequest, flag, json, type Route, timeOf } from "./api_request.ts";
import { attach } from "./attached_stream.ts";
import { containerProcesses } from "./container_processes.ts";
import { logStream } from "./log_stream.ts";
import { statsStream } from "./stats_stream.ts";

export function containerStreamRoutes(engine: DockerEngine): Route[] {
  const one = (reference: string) => engine.containers.find(reference);
  return [
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/logs$/,
      handle: (request, reference) => logs(one(reference), request),
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/attach$/,
      handle: (request, reference) => attachTo(one(reference), request),
    },
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/resize$/,
      handle({ query }, reference) {
        one(reference).running.terminal?.resize(sizeOf(query));
        return { status: 200 };
      },
    },
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/top$/,
      handle: ({ query }, reference) =>
        containerProcesses(engine.context, one(reference), query.get("ps_args") ?? ""),
    },
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/stats$/,
      handle: ({ query, signal }, reference) => ({
        status: 200,
        headers: { "Content-Type": "application/json" },
        body: statsStream(engine, one(reference), {
          isOnce: query.get("stream") !== null && !flag(query, "stream"),
          signal,
        }),
      }),
    },
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/changes$/,
      handle(_, reference) {
        const changes = one(reference).root.changes();
        const kinds = { C: 0, A: 1, D: 2 };
        return json(
          changes.length === 0 ? null : changes.map(({ kind, path }) => ({ Path: path, Kind: kinds[kind] })),
        );
      },
    },
  ];
}

/** Rows and columns of a client's terminal. */
export function sizeOf(query: URLSearchParams): { columns: number; rows: number } {
  const [rows, columns] = [Number(query.get("h") ?? 24), Number(query.get("w") ?? 80)];
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) {
    throw badRequest(`strconv.ParseUint: parsing ${JSON.stringify(query.get("h"))}: invalid syntax`);
  }
  return { columns: columns || 80, rows: rows || 24 };
}

const RAW_STREAM = "application/vnd.docker.raw-stream";
const MULTIPLEXED = "application/vnd.docker.multiplexed-stream";

function logs(container: Container, { query, signal }: ApiRequest): ApiAnswer {
  const [stdout, stderr] = [flag(query, "stdout"), flag(query, "stderr")];
  if (!stdout && !stderr) throw badRequest("Bad parameters: you must choose at least one stream");
  const tail = query.get("tail") ?? "all";
  const [sinceMs, untilMs] = [timeOf(query.get("since")), timeOf(query.get("until"))];
  const body = logStream(container, {
    stdout,
    stderr,
    follow: flag(query, "follow"),
    timestamps: flag(query, "timestamps"),
    ...(sinceMs === undefined ? {} : { sinceMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
    ...(/^\d+$/.test(tail) ? { tail: Number(tail) } : {}),
  }, signal);
  return { status: 200, headers: { "Content-Type": container.config.Tty ? RAW_STREAM : MULTIPLEXED }, body };
}

function attachTo(container: Container, { query, signal, headers }: ApiRequest): ApiAnswer {
  const isStream = flag(query, "stream");
  if (container.state.status === "paused") {
    throw conflict(`container ${container.id} is paused, unpause the container before attach`);
  }
  const isTerminal = container.config.Tty ?? false;
  return {
    status: 101,
    headers: { "Content-Type": headers.get("upgrade") ? isTerminal ? RAW_STREAM : MULTIPLEXED : RAW_STREAM },
    connect(client) {
      const options = { stdout: flag(query, "stdout"), stderr: flag(query, "stderr") };
      if (flag(query, "logs")) {
        const past = logStream(container, { ...options, follow: false, timestamps: false }, signal);
        past.pipeTo(new WritableStream({ write: (chunk) => client.write(chunk) })).catch(() => {});
      }
      if (!isStream) return client.end();
      const process = {
        listeners: container.listeners,
        get terminal() {
          return container.run?.terminal;
        },
        get stdin() {
          return container.run?.stdin;
        },
        closeStdin: () => container.run?.closeStdin(),
        started: container.untilRunning(),
      };
      const { StdinOnce = false, OpenStdin = false } = container.config;
      const detach = attach(process, client, {
        ...options,
        isTerminal,
        stdin: flag(query, "stdin") && OpenStdin,
        endsInput: StdinOnce,
      });
      const leave = () => {
        detach();
        client.end();
      };
      // Who attaches before the start waits for the end that comes after it.
      container.wait(container.isRunning ? "not-running" : "next-exit").then(leave);
      signal.addEventListener("abort", leave, { once: true });
      container.tell("attach");
    },
  };
}
