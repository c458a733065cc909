import assert from "node:assert/strict";
import { smallBuilder } from "./small_build.ts";

const STEPS: [what: string, steps: string, path: string, text: string][] = [
  ["the shell of its own", 'SHELL ["/bin/sh", "-ec"]\nRUN echo a > /x', "/x", "a\n"],
  ["exec form", 'RUN echo 1 > "/a b"\nRUN ["cp", "/a b", "/copy"]', "/copy", "1\n"],
  ["a working directory", "WORKDIR /a\nWORKDIR b\nRUN echo x > y", "/a/b/y", "x\n"],
  ["a here-document", "RUN <<EOF\necho one > /x\necho two >> /x\nEOF", "/x", "one\ntwo\n"],
  ["a file of a here-document", "COPY <<EOF /x\nhello\nEOF", "/x", "hello\n"],
  ["variables in a here-document", "ENV A=1\nCOPY <<EOF /x\n$A ${A}\nEOF", "/x", "1 1\n"],
  ["no variables in a quoted one", "ENV A=1\nCOPY <<'EOF' /x\n$A\nEOF", "/x", "$A\n"],
  ["continued lines", "RUN echo a \\\n  # comment\n  b > /x", "/x", "a b\n"],
];

for (const [what, steps, path, text] of STEPS) {
  Deno.test(`a step with ${what}`, () => {
    const { build, pull } = smallBuilder();
    pull("busybox");
    const { files, error } = build(`FROM busybox\n${steps}`);
    assert.deepEqual([error, files?.read(path)], [undefined, text]);
  });
}

const FAILURES: [steps: string, message: RegExp][] = [
  [
    "COPY nope /",
    /^COPY failed: file not found in build context or excluded by \.dockerignore: stat nope: file does not exist$/,
  ],
  ["COPY ../x /", /^COPY failed: forbidden path outside the build context: \.\.\/x \(\)$/],
  ["COPY *.nope /", /^COPY failed: no source files were specified$/],
  [
    "COPY a b /dest",
    /^When using COPY with more than one source file, the destination must be a directory and end with a \/$/,
  ],
  ["COPY --chown=nobodyx a /", /can't find uid for user nobodyx: no such user: nobodyx$/],
  ["COPY --chmod=rwx a /", /^invalid chmod parameter: 'rwx'/],
  ["COPY --from=nope a /", /^invalid from flag value nope: pull access denied for nope/],
  [
    "ADD https://example.com/x /",
    /^ADD failed: Get "https:\/\/example\.com\/x": dial tcp: lookup example\.com/,
  ],
  ["EXPOSE http", /^invalid containerPort: http$/],
  ["HEALTHCHECK --interval=soon CMD x", /^time: invalid duration "soon"$/],
  ["USER nobodyx\nRUN true", /^unable to find user nobodyx: no matching entries in passwd file$/],
  ['RUN ["nope"]', /^The command 'nope' returned a non-zero code: 127$/],
];

for (const [steps, message] of FAILURES) {
  Deno.test(`${steps.split("\n")[0]} fails`, () => {
    const { build, pull, host } = smallBuilder();
    pull("busybox");
    const { error, image } = build(`FROM busybox\n${steps}`, { a: "1", b: "2" });
    assert.match(error ?? "", message);
    assert.equal(image, undefined);
    assert.equal(host.mounts.list().length, 1, "no container is left");
  });
}

Deno.test("an entrypoint drops the command of the base, unless one was set before", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  assert.equal(build('FROM busybox\nENTRYPOINT ["a"]').image!.config.Cmd, null);
  assert.deepEqual(build('FROM busybox\nCMD ["b"]\nENTRYPOINT ["a"]').image!.config.Cmd, ["b"]);
});

Deno.test("archives are unpacked by ADD, and copied by COPY", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const made = build("FROM busybox\nRUN mkdir /d && echo x > /d/f && tar -cf /a.tar -C /d f\nADD a /b/", {
    a: "plain",
  });
  const archive = made.files!.read("/a.tar")!;
  const { files } = build("FROM busybox\nADD a.tar /unpacked/\nCOPY a.tar /kept/", { "a.tar": archive });
  assert.deepEqual([files!.list("/unpacked"), files!.list("/kept")], [["f"], ["a.tar"]]);
});
