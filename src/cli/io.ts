import type { Io } from "../programs/program.ts";

/** The machine's own streams, files and clock. `signal` is aborted by Ctrl-C. */
export function machineIo(signal: AbortSignal, now: () => number = Date.now): Io {
  return {
    out: (text) => write(Deno.stdout, text),
    err: (text) => write(Deno.stderr, text),
    readInput: () => new Response(Deno.stdin.readable).text(),
    readFile: (path) => Deno.readTextFile(path),
    env: (name) => Deno.env.get(name),
    now,
    signal,
  };
}

/** Writes all of it; Deno's own write may take only a part. */
async function write(to: typeof Deno.stdout, text: string): Promise<void> {
  let rest = new TextEncoder().encode(text);
  while (rest.length) rest = rest.subarray(await to.write(rest));
}
