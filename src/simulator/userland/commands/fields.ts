/** Programs that take names of files apart: basename and dirname. */
import type { Process } from "../../host/process.ts";

export function basename(process: Process): number {
  const [path = "", suffix = ""] = process.argv.slice(1);
  const name = path.replace(/\/+$/, "").split("/").at(-1) || "/";
  process.out(
    (suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name) + "\n",
  );
  return 0;
}

export function dirname(process: Process): number {
  const given = process.argv[1] ?? "";
  const path = given.replace(/\/+$/, "");
  if (path === "" && given !== "") process.out("/\n");
  else process.out((path.includes("/") ? path.slice(0, path.lastIndexOf("/")) || "/" : ".") + "\n");
  return 0;
}
