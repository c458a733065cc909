import assert from "node:assert/strict";
import { readDockerfile } from "../../../../src/simulator/docker/build/dockerfile.ts";

const LINES: [what: string, text: string, expected: [name: string, rest: string, line: number][]][] = [
  ["comments and blanks", "\n# c\n  from a\n\n# d\nrun b", [["FROM", "a", 3], ["RUN", "b", 6]]],
  ["continuations", "RUN a \\\n\n# c\n  b\nCMD c", [["RUN", "a   b", 1], ["CMD", "c", 5]]],
  ["another escape", "# escape=`\nRUN a `\n b\\", [["RUN", "a  b\\", 2]]],
  ["directives after a comment", "# a comment\n# escape=`\nRUN a \\\n b", [["RUN", "a  b", 3]]],
  ["a mark at the beginning", "\ufeffFROM a\r\nRUN b\r\n", [["FROM", "a", 1], ["RUN", "b", 2]]],
];

for (const [what, text, expected] of LINES) {
  Deno.test(`a Dockerfile with ${what}`, () => {
    const { lines } = readDockerfile(text);
    assert.deepEqual(lines.map(({ name, rest, line }) => [name, rest, line]), expected);
  });
}

Deno.test("flags stand in front of the arguments", () => {
  const [line] = readDockerfile('COPY --from=a --chown="b:c" --x d e').lines;
  assert.deepEqual([line!.flags, line!.rest], [["--from=a", "--chown=b:c", "--x"], "d e"]);
});

Deno.test("here-documents are read to their names", () => {
  const [line, next] = readDockerfile("RUN <<-EOF cat\n\ta\n\tEOF\nCOPY <<a <<'b' /\n1\na\n2\nb").lines;
  assert.deepEqual(line!.heredocs, [{ name: "EOF", content: "a\n", isExpanded: true, isChomped: true }]);
  assert.deepEqual(next!.heredocs.map(({ name, content, isExpanded }) => [name, content, isExpanded]), [
    ["a", "1\n", true],
    ["b", "2\n", false],
  ]);
});

const BAD: [text: string, message: RegExp][] = [
  ["# escape=x\nFROM a", /on line 1: invalid escape token 'x'/],
  ["FROM a\nRUN <<EOF\nx", /on line 2: unterminated heredoc/],
  ["# only", /file with no instructions/],
];

for (const [text, message] of BAD) {
  Deno.test(`${JSON.stringify(text)} is no Dockerfile`, () =>
    assert.throws(() => readDockerfile(text), message));
}
