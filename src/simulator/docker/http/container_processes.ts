/** GET /containers/{id}/top: the host's ps is run, and what it tells of the container's processes is kept. */
import { ProgramNotFound } from "../../host/kernel.ts";
import { nullStream, sinkStream } from "../../host/simple_streams.ts";
import type { Container } from "../container.ts";
import type { EngineContext } from "../engine_context.ts";
import { conflict, EngineError } from "../engine_error.ts";
import { json, type PlainAnswer } from "./api_request.ts";

const USUAL_ARGUMENTS = "-ef";

/** @throws {EngineError} it does not run, or ps does not understand the arguments */
export async function containerProcesses(
  context: EngineContext,
  container: Container,
  psArguments: string,
): Promise<PlainAnswer> {
  const { run } = container;
  if (!run) throw conflict(`container ${container.id} is not running`);
  const all = context.kernel.namespaces.pid;
  const own = new Set(
    [...all.tasks].filter((task) => task.controlGroup === run.controlGroup).map((task) =>
      String(task.numberIn(all))
    ),
  );
  const words = (psArguments || USUAL_ARGUMENTS).split(" ").filter((word) => word);
  // With some options ps takes no numbers; then it lists more than is wanted.
  const text = await outputOfPs(context, [...words, `-q${[...own]}`]).catch(() => outputOfPs(context, words));
  const [titles = [], ...rows] = text.split("\n").map((line) => line.split(/\s+/).filter((word) => word));
  const at = titles.indexOf("PID");
  if (at < 0) throw new EngineError(500, "Couldn't find PID field in ps output");
  const last = titles.length - 1;
  return json({
    Titles: titles,
    Processes: rows.filter((row) => own.has(row[at] ?? "")).map((row) => [
      ...row.slice(0, last),
      row.slice(last).join(" "),
    ]),
  });
}

/** @throws {EngineError} with the first line of what it complains of */
async function outputOfPs(
  { kernel, hostMachine, init }: EngineContext,
  words: readonly string[],
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const told = { out: "", errors: "" };
  const out = sinkStream((text) => told.out += text, "pipe:[1]");
  const errors = sinkStream((text) => told.errors += text, "pipe:[2]");
  try {
    const task = kernel.spawn({
      ...(init ? { parent: init } : {}),
      machine: hostMachine,
      argv: ["ps", ...words],
      descriptors: new Map([[0, nullStream], [1, out], [2, errors]]),
      jobGroup: "session",
    });
    task.onExit(({ code }) => {
      const why = told.errors.split("\n")[0] || `exit status ${code}`;
      if (code === 0) resolve(told.out);
      else reject(new EngineError(500, `ps: ${why}`));
    });
  } catch (error) {
    if (!(error instanceof ProgramNotFound)) throw error;
    throw new EngineError(500, 'ps: exec: "ps": executable file not found in $PATH');
  } finally {
    out.release();
    errors.release();
  }
  return await promise;
}
