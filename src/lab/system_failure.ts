/** What a call of the simulated kernel refuses, as the errors that programs know: Deno's, with the system's `code`. */
import { type ErrorCode, SystemError } from "../simulator/host/system_error.ts";

type Failure = new (message: string) => Error;

const FAILURES: Partial<Record<ErrorCode, Failure>> = {
  EACCES: Deno.errors.PermissionDenied,
  EEXIST: Deno.errors.AlreadyExists,
  EISDIR: Deno.errors.IsADirectory,
  ENOENT: Deno.errors.NotFound,
  ENOTDIR: Deno.errors.NotADirectory,
  EPERM: Deno.errors.PermissionDenied,
  EPIPE: Deno.errors.BrokenPipe,
};

/** Does something with files; `what` is named in the message of what it throws. */
export function asDeno<T>(what: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw systemFailure(error.code, `${error.message} (os error ${error.errno}), ${what}`);
  }
}

export function systemFailure(code: string, message: string): Error {
  const Kind = FAILURES[code as ErrorCode] ?? Error;
  return Object.assign(new Kind(message), { code });
}
