import assert from "node:assert/strict";
import {
  DockerFailure,
  EngineRefusal,
  EngineUnreachable,
} from "../../../src/programs/docker/engine_errors.ts";

Deno.test("failures carry what is printed, and the exit code", () => {
  assert.equal(new EngineRefusal(409, "in use").message, "Error response from daemon: in use");
  assert.match(
    new EngineUnreachable("tcp://h:1").message,
    /daemon at tcp:\/\/h:1\. Is the docker daemon running\?$/,
  );
  assert.equal(new EngineUnreachable("tcp://h:1", "permission denied").message, "permission denied");
  const failure = new DockerFailure("no", { code: 64, isPlain: true });
  assert.deepEqual([failure.code, failure.isPlain, new DockerFailure("no").code], [64, true, 1]);
});
