import assert from "node:assert/strict";
import { readPlan, splitWords } from "../../../../src/simulator/docker/build/instruction.ts";

const READ: [text: string, words: string[], isJson: boolean][] = [
  ['CMD ["a", "b c"]', ["a", "b c"], true],
  ["CMD ['a']", ["['a']"], false],
  ["CMD echo a  b", ["echo a  b"], false],
  ["ENV a=1 b=\"2 3\" c='4'", ["a", "1", "b", '"2 3"', "c", "'4'"], false],
  ["ENV a 1 and more", ["a", "1 and more"], false],
  ["EXPOSE 80 53/udp", ["80", "53/udp"], false],
  ['VOLUME ["/a", "/b"]', ["/a", "/b"], true],
  ["WORKDIR /my folder", ["/my folder"], false],
  ["HEALTHCHECK CMD curl -f localhost", ["CMD", "curl -f localhost"], false],
  ['HEALTHCHECK --retries=3 CMD ["curl"]', ["CMD", "curl"], true],
  ["ONBUILD RUN x", ["RUN x"], false],
];

for (const [text, words, isJson] of READ) {
  Deno.test(`${text} has the words ${words.join("|")}`, () => {
    const [instruction] = readPlan(`FROM a\n${text}`).stages[0]!.instructions;
    assert.deepEqual([instruction!.words, instruction!.isJson], [words, isJson]);
  });
}

const BAD: [text: string, message: string][] = [
  ["RUNN x", "unknown instruction: RUNN (did you mean RUN?)"],
  ["FLY x", "unknown instruction: FLY"],
  ["ENV", "ENV requires at least one argument"],
  ["ENV a", "ENV must have two arguments"],
  ["ENV a=1 b", 'Syntax error - can\'t find = in "b". Must be of the form: name=value'],
  ["ENV =1", "ENV names can not be blank"],
  [
    "COPY a",
    "COPY requires at least two arguments, but only one was provided. Destination could not be determined",
  ],
  ["COPY --form=x a b", "unknown flag: --form (did you mean from?)"],
  ["COPY --from a b", "missing a value on flag: --from"],
  ["COPY --from=a --from=b c d", "duplicate flag specified: --from"],
  ["WORKDIR", "WORKDIR requires exactly one argument"],
  ["SHELL sh -c", "SHELL requires the arguments to be in JSON form"],
  ["FROM a b", "FROM requires either one or three arguments"],
  ["FROM a AS 1b", 'invalid name for build stage: "1b", name can\'t start with a number or contain symbols'],
  ["ONBUILD ONBUILD RUN x", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"],
  ["ONBUILD FROM x", "FROM isn't allowed as an ONBUILD trigger"],
  ["HEALTHCHECK NONE x", "HEALTHCHECK NONE takes no arguments"],
  ["HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD"],
  ["HEALTHCHECK curl", 'Unknown type "CURL" in HEALTHCHECK (try CMD)'],
];

for (const [text, problem] of BAD) {
  Deno.test(`${text} is refused with its line`, () => {
    const message = `dockerfile parse error on line 2: ${problem}`;
    assert.throws(() => readPlan(`FROM a\n${text}`), { status: 400, message });
  });
}

Deno.test("stages have their names, and arguments may stand before", () => {
  const { globals, stages } = readPlan("ARG V=1\nFROM a:$V AS One\nRUN x\nFROM b");
  assert.deepEqual(globals.map(({ words }) => words), [["V=1"]]);
  assert.deepEqual(stages.map(({ base, name, instructions }) => [base, name, instructions.length]), [
    ["a:$V", "one", 1],
    ["b", "", 0],
  ]);
  assert.deepEqual(splitWords(`a "b c" d\\ e`, "\\"), ["a", '"b c"', "d\\ e"]);
});
