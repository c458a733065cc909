/** Reads the YAML of compose files: YAML 1.2 with merge keys, and the tags `!reset` and `!override`. */
import type { ScalarTag } from "yaml";
import { parseYaml, YamlError } from "../../../../kube/yaml.ts";
import { wrongFile } from "./compose_failure.ts";

export interface ComposeYaml {
  value: unknown;
  /** Paths of what takes the place of what earlier files say (`!override`) or removes it (`!reset`). */
  replaced: { path: readonly string[]; isRemoved: boolean }[];
}

/** Aliases may not blow a small file up. */
const MAX_ALIASES = 10_000;

/** `0440`, as go-yaml still reads it. */
const OLD_OCTAL: ScalarTag = {
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?0[0-7]+$/,
  resolve: (text) => parseInt(text, 8),
};

/** Throws DockerFailure in the words of go-yaml, with the line. */
export async function readComposeYaml(text: string): Promise<ComposeYaml> {
  if (hasControls(text)) throw wrongFile("yaml: control characters are not allowed");
  const { parseDocument, visit, isPair, isScalar } = await import("yaml");
  const document = parseDocument(text, {
    merge: true,
    logLevel: "silent",
    customTags: (tags) => [OLD_OCTAL, ...tags],
  });
  const [error] = document.errors;
  if (error) throw wrongFile(errorText(error, text));
  const replaced: ComposeYaml["replaced"] = [];
  visit(document, {
    Node(_, node, parents) {
      if (node.tag !== "!reset" && node.tag !== "!override") return;
      const path = parents.flatMap((parent) =>
        isPair(parent) && isScalar(parent.key) ? [String(parent.key.value)] : []
      );
      replaced.push({ path, isRemoved: node.tag === "!reset" });
    },
  });
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), replaced };
  } catch (error) {
    throw wrongFile(`yaml: ${(error as Error).message}`);
  }
}

/** What go-yaml takes for unreadable, such as a program's bytes. */
function hasControls(text: string): boolean {
  return /[^\t\n\r\P{Cc}\u0085]/u.test(text);
}

interface ParserError {
  code: string;
  message: string;
  linePos?: readonly { line: number; col: number }[] | undefined;
}

function errorText(error: ParserError, text: string): string {
  const line = error.linePos?.[0]?.line ?? 1;
  if (error.code === "DUPLICATE_KEY") return duplicateText(text, line);
  try {
    parseYaml(text);
  } catch (other) {
    if (other instanceof YamlError) return other.message.replace("error converting YAML to JSON: ", "");
  }
  return `yaml: line ${line}: ${error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "")}`;
}

function duplicateText(text: string, line: number): string {
  const lines = text.split("\n");
  const [, indent = "", key = ""] = /^(\s*)("?[^":]*"?)\s*:/.exec(lines[line - 1] ?? "") ?? [];
  const first = lines.slice(0, line - 1).findLastIndex((one) => one.startsWith(`${indent}${key}:`)) + 1;
  return `yaml: unmarshal errors:\n  line ${line}: mapping key ${
    JSON.stringify(key.replaceAll('"', ""))
  } already defined at line ${first}`;
}
