import { DEFAULT_CONTEXT } from "../context_store.ts";
import { DockerFailure } from "../engine_errors.ts";

/** Throws DockerFailure where a context cannot be called that. */
export function checkName(name: string): void {
  if (name === DEFAULT_CONTEXT) throw new DockerFailure('"default" is a reserved context name');
  const pattern = "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$";
  if (new RegExp(pattern).test(name)) return;
  throw new DockerFailure(
    `context name ${JSON.stringify(name)} is invalid, names are validated against regexp ${
      JSON.stringify(pattern)
    }`,
  );
}
