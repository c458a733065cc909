import assert from "node:assert/strict";
import {
  applyChanges,
  changeConfig,
  pathFrom,
} from "../../../../src/simulator/docker/build/config_change.ts";
import { readPlan } from "../../../../src/simulator/docker/build/instruction.ts";
import type { ImageConfig } from "../../../../src/simulator/docker/runnable_image.ts";

const BASE: ImageConfig = { Env: ["PATH=/bin", "A=1"], Cmd: ["x"], WorkingDir: "/w" };

const CHANGES: [text: string, changed: ImageConfig, comment: string][] = [
  ['CMD ["a", "b"]', { Cmd: ["a", "b"] }, 'CMD ["a" "b"]'],
  ["CMD a b", { Cmd: ["/bin/sh", "-c", "a b"] }, 'CMD ["/bin/sh" "-c" "a b"]'],
  ["ENTRYPOINT []", { Entrypoint: null }, "ENTRYPOINT []"],
  ["ENV A=2 B=$A", { Env: ["PATH=/bin", "A=2", "B=1"] }, "ENV A=2 B=1"],
  ["EXPOSE 80 53/udp", { ExposedPorts: { "80/tcp": {}, "53/udp": {} } }, "EXPOSE 53/udp 80"],
  ["EXPOSE 8000-8001", { ExposedPorts: { "8000/tcp": {}, "8001/tcp": {} } }, "EXPOSE 8000-8001"],
  ["LABEL a=1 b='2 3'", { Labels: { a: "1", b: "2 3" } }, "LABEL a=1 b=2 3"],
  ["USER $A:2", { User: "1:2" }, "USER 1:2"],
  ["VOLUME /a /b", { Volumes: { "/a": {}, "/b": {} } }, "VOLUME [/a /b]"],
  ["WORKDIR sub/../other", { WorkingDir: "/w/other" }, "WORKDIR /w/other"],
  ["STOPSIGNAL SIGQUIT", { StopSignal: "SIGQUIT" }, "STOPSIGNAL SIGQUIT"],
  ['SHELL ["bash", "-c"]', { Shell: ["bash", "-c"] }, "SHELL [bash -c]"],
  ["ONBUILD RUN x", { OnBuild: ["RUN x"] }, "ONBUILD RUN x"],
  [
    "HEALTHCHECK --interval=5s --retries=2 CMD curl x",
    { Healthcheck: { Test: ["CMD-SHELL", "curl x"], Interval: 5e9, Retries: 2 } },
    'HEALTHCHECK {"Test":["CMD-SHELL","curl x"],"Interval":5000000000,"Retries":2}',
  ],
];

for (const [text, changed, comment] of CHANGES) {
  Deno.test(`${text} changes how an image is run`, () => {
    const [instruction] = readPlan(`FROM a\n${text}`).stages[0]!.instructions;
    const variables = new Map([["A", "1"]]);
    assert.deepEqual(changeConfig(BASE, instruction!, variables), {
      config: { ...BASE, ...changed },
      comment,
    });
  });
}

Deno.test("changes of commit are lines of a Dockerfile, but not all", () => {
  assert.deepEqual(applyChanges(BASE, ["CMD y", "ENV A=3"]), {
    ...BASE,
    Cmd: ["/bin/sh", "-c", "y"],
    Env: ["PATH=/bin", "A=3"],
  });
  assert.throws(() => applyChanges(BASE, ["RUN x"]), {
    status: 400,
    message: "run is not a valid change command",
  });
  assert.throws(() => applyChanges(BASE, ["EXPOSE x"]), /invalid containerPort: x/);
  assert.equal(pathFrom("/a/b", "../../../c"), "/c");
});
