import assert from "node:assert/strict";
import { dockerfileSteps, sourceExcerpt } from "../../../../src/programs/docker/build/dockerfile_steps.ts";

Deno.test("instructions that make layers are counted in their stage", () => {
  const text = `# syntax=docker/dockerfile:1
ARG V=1
FROM golang:1 AS builder
WORKDIR /src
RUN a && \\
    # a comment within
    b
FROM --platform=linux/amd64 alpine
COPY --from=builder /src /app
RUN <<EOF
echo FROM x
EOF
CMD ["/app"]
FROM builder
`;
  assert.deepEqual(
    dockerfileSteps(text).map((
      { keyword, label, base, firstLine, lastLine },
    ) => [keyword, label, base, firstLine, lastLine]),
    [
      ["ARG", undefined, undefined, 2, 2],
      ["FROM", "builder 1/3", "golang:1", 3, 3],
      ["WORKDIR", "builder 2/3", undefined, 4, 4],
      ["RUN", "builder 3/3", undefined, 5, 7],
      ["FROM", "stage-1 1/3", "alpine", 8, 8],
      ["COPY", "stage-1 2/3", undefined, 9, 9],
      ["RUN", "stage-1 3/3", undefined, 10, 12],
      ["CMD", undefined, undefined, 13, 13],
      ["FROM", "stage-2 1/1", undefined, 14, 14],
    ],
  );
});

Deno.test("one stage needs no name", () => {
  assert.deepEqual(dockerfileSteps("FROM a\nRUN x\n").map(({ label }) => label), ["1/2", "2/2"]);
});

Deno.test("the place of a mistake is shown with its lines", () => {
  assert.equal(
    sourceExcerpt("FROM alpine\nFOO bar\n", "Dockerfile", 2, 2),
    `Dockerfile:2
--------------------
   1 |     FROM alpine
   2 | >>> FOO bar
   3 |     
--------------------
`,
  );
});
