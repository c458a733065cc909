import { DockerFailure } from "../../engine_errors.ts";

/** There is no such file, or no such service. */
export class MissingFile extends DockerFailure {
  override name = "MissingFile";
}

export function missingFile(message: string): MissingFile {
  return new MissingFile(message);
}

/** A file cannot be understood. */
export function wrongFile(message: string): DockerFailure {
  return new DockerFailure(message);
}

/** The parts of a project do not fit together. */
export function invalidProject(message: string): DockerFailure {
  return wrongFile(`${message}: invalid compose project`);
}
