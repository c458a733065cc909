/** Commands in running containers. */
import type { DockerEngine } from "../engine.ts";
import type { ExecSession, ExecWish } from "../exec_session.ts";
import { badRequest, EngineError } from "../engine_error.ts";
import { type ApiAnswer, type ApiRequest, json, jsonBody, type Route } from "./api_request.ts";
import { attach } from "./attached_stream.ts";
import { outputFrame } from "./output_frames.ts";
import { sizeOf } from "./container_stream_routes.ts";

export function execRoutes(engine: DockerEngine): Route[] {
  return [
    {
      method: "POST",
      pattern: /^\/containers\/([^/]+)\/exec$/,
      async handle(request, reference) {
        const container = engine.containers.find(reference);
        const wish = await jsonBody<ExecWish>(request);
        if (!wish.Cmd?.length) throw badRequest("no exec command specified");
        return json({ Id: engine.createExec(container, wish).id }, 201);
      },
    },
    {
      method: "POST",
      pattern: /^\/exec\/([^/]+)\/start$/,
      handle: (request, id) => start(engine.findExec(id), request),
    },
    {
      method: "POST",
      pattern: /^\/exec\/([^/]+)\/resize$/,
      handle({ query }, id) {
        engine.findExec(id).terminal?.resize(sizeOf(query));
        return { status: 200 };
      },
    },
    {
      method: "GET",
      pattern: /^\/exec\/([^/]+)\/json$/,
      handle: (_, id) => json(details(engine.findExec(id))),
    },
  ];
}

async function start(exec: ExecSession, request: ApiRequest): Promise<ApiAnswer> {
  const { Detach = false, Tty = exec.wish.Tty ?? false, ConsoleSize } = await jsonBody<
    { Detach?: boolean; Tty?: boolean; ConsoleSize?: [number, number] }
  >(request);
  if (Detach) {
    exec.start();
    return { status: 200 };
  }
  const type = Tty ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream";
  return {
    status: 101,
    headers: { "Content-Type": type },
    connect(client) {
      const { AttachStdin = false, AttachStdout = true, AttachStderr = true } = exec.wish;
      const detach = attach(exec, client, {
        isTerminal: Tty,
        stdin: AttachStdin,
        stdout: AttachStdout,
        stderr: AttachStderr,
        endsInput: true,
      });
      const leave = () => {
        detach();
        client.end();
      };
      try {
        exec.start();
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        // The connection is a stream already: the reason goes there, as output (moby, container/exec.go).
        const reason = `${error.message}\r\n`;
        client.write(Tty ? new TextEncoder().encode(reason) : outputFrame("stdout", reason));
        return leave();
      }
      if (ConsoleSize) exec.terminal?.resize({ rows: ConsoleSize[0], columns: ConsoleSize[1] });
      exec.onEnd(leave);
      request.signal.addEventListener("abort", leave, { once: true });
    },
  };
}

function details(exec: ExecSession) {
  const [entrypoint = "", ...args] = exec.wish.Cmd ?? [];
  return {
    ID: exec.id,
    Running: exec.isRunning,
    ExitCode: exec.exitCode ?? null,
    ProcessConfig: {
      tty: exec.wish.Tty ?? false,
      entrypoint,
      arguments: args,
      privileged: exec.wish.Privileged ?? false,
      ...(exec.wish.User ? { user: exec.wish.User } : {}),
    },
    OpenStdin: exec.wish.AttachStdin ?? false,
    OpenStderr: exec.wish.AttachStderr ?? false,
    OpenStdout: exec.wish.AttachStdout ?? false,
    CanRemove: exec.exitCode !== undefined,
    ContainerID: exec.container.id,
    DetachKeys: "",
    Pid: exec.pid,
  };
}
