import { wrongFile } from "../file/compose_failure.ts";

/** Throws DockerFailure for a name that was given and cannot be one. */
export function checkProjectName(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]*$/.test(name)) return name;
  const why = "must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as " +
    "start with a letter or number";
  throw wrongFile(`invalid project name ${JSON.stringify(name)}: ${why}`);
}

/** A folder's name or the one in a file, without what names may not have; "" where nothing is left. */
export function normalizedName(text: string): string {
  return text.toLowerCase().replace(/[^-_a-z0-9]/g, "").replace(/^[-_]+/, "");
}
