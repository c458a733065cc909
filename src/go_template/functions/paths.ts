/** Paths with slashes. Source: Go's path. */
import { type GoFunction, goFunction } from "../value.ts";

const functions: Record<string, (path: string) => string | boolean> = { base, dir, clean, ext, isAbs };

export const pathFunctions: Record<string, GoFunction> = Object.fromEntries(
  Object.entries(functions).flatMap(([name, call]) => {
    const called = goFunction("string", call);
    return [[name, called], [`os${name[0]!.toUpperCase()}${name.slice(1)}`, called]];
  }),
);

/** The shortest path that means the same. */
export function clean(path: string): string {
  const isRooted = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!isRooted) parts.push("..");
  }
  return (isRooted ? "/" : "") + parts.join("/") || ".";
}

export function base(path: string): string {
  if (path === "") return ".";
  const name = path.replace(/\/+$/, "");
  return name === "" ? "/" : name.slice(name.lastIndexOf("/") + 1);
}

export function dir(path: string): string {
  return clean(path.slice(0, path.lastIndexOf("/") + 1));
}

function ext(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.includes(".") ? name.slice(name.lastIndexOf(".")) : "";
}

function isAbs(path: string): boolean {
  return path.startsWith("/");
}
