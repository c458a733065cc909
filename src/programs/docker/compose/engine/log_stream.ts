/** The output of a project's containers: once, or as it comes. */
import type { ContainerDetails } from "../../engine_objects.ts";
import type { EngineClient } from "../../engine_client.ts";
import { chunksOf, outputFrames } from "../../output_frames.ts";
import type { LogPrinter } from "./log_printer.ts";
import type { ProjectContainer } from "./project_containers.ts";

export interface LogWish {
  follow?: boolean;
  /** Seconds since 1970, as the API takes them. */
  since?: string;
  until?: string;
  /** Lines, or `all`. */
  tail?: string;
  timestamps?: boolean;
}

/** The name that stands before its lines: without the project's, unless the file has chosen the whole name. */
export function logName({ name, service, number }: ProjectContainer, project: string): string {
  const short = `${service}-${number}`;
  return name === `${project}-${short}` ? short : name;
}

/** Passes a container's output on until it ends. */
export async function streamLogs(
  { client, printer, signal }: { client: EngineClient; printer: LogPrinter; signal?: AbortSignal },
  container: Pick<ProjectContainer, "Id">,
  name: string,
  wish: LogWish,
): Promise<void> {
  const { Config } = await client.get<ContainerDetails>(`/containers/${container.Id}/json`);
  const { follow = false, since = "", until = "", tail = "all", timestamps = false } = wish;
  const { body } = await client.request("GET", `/containers/${container.Id}/logs`, {
    query: { stdout: true, stderr: true, follow, since, until, tail, timestamps },
    ...(signal ? { signal } : {}),
  });
  const stop = (): void => void body.cancel().catch(() => {});
  const decoders = { out: new TextDecoder(), err: new TextDecoder() };
  try {
    if (Config.Tty) {
      for await (const chunk of untilAborted(chunksOf(body), signal)) {
        await printer.text(name, decoders.out.decode(chunk, { stream: true }), "out");
      }
    } else {
      for await (const { stream, bytes } of outputFrames(untilAborted(chunksOf(body), signal))) {
        await printer.text(name, decoders[stream].decode(bytes, { stream: true }), stream);
      }
    }
  } finally {
    if (signal?.aborted) stop();
    await printer.flush(name);
  }
}

/** Ends quietly with the signal, even where nothing comes any more. */
async function* untilAborted<T>(
  items: AsyncGenerator<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  if (!signal) return yield* items;
  const ended = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  for (;;) {
    const next = await Promise.race([items.next().catch(swallowAbort(signal)), ended]);
    if (!next || next.done) return;
    yield next.value;
  }
}

/** A stream that breaks because it was given up is no failure. */
function swallowAbort(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (signal.aborted) return undefined;
    throw error;
  };
}
