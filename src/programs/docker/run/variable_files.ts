/** Files of environment variables and labels: one a line, `#` begins a comment. */
import type { Io } from "../../io.ts";
import { DockerFailure } from "../engine_errors.ts";

/** `NAME=VALUE` lines of the files and the flags, in order; a bare name takes the value it has here, or none. */
export async function readVariables(
  io: Pick<Io, "readFile" | "env">,
  files: readonly string[],
  flags: readonly string[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) {
    for (const line of await linesOf(io, file)) lines.push(...known(io, checked(file, line)));
  }
  return [...lines, ...flags.flatMap((flag) => known(io, flag))];
}

/** `NAME=VALUE` lines; a bare name has an empty value. */
export async function readLabels(
  io: Pick<Io, "readFile">,
  files: readonly string[],
  flags: readonly string[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) {
    for (const line of await linesOf(io, file)) lines.push(checked(file, line));
  }
  return [...lines, ...flags];
}

function known(io: Pick<Io, "env">, line: string): string[] {
  if (line.includes("=")) return [line];
  const value = io.env(line);
  return value === undefined ? [] : [`${line}=${value}`];
}

async function linesOf(io: Pick<Io, "readFile">, file: string): Promise<string[]> {
  let text: string;
  try {
    text = await io.readFile(file);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EISDIR") {
      throw new DockerFailure(`invalid env file (${file}): read ${file}: is a directory`);
    }
    throw new DockerFailure(
      `open ${file}: ${code === "EACCES" ? "permission denied" : "no such file or directory"}`,
    );
  }
  return text.replace(/^\uFEFF/, "").split(/\r?\n/).map((line) => line.trimStart())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function checked(file: string, line: string): string {
  const name = line.split("=")[0]!;
  if (name === "") throw new DockerFailure(`invalid env file (${file}): no variable name on line '${line}'`);
  if (/\s/.test(name)) {
    throw new DockerFailure(`invalid env file (${file}): variable '${name}' contains whitespaces`);
  }
  return line;
}
