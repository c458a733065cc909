import { absolutePath, type Process } from "../../host/process.ts";
import { textStream } from "../../host/simple_streams.ts";
import type { Redirect } from "./syntax.ts";

/** The process with its streams redirected, or what the shell says when a file cannot be opened. */
export function openRedirects(
  process: Process,
  redirects: readonly { redirect: Redirect; target: string }[],
): { process: Process } | { error: string } {
  let { out, err, input } = process;
  for (const { redirect, target } of redirects) {
    if (redirect.mode === ">&") {
      if (redirect.descriptor === 2) err = target === "1" ? out : err;
      else out = target === "2" ? err : out;
      continue;
    }
    if (redirect.mode === "<<") {
      input = textStream(target);
      continue;
    }
    const path = absolutePath(process.cwd, target);
    if (redirect.mode === "<") {
      const text = path === "/dev/null" ? "" : process.machine.files.read(path);
      if (text === undefined) return { error: `can't open ${target}: no such file` };
      input = textStream(text);
      continue;
    }
    const write = openFile(process, path, redirect.mode === ">>");
    if (typeof write === "string") return { error: `can't create ${target}: ${write}` };
    if (redirect.descriptor === 2) err = write;
    else out = write;
  }
  return { process: { ...process, out, err, input } };
}

/** A writer onto a file; or why there is none. `/dev/stdout` and `/dev/stderr` lead back to the process. */
function openFile(process: Process, path: string, append: boolean): ((text: string) => void) | string {
  if (path === "/dev/null") return () => {};
  if (path === "/dev/stdout" || path === "/proc/1/fd/1") return process.out;
  if (path === "/dev/stderr" || path === "/proc/1/fd/2") return process.err;
  const { files } = process.machine;
  const refusal = files.refusal(path);
  if (refusal) return refusal === "No such file or directory" ? "nonexistent directory" : refusal;
  let content = append ? files.read(path) ?? "" : "";
  files.write(path, content);
  return (text) => {
    content += text;
    files.write(path, content);
  };
}
