/** `-v` : folders of the host, named volumes, and places for new ones. */
import type { Io } from "../../io.ts";
import { DockerFailure } from "../engine_errors.ts";

/** What has a source is mounted from it, what has none becomes a volume without a name. Throws DockerFailure. */
export function sortedVolumes(
  texts: readonly string[],
  io: Pick<Io, "machine">,
): { binds: string[]; anonymous: Record<string, Record<string, never>> } {
  const binds: string[] = [];
  const anonymous: Record<string, Record<string, never>> = {};
  for (const text of texts) {
    if (text === "") throw new DockerFailure("invalid empty volume spec");
    const parts = text.split(":");
    if (parts.length > 1 && parts.some((part) => part === "")) {
      throw new DockerFailure(`invalid spec: ${text}: empty section between colons`);
    }
    if (parts.length === 1) anonymous[text] = {};
    else {binds.push(
        [parts[0]!.startsWith(".") ? absolutePath(parts[0]!, io) : parts[0], ...parts.slice(1)].join(":"),
      );}
  }
  return { binds, anonymous };
}

/** From the folder that the program runs in, without `.` and `..`. */
export function absolutePath(path: string, io: Pick<Io, "machine">): string {
  const whole = path.startsWith("/") ? path : `${io.machine.workingFolder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
