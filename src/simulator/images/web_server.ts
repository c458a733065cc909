/** What the HTTP servers of the images share: dates, answers, waiting. */
import type { HttpAnswer, HttpHandler, Process, Run } from "../host/process.ts";

/** Listens until it is told to stop. */
export function* serve(
  process: Process,
  port: number,
  handler: HttpHandler,
  ending: { exitCode: number; afterMs: number },
  address?: string,
): Run {
  process.machine.listen(port, handler, address);
  process.termination.handler = ending;
  yield { kind: "forever" };
  return 0;
}

export function textAnswer(
  process: Process,
  body: string,
  { status = 200, type = "text/plain; charset=utf-8", headers = {} }: {
    status?: number;
    type?: string;
    headers?: Record<string, string>;
  } = {},
): HttpAnswer {
  const date = new Date(process.machine.now()).toUTCString();
  return { status, headers: { Date: date, "Content-Type": type, ...headers }, body };
}

/** `22/Nov/2026:11:33:04 +0000`, as in the common log format. */
export function commonLogDate(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

/** The value of `--name=value` or `--name value` among words. */
export function flagValue(words: readonly string[], name: string): string | undefined {
  const at = words.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  const word = words[at]!;
  return word.includes("=") ? word.slice(word.indexOf("=") + 1) : words[at + 1];
}
