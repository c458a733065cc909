import { environmentNameProblems } from "../../kube/name_rules.ts";

/**
 * Reads a file of `KEY=value` lines: blank lines and comments are skipped, a key alone takes the value of the environment
 * or is left out. Source: kubectl/pkg/cmd/util/env_file.go.
 *
 * @throws {Error} in kubectl's wording, for bytes that are no text and keys that are no names
 */
export function splitEnvironmentFile(
  bytes: Uint8Array,
  path: string,
  environment: (name: string) => string | undefined,
): [key: string, value: string][] {
  const pairs: [string, string][] = [];
  const lines = splitLines(bytes);
  lines.forEach((line, index) => {
    const text = decode(index === 0 ? withoutMark(line) : line, { path, number: index + 1 }).trimStart();
    if (text === "" || text.startsWith("#")) return;
    const equals = text.indexOf("=");
    const key = equals < 0 ? text : text.slice(0, equals);
    const problems = environmentNameProblems(key);
    if (problems.length) {
      throw new Error(`${JSON.stringify(key)} is not a valid key name: ${problems.join(",")}`);
    }
    const value = equals < 0 ? environment(key) : text.slice(equals + 1);
    if (equals >= 0 || value !== undefined) pairs.push([key, value ?? ""]);
  });
  return pairs;
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let index = 0; index <= bytes.length; index++) {
    if (index < bytes.length && bytes[index] !== 10) continue;
    const end = bytes[index - 1] === 13 && index > start ? index - 1 : index;
    lines.push(bytes.subarray(start, end));
    start = index + 1;
  }
  return lines;
}

function withoutMark(line: Uint8Array): Uint8Array {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
}

function decode(line: Uint8Array, { path, number }: { path: string; number: number }): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
  } catch {
    throw new Error(
      `env file ${path} contains invalid utf8 bytes at line ${number}: [${[...line].join(" ")}]`,
    );
  }
}
