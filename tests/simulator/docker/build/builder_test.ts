import assert from "node:assert/strict";
import { smallBuilder } from "./small_build.ts";

const FLASK = `FROM busybox
ADD requirements.txt /
RUN cat requirements.txt > /installed
ADD app.py /src/
WORKDIR /src
ENTRYPOINT ["python"]
CMD ["app.py"]
`;
const FILES = { "requirements.txt": "flask\n", "app.py": "print('hello')\n" };

Deno.test("a build tells its steps, and leaves an image that is run as the file says", () => {
  const { build, pull, store } = smallBuilder();
  pull("busybox");
  const { text, image, files } = build(FLASK, FILES, { tags: ["myflask"] });
  assert.equal(
    text,
    `Step 1/7 : FROM busybox
 ---> ID
Step 2/7 : ADD requirements.txt /
 ---> ID
Step 3/7 : RUN cat requirements.txt > /installed
 ---> Running in ID
 ---> Removed intermediate container ID
 ---> ID
Step 4/7 : ADD app.py /src/
 ---> ID
Step 5/7 : WORKDIR /src
 ---> Running in ID
 ---> Removed intermediate container ID
 ---> ID
Step 6/7 : ENTRYPOINT ["python"]
 ---> Running in ID
 ---> Removed intermediate container ID
 ---> ID
Step 7/7 : CMD ["app.py"]
 ---> Running in ID
 ---> Removed intermediate container ID
 ---> ID
Successfully built ID
Successfully tagged myflask:latest
`,
  );
  assert.equal(store.find("myflask"), image);
  const { Entrypoint, Cmd, WorkingDir } = image!.config;
  assert.deepEqual([Entrypoint, Cmd, WorkingDir], [["python"], ["app.py"], "/src"]);
  assert.deepEqual([files!.read("/installed"), files!.read("/src/app.py")], ["flask\n", "print('hello')\n"]);
  assert.equal(files!.facts("/src/app.py")!.uid, 0);
});

Deno.test("what has not changed is taken from the cache, and nothing after the first change", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const first = build(FLASK, FILES);
  const again = build(FLASK, FILES);
  assert.equal(again.image, first.image);
  assert.equal(again.text.match(/Using cache/g)!.length, 6);
  const changed = build(FLASK, { ...FILES, "app.py": "print('new')\n" });
  assert.equal(changed.text.match(/Using cache/g)!.length, 2);
  assert.equal(build(FLASK, FILES, { noCache: true }).text.includes("Using cache"), false);
});

Deno.test("a base that is missing is pulled, as run pulls it", () => {
  const { build } = smallBuilder();
  const { image } = build("FROM alpine\nCMD echo hi");
  assert.deepEqual(image!.config.Cmd, ["/bin/sh", "-c", "echo hi"]);
  assert.match(build("FROM ngnix").error!, /^pull access denied for ngnix, repository does not exist/);
});

Deno.test("a step that fails ends the build, and leaves no container and no name", () => {
  const { build, pull, store } = smallBuilder();
  pull("busybox");
  const { error, code, text, image } = build("FROM busybox\nRUN echo out; exit 3", {}, { tags: ["x"] });
  assert.equal(error, "The command '/bin/sh -c echo out; exit 3' returned a non-zero code: 3");
  assert.deepEqual([code, image, text.includes("out\n")], [3, undefined, true]);
  assert.throws(() => store.find("x"), /No such image/);
  assert.equal(store.images.length, 1);
});

Deno.test("stages: what one made, another copies", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const dockerfile = `ARG BASE=busybox
FROM $BASE AS builder
RUN mkdir /out && echo made > /out/app && cp /bin/sh /out/sh
FROM scratch
COPY --from=builder /out/ /
COPY --from=0 /out/app /two
COPY --from=busybox /etc/passwd /passwd
CMD ["/app"]
`;
  const { files, image, text } = build(dockerfile);
  assert.deepEqual(files!.list("/"), ["app", "passwd", "sh", "two"]);
  assert.match(text, /^Step 1\/8 : ARG BASE=busybox\nStep 2\/8 : FROM \$BASE AS builder\n/);
  assert.equal(image!.profile, undefined);
  assert.deepEqual(build(dockerfile, {}, { target: "builder" }).files!.list("/out"), ["app", "sh"]);
});

Deno.test("arguments count where they are declared, and are told when nobody wants them", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const dockerfile = "FROM busybox\nARG WHO=you\nENV GREETING=hello-$WHO\nRUN echo $WHO $GREETING > /said";
  assert.equal(build(dockerfile).files!.read("/said"), "you hello-you\n");
  const given = build(dockerfile, {}, { buildArgs: { WHO: "me", OTHER: "x" } });
  assert.equal(given.files!.read("/said"), "me hello-me\n");
  assert.match(given.text, /\[Warning\] One or more build-args \[OTHER\] were not consumed\n/);
  assert.ok(given.image!.history.at(-1)!.createdBy.startsWith("|1 WHO=me /bin/sh -c echo"));
});

Deno.test("what a base wants done is done by who builds on it", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  build("FROM busybox\nONBUILD COPY app /app\nONBUILD RUN cp /app /copy", {}, { tags: ["base"] });
  const { files, text, image } = build("FROM base", { app: "1" });
  assert.deepEqual([files!.read("/copy"), image!.config.OnBuild], ["1", undefined]);
  assert.match(text, /# Executing 2 build triggers\n/);
});

Deno.test("labels of the command line are a last step; a quiet build tells its id alone", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const { image, text } = build("FROM busybox", {}, { labels: { b: "it's", a: "1" } });
  assert.deepEqual(image!.config.Labels, { a: "1", b: "it's" });
  assert.match(text, /Step 3\/3 : LABEL b=it's/);
  assert.match(build("FROM busybox\nCMD x", {}, { isQuiet: true }).text, /^sha256:[0-9a-f]{64}\n$/);
});

const REFUSED: [what: string, dockerfile: string, message: string][] = [
  [
    "an unknown instruction",
    "FROM busybox\n\nRUNN x",
    "dockerfile parse error on line 3: unknown instruction: RUNN (did you mean RUN?)",
  ],
  ["nothing", "", "the Dockerfile (Dockerfile) cannot be empty"],
  ["comments only", "# nothing\n", "file with no instructions"],
  ["no base", "RUN x", "no build stage in current context"],
  [
    "a name in capitals",
    "FROM busybox\nCOPY a",
    "dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined",
  ],
];

for (const [what, dockerfile, message] of REFUSED) {
  Deno.test(`a Dockerfile with ${what} is refused at once`, () => {
    assert.throws(() => smallBuilder().build(dockerfile), { status: 400, message });
  });
}

Deno.test("tags and files that cannot be are refused at once", () => {
  const { build } = smallBuilder();
  assert.throws(() => build("FROM busybox", {}, { tags: ["My"] }), /must be lowercase/);
  assert.throws(
    () => build("FROM busybox", {}, { dockerfile: "Other" }),
    /^EngineError: Cannot locate specified Dockerfile: Other$/,
  );
  assert.throws(
    () => build("FROM busybox", {}, { dockerfile: "../x" }),
    /Forbidden path outside the build context/,
  );
  assert.throws(
    () => build("FROM busybox", {}, { target: "x" }),
    /failed to reach build target x in Dockerfile/,
  );
});
