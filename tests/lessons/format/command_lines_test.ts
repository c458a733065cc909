import assert from "node:assert/strict";
import { commandLines } from "../../../src/lessons/format/command_lines.ts";

const cases: [name: string, text: string, commands: string[]][] = [
  ["one a line", "a\n\nb", ["a", "b"]],
  ["comments are left out", "# first\na # not this\n", ["a # not this"]],
  ["a line that goes on", "docker run \\\n  -d \\\n  nginx\nb", ["docker run \\\n  -d \\\n  nginx", "b"]],
  ["a here-document", "cat > x <<'EOF'\na: 1\n# kept\n\nEOF\nb", [
    "cat > x <<'EOF'\na: 1\n# kept\n\nEOF",
    "b",
  ]],
  ["a here-document without its tabs", "cat <<-E\n\ta\n\tE\nb", ["cat <<-E\n\ta\n\tE", "b"]],
  ["a here-document that does not end", "cat <<E\na", ["cat <<E\na\n"]],
  ["a word to be read", "cat <<< word\ncat <<<word\nb", ["cat <<< word", "cat <<<word", "b"]],
  ["a word to be read, and a here-document", "cat <<< a; cat <<E\nb\nE\nc", [
    "cat <<< a; cat <<E\nb\nE",
    "c",
  ]],
  ["a backslash at the end", "a \\", ["a \\"]],
  ["nothing", "", []],
];

for (const [name, text, commands] of cases) {
  Deno.test(`command lines: ${name}`, () => assert.deepEqual(commandLines(text), commands));
}
