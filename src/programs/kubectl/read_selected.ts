import { ApiError } from "../../cluster/api_error.ts";
import type { Call } from "../program.ts";
import { kubectlErrorText } from "./error_text.ts";
import { worded } from "./list_refusal.ts";
import type { ObjectReadOptions } from "./read_objects.ts";
import type { Selected } from "./selection.ts";

/** What could be read; what could not is told on stderr and counted. */
export async function readSelected<T>(
  { io, flags }: Pick<Call, "io" | "flags">,
  selected: readonly Selected[],
  read: (one: Selected) => Promise<T>,
): Promise<{ read: { one: Selected; value: T }[]; errors: number }> {
  const done: { one: Selected; value: T }[] = [];
  let errors = 0;
  for (const one of selected) {
    try {
      done.push({ one, value: await read(one) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 404 && one.name !== undefined && flags.bool("ignore-not-found")) continue;
      errors++;
      await io.err(`${kubectlErrorText(worded(error, one, readOptions({ flags, io })))}\n`);
    }
  }
  return { read: done, errors };
}

/** What the flags of `get` ask for. */
export function readOptions({ flags, io }: Pick<Call, "flags" | "io">): ObjectReadOptions {
  return {
    labelSelector: flags.string("selector"),
    fieldSelector: flags.string("field-selector"),
    chunkSize: flags.number("chunk-size") ?? 0,
    signal: io.signal,
  };
}
