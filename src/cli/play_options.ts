import { UsageError } from "../programs/flags.ts";
import type { DumpFormat } from "../terminal/dump.ts";

/** The script of `--play`: a file, or standard input for `-`. */
export async function readScript(path: string): Promise<string> {
  if (path === "-") return await new Response(Deno.stdin.readable).text();
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) throw cause;
    throw new Error(`Cannot read the script: ${path}: no such file or directory`, { cause });
  }
}

/** `120x40` as columns and rows. @throws {UsageError} */
export function screenSize(text: string): { columns: number; rows: number } {
  const match = /^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(text);
  if (!match) {
    throw new UsageError(
      `invalid argument ${JSON.stringify(text)} for "--size" flag: expected COLUMNSxROWS, such as 120x40`,
    );
  }
  return { columns: Number(match[1]), rows: Number(match[2]) };
}

/** @throws {UsageError} */
export function dumpFormat(text: string): DumpFormat {
  const found = FORMATS.find((format) => format === text);
  if (!found) {
    throw new UsageError(
      `invalid argument ${JSON.stringify(text)} for "--dump" flag: expected text, ansi, svg or json`,
    );
  }
  return found;
}

const FORMATS: readonly DumpFormat[] = ["text", "ansi", "svg", "json"];
