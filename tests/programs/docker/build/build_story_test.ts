import assert from "node:assert/strict";
import { BuildStory } from "../../../../src/programs/docker/build/build_story.ts";
import { PlainLook } from "../../../../src/programs/docker/build/plain_look.ts";

function story(dockerfileText: string, tags: string[] = []): { one: BuildStory; text: () => string } {
  let text = "";
  const look = new PlainLook({ err: (line) => Promise.resolve(void (text += line)), now: () => 0 });
  const context = { dockerfile: "Dockerfile", dockerfileText, sent: () => 30, archived: () => 2048 };
  return { one: new BuildStory(look, context, tags), text: () => text };
}

Deno.test("the engine's steps are told as BuildKit tells them", async () => {
  const { one, text } = story("FROM alpine\nENV A=1\nRUN echo hi\nCOPY a /a\nCMD x\n", ["mine", "mine:2"]);
  for (
    const stream of [
      "Step 1/5 : FROM alpine",
      "\n",
      " ---> 91ef0af61f39\n",
      "Step 2/5 : ENV A=1",
      "\n",
      " ---> Using cache\n",
      "Step 3/5 : RUN echo hi",
      "\n",
      " ---> Running in abc\n",
      "hi\nand ",
      "more\n",
      " ---> Removed intermediate container abc\n",
      "Step 4/5 : COPY a /a",
      "\n",
      " ---> Using cache\n",
      "Step 5/5 : CMD x",
      "Successfully built 123\n",
    ]
  ) await one.hear({ stream });
  await one.hear({ aux: { ID: "sha256:7" } });
  await one.finish();
  assert.equal(one.imageId, "sha256:7");
  assert.equal(
    text(),
    `#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 48B done
#1 DONE 0.0s

#2 [internal] load metadata for docker.io/library/alpine:latest
#2 DONE 0.0s

#3 [internal] load .dockerignore
#3 transferring context: 2B done
#3 DONE 0.0s

#4 [internal] load build context
#4 transferring context: 30B done
#4 DONE 0.0s

#5 [1/3] FROM docker.io/library/alpine:latest
#5 DONE 0.0s

#6 [2/3] RUN echo hi
#6 0.000 hi
#6 0.000 and more
#6 DONE 0.0s

#7 [3/3] COPY a /a
#7 CACHED

#8 exporting to image
#8 exporting layers done
#8 writing image sha256:7 done
#8 naming to docker.io/library/mine:latest done
#8 naming to docker.io/library/mine:2 done
#8 DONE 0.0s
`,
  );
});

Deno.test("a step that fails is shown with its place", async () => {
  const { one, text } = story("FROM alpine\nRUN false\n");
  await one.hear({ stream: "Step 2/2 : RUN false" });
  const failure = await one.fail("The command '/bin/sh -c false' returned a non-zero code: 1");
  assert.match(
    text(),
    /#4 ERROR: process "\/bin\/sh -c false" did not complete successfully: exit code: 1\n$/,
  );
  assert.equal(
    failure.message,
    `------
 > [2/2] RUN false:
------
Dockerfile:2
--------------------
   1 |     FROM alpine
   2 | >>> RUN false
   3 |     
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1`,
  );
});

/** What the engine says of a file that is not there, and BuildKit. */
const MISSING: [said: string, path: string][] = [
  [
    "COPY failed: file not found in build context or excluded by .dockerignore: stat a/b: file does not exist",
    "/a/b",
  ],
  ["COPY failed: forbidden path outside the build context: ../../etc/passwd ()", "/etc/passwd"],
  ["ADD failed: forbidden path outside the build context: ../my file ()", "/my file"],
];

for (const [said, path] of MISSING) {
  Deno.test(`no file: ${said}`, async () => {
    const failure = await story("FROM alpine\nCOPY x /\n").one.fail(said);
    assert.match(failure.message, new RegExp(`calculate checksum of ref: "${path}": not found$`));
  });
}

Deno.test("a Dockerfile that the engine cannot read is shown with the line", async () => {
  const { one } = story("FROM alpine\nFOO bar\n");
  const failure = await one.fail("dockerfile parse error line 2: unknown instruction: FOO");
  assert.match(failure.message, /^Dockerfile:2\n-+\n {3}1 \| {5}FROM alpine\n {3}2 \| >>> FOO bar\n/);
  assert.match(
    failure.message,
    /\nERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown instruction: FOO$/,
  );
});

Deno.test("layers of a base image that is pulled meanwhile are told as they are there", async () => {
  const { one, text } = story("FROM alpine\n");
  await one.hear({ stream: "Step 1/1 : FROM alpine" });
  await one.hear({ status: "Downloading", id: "aaa", progressDetail: { current: 1, total: 2 } });
  await one.hear({ status: "Download complete", id: "aaa", progressDetail: {} });
  await one.hear({ status: "Pull complete", id: "aaa", progressDetail: {} });
  await one.finish();
  assert.match(
    text(),
    /\n#4 \[1\/1\] FROM docker\.io\/library\/alpine:latest\n#4 extracting aaa done\n#4 DONE/,
  );
});
