import { DockerFailure } from "../../engine_errors.ts";

/** There is no such file: exit code 14. */
export function missingFile(message: string): DockerFailure {
  return new DockerFailure(message, { code: 14 });
}

/** A file cannot be understood: exit code 15. */
export function wrongFile(message: string): DockerFailure {
  return new DockerFailure(message, { code: 15 });
}

/** The parts of a project do not fit together. */
export function invalidProject(message: string): DockerFailure {
  return wrongFile(`${message}: invalid compose project`);
}
