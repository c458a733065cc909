import type { Io } from "../io.ts";
import { DockerFailure, EngineRefusal, EngineUnreachable } from "./engine_errors.ts";

/**
 * Does something to each name, and prints the name of each that it was done to, or what is answered; false: nothing. What fails is told at the end, all of
 * it, and the exit code is 1.
 */
export async function everyTarget(
  io: Io,
  names: readonly string[],
  act: (name: string) => Promise<string | false | void>,
): Promise<number> {
  const failures: string[] = [];
  for (const name of names) {
    try {
      const said = await act(name);
      if (said !== false) await io.out(`${said ?? name}\n`);
    } catch (error) {
      if (error instanceof EngineUnreachable) throw error;
      if (!(error instanceof EngineRefusal) && !(error instanceof DockerFailure)) throw error;
      failures.push(error.message);
    }
  }
  if (failures.length) throw new DockerFailure(failures.join("\n"));
  return 0;
}

/** A container's name in a path of the API. Throws DockerFailure for an empty one. */
export function containerPath(name: string): string {
  const bare = name.replace(/^\//, "");
  if (bare.trim() === "") throw new DockerFailure("invalid container name or ID: value is empty");
  return `/containers/${encodeURIComponent(bare)}`;
}
