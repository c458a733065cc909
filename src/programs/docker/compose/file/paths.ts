import { absolutePath } from "../../run/volumes.ts";

/** A path in a file, from that file's folder; `~` is the user's own. */
export function pathFrom(folder: string, home: string, path: string): string {
  if (path === "~" || path.startsWith("~/")) return home + path.slice(1);
  const whole = path.startsWith("/") ? path : `${folder}/${path}`;
  return absolutePath(whole, { machine: { workingFolder: folder } as never });
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
